/** `licdiag verify`: checks an old report against its inputs, with the filters that it was made with. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import type { NoLog } from '../pipelines/collect-logs.js';
import { verifyReport } from '../pipelines/verify/verify-report.js';
import { writeJson } from '../report/json.js';
import { writeVerifyText } from '../report/verify-text.js';
import { chooseSignatures } from './choose-signatures.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadFacts } from './load-facts.js';
import { loadReport } from './load-report.js';
import { tellNoLogs } from './mistaken-snapshot.js';
import { printWritten } from './print-written.js';
import { recordedOptions } from './recorded-options.js';
import { refuseInput } from './refuse-input.js';
import type { VerifyOptions } from './report-options.js';
import { tell } from './tell.js';
import { writerOptions } from './writer-options.js';

export async function verify(path: string, inputs: readonly string[], options: VerifyOptions, io: Io): Promise<number> {
  await refuseInput(options.output, [path, ...inputs, ...options.snapshot], io);
  const report = await loadReport(path, io.cwd);
  const recorded = recordedOptions(report.run.arguments, io);
  const { only = [], skip = [], server = null, since = null, until = null } = recorded ?? {};
  const signatures = options.signatures.length > 0 ? options.signatures : (recorded?.signatures ?? []);
  const noLogs: NoLog[] = [];
  const result = await verifyReport(path, report, {
    ...io,
    codePage: options.codePage ?? recorded?.codePage,
    paths: inputs,
    snapshots: (await loadFacts(inputs, options.snapshot, io)).snapshots,
    arguments: io.arguments,
    catalogue: await chooseSignatures(catalogue, { only, skip, signatures }, io.cwd),
    server,
    since,
    until,
    onNoLog: (one) => noLogs.push(one),
  });
  if (!recorded) await tell(`${path}: its arguments are not understood; all was diagnosed`, io);
  await tellNoLogs(noLogs, io);
  const written =
    options.format === 'json' ? writeJson(result) : writeVerifyText(result, await writerOptions(options, io));
  await printWritten(written, options.output, io);
  if (!result.holds) return exitCodes.findings;
  return result.complete ? exitCodes.clean : exitCodes.incomplete;
}
