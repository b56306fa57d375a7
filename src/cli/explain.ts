/** `licdiag explain`: prints what is known of a signature or an article; with `--against`, what of it logs and snapshots show. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { ledger } from '../catalogue/ledger.generated.js';
import { UsageError } from '../errors.js';
import type { Explanation } from '../model/explanation.js';
import type { NoLog } from '../pipelines/collect-logs.js';
import { explain } from '../pipelines/explain/explain.js';
import { explanationWriters } from '../report/explain/writers.js';
import { chooseSignatures } from './choose-signatures.js';
import { checkPeriod } from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { ExplainOptions } from './explain-options.js';
import type { Io } from './io.js';
import { printWritten } from './print-written.js';
import { refuseInput } from './refuse-input.js';
import { tell } from './tell.js';
import { writerOptions } from './writer-options.js';

export async function explainCommand(asked: string, options: ExplainOptions, io: Io): Promise<number> {
  checkPeriod(options);
  refuseIdle(options);
  await refuseInput(options.output, [...(options.against ?? []), ...options.snapshot], io);
  const noLogs: NoLog[] = [];
  const explanation = await explained(asked, options, io, noLogs);
  const text = explanationWriters[options.format](explanation, await writerOptions(options, io));
  await printWritten(text, options.output, io);
  if (noLogs.length > 0) await (await import('./mistaken-snapshot.js')).tellNoLogs(noLogs, io);
  if (explanation.signatures.length === 0 && isHeldAgainst(options))
    await tell(`no signature is for ${asked}, so what was given cannot be held against one`, io);
  return exitCodes.clean;
}

function isHeldAgainst({ against = [], snapshot }: ExplainOptions): boolean {
  return against.length + snapshot.length > 0;
}

/** @throws UsageError for an option about logs where no logs are given */
function refuseIdle(options: ExplainOptions): void {
  if (isHeldAgainst(options)) return;
  const { server, since, until, codePage } = options;
  const [idle] = Object.entries({ '--server': server, '--since': since, '--until': until, '--code-page': codePage })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option);
  if (idle) throw new UsageError(`${idle} is of no use without logs`, 'name them with --against');
}

async function explained(asked: string, options: ExplainOptions, io: Io, noLogs: NoLog[]): Promise<Explanation> {
  const { against = [], snapshot, codePage, server = null, since = null, until = null, redact } = options;
  const chosen = await chooseSignatures(catalogue, options, io.cwd);
  const known = { ...chosen, notDiagnosable: ledger };
  if (!isHeldAgainst(options)) return explain(asked, known);
  const { explainAgainst } = await import('../pipelines/explain/explain-against.js');
  const { loadBundles, loadSnapshots } = await import('../pipelines/snapshot/load-snapshot.js');
  const snapshots = await loadSnapshots(snapshot, io);
  return explainAgainst(asked, known, {
    ...io,
    ...{ codePage, server, since, until, redact },
    paths: against,
    snapshots: [...snapshots, ...(await loadBundles(against, io))],
    onNoLog: (one) => noLogs.push(one),
  });
}
