/** `licdiag timeline`: follows the install attempts through the logs and prints how far each got. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import type { TimelineReport } from '../model/timeline.js';
import type { NoLog } from '../pipelines/collect-logs.js';
import { timeline } from '../pipelines/timeline/timeline.js';
import { lackInWords, lacksMeteringLogs } from '../report/missing-logs.js';
import { timelineWriters } from '../report/timeline/writers.js';
import { chooseSignatures } from './choose-signatures.js';
import { checkPeriod } from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadFacts } from './load-facts.js';
import { tellNoLogs } from './mistaken-snapshot.js';
import { oneLine } from './one-line.js';
import { printWritten } from './print-written.js';
import { startProgress } from './progress.js';
import { refuseInput } from './refuse-input.js';
import { otherServersInWords, timelineNotes } from './report-notes.js';
import { tell } from './tell.js';
import type { TimelineCommandOptions } from './timeline-options.js';
import { writerOptions } from './writer-options.js';

export async function timelineOf(paths: readonly string[], options: TimelineCommandOptions, io: Io): Promise<number> {
  checkPeriod(options);
  await refuseInput(options.output, [...paths, ...options.snapshot], io);
  const chosen = await chooseSignatures(catalogue, options, io.cwd);
  const { snapshots, listed } = await loadFacts(paths, options.snapshot, io);
  const progress = await startProgress(options, io);
  let otherServers: readonly string[] = [];
  const noLogs: NoLog[] = [];
  const report = await timeline({
    ...io,
    codePage: options.codePage,
    paths,
    snapshots,
    listed,
    arguments: io.arguments,
    catalogue: chosen,
    client: options.client ?? false,
    server: options.server ?? null,
    since: options.since ?? null,
    until: options.until ?? null,
    redact: options.redact,
    onOtherServers: (servers) => {
      otherServers = servers;
    },
    onNoLog: (one) => noLogs.push(one),
    onProgress: progress.show,
  }).finally(() => progress.stop());
  // These notes hold real names, which a report with stand-ins must not show.
  const isMissed = report.servers.length === 0 && options.redact !== 'names';
  await print(report, isMissed ? otherServersInWords(options.server, otherServers) : [], options, io);
  await tellNoLogs(noLogs, io);
  return exitCodeOf(report);
}

async function print(
  report: TimelineReport,
  doubts: readonly string[],
  options: TimelineCommandOptions,
  io: Io,
): Promise<void> {
  const text = timelineWriters[options.format](report, {
    ...(await writerOptions(options, io)),
    all: options.all ?? false,
    notes: [...timelineNotes(options, report), ...doubts].map(oneLine),
  });
  await printWritten(text, options.output, io);
  if (options.format !== 'text' || options.output !== undefined) await warn(report, io);
}

async function warn(report: TimelineReport, io: Io): Promise<void> {
  const { inputs } = report;
  for (const { path, problem, status } of inputs.files)
    if (status !== 'duplicate' && problem !== null) await tell(`${path}: ${problem}`, io);
  if (lacksMeteringLogs(report))
    await tell(
      `no metering log ${lackInWords(report)} (Licsvcfg.log); server logging is off by default in SMS 2.0`,
      io,
    );
}

function exitCodeOf({ summary, inputs }: TimelineReport): number {
  if (summary.failed > 0) return exitCodes.findings;
  return summary.unfinished > 0 || !inputs.complete ? exitCodes.incomplete : exitCodes.clean;
}
