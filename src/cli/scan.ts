/** `licdiag scan`: diagnoses logs and prints the report. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { catalogue } from '../catalogue/catalogue.generated.js';
import { type DiagnoseOptions, diagnose } from '../diagnose.js';
import type { Known } from '../evaluate/mark-known.js';
import { isReadOnce } from '../input/open-file.js';
import type { Report } from '../model/report.js';
import type { NoLog } from '../pipelines/collect-logs.js';
import type { Share, ShareResult } from '../pipelines/scan/diagnose-shares.js';
import type { TimelineOptions } from '../pipelines/timeline/timeline.js';
import { lackInWords, lacksMeteringLogs } from '../report/missing-logs.js';
import { unusedInWords } from '../report/said-first.js';
import { writers } from '../report/scan/writers.js';
import { mostProblems } from '../report/text-inputs.js';
import { unreadInputs } from '../report/unread-inputs.js';
import type { Threads } from '../workers/threads.js';
import { chooseSignatures } from './choose-signatures.js';
import { checkPeriod } from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadFacts } from './load-facts.js';
import { oneLine } from './one-line.js';
import { printWritten } from './print-written.js';
import { startProgress } from './progress.js';
import { refuseInput } from './refuse-input.js';
import { otherServersInWords, scanNotes, unusedSnapshotsInWords } from './report-notes.js';
import type { ScanOptions } from './scan-options.js';
import { tell } from './tell.js';
import { writerOptions } from './writer-options.js';

/** Lines that the HTML report shows before and after each quoted line. */
const contextLines = 2;
/** More threads only with `--jobs`. */
const mostDefaultJobs = 4;

export async function scan(paths: readonly string[], options: ScanOptions, io: Io): Promise<number> {
  checkPeriod(options);
  const runShare = await otherThreads(options.jobs ?? 1, io.workerFile);
  await refuseInput(options.output, [...paths, ...options.snapshot, ...keptFiles(options, io)], io);
  const chosen = await chooseSignatures(catalogue, options, io.cwd);
  const known = await loadKnownFiles(options, io);
  const { snapshots, unused, listed } = await loadFacts(paths, options.snapshot, io);
  const progress = await startProgress(options, io);
  const asked = {
    ...io,
    codePage: options.codePage,
    paths,
    snapshots,
    listed,
    arguments: io.arguments,
    catalogue: chosen,
    server: options.server ?? null,
    since: options.since ?? null,
    until: options.until ?? null,
    redact: options.redact,
  };
  let otherServers: readonly string[] = [];
  const noLogs: NoLog[] = [];
  const report = await diagnose({
    ...asked,
    onOtherServers: (servers) => {
      otherServers = servers;
    },
    onNoLog: (one) => noLogs.push(one),
    context: options.format === 'html' ? contextLines : 0,
    search: io.env['LICDIAG_SEARCH'] === 'plain' ? 'plain' : 'simd',
    known,
    jobs: options.jobs ?? null,
    processors: Math.min(mostDefaultJobs, availableParallelism()),
    ...(runShare ? { runShare } : {}),
    onProgress: progress.show,
  }).finally(() => progress.stop());
  // With more servers than can be listed, a picture would be too large to read.
  const timelinePicture = report.summary.notListed === undefined ? await pictureOf(asked, options) : undefined;
  // These notes hold real names, which a report with stand-ins must not show.
  const doubts =
    options.redact === 'names'
      ? []
      : [...otherServersInWords(options.server, otherServers), ...unusedSnapshotsInWords(unused)];
  await print(report, { doubts, timelinePicture }, options, io);
  if (noLogs.length > 0) await (await import('./mistaken-snapshot.js')).tellNoLogs(noLogs, io);
  return exitCodeOf(report, options.failOn);
}

/** Threads asked for with `--jobs` start at once. Whether more are worth it is known only when the logs have been found. */
async function otherThreads(jobs: number, workerFile: string): Promise<DiagnoseOptions['runShare']> {
  if (workerFile === '') return undefined;
  const startNow = Math.min(jobs, availableParallelism()) - 1;
  if (startNow === 0) return async (share) => (await threads(workerFile, 0)).run(share);
  const started = await threads(workerFile, startNow);
  return (share) => started.run(share);
}

async function threads(workerFile: string, count: number): Promise<Threads<Share, ShareResult>> {
  return new (await import('../workers/threads.js')).Threads(workerFile, count);
}

/** The acknowledge file that is used without `--ack`: the one in the current directory, usually that of the script that scans. */
function defaultAck(cwd: string): string | undefined {
  return existsSync(resolve(cwd, '.licdiag-ack.yaml')) ? '.licdiag-ack.yaml' : undefined;
}

/** Files that `-o` must not replace. A JSON report may replace the baseline, as in a nightly run. */
function keptFiles({ baseline, ack, format }: ScanOptions, { cwd }: Io): string[] {
  return [baseline !== undefined && format !== 'json' ? [baseline] : [], ack ?? defaultAck(cwd) ?? []].flat();
}

/** Loads no code unless there is a baseline or an acknowledge file. */
async function loadKnownFiles(options: ScanOptions, io: Io): Promise<Known> {
  const { baseline, ack = defaultAck(io.cwd) } = options;
  if (baseline === undefined && ack === undefined) return { baseline: new Set(), acknowledgements: [] };
  const { loadKnown } = await import('./load-known.js');
  const files = { ...(baseline === undefined ? {} : { baseline }), ...(ack === undefined ? {} : { ack }) };
  const known = await loadKnown(files, io.cwd, dayOf(new Date()));
  return { ...known, isWhole: options.only.length + options.skip.length === 0 };
}

/** The local day: by UTC an acknowledgement would expire hours before or after its last day ends. */
function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** The picture of installs over time for the HTML report. It reads the logs again, which is impossible with standard input. */
async function pictureOf(asked: TimelineOptions, { format, redact }: ScanOptions): Promise<string | undefined> {
  if (
    format !== 'html' ||
    redact === 'names' ||
    asked.paths.length === 0 ||
    asked.paths.some((path) => isReadOnce(path, asked.cwd))
  )
    return undefined;
  const { timeline } = await import('../pipelines/timeline/timeline.js');
  const { servers } = await timeline(asked);
  return servers.length === 0 ? undefined : (await import('../report/timeline/svg.js')).timelineSvg(servers);
}

async function print(
  report: Report,
  { doubts, timelinePicture }: { readonly doubts: readonly string[]; readonly timelinePicture: string | undefined },
  options: ScanOptions,
  io: Io,
): Promise<void> {
  const write = await writers[options.format]();
  const written = write(report, {
    ...(await writerOptions(options, io)),
    notes: [...scanNotes(options, report), ...doubts].map(oneLine),
    timelinePicture,
  });
  await printWritten(written, options.output, io);
  if (options.format !== 'text' || options.output !== undefined) await warn(report, io);
}

/** Repeats the problems on standard error when the report itself is not printed as text on the screen. */
async function warn(report: Report, io: Io): Promise<void> {
  const { inputs, expiredAcknowledgements = [] } = report;
  for (const { id, reason, expires } of expiredAcknowledgements)
    await tell(`the acknowledgement of ${id} (${reason}) expired on ${expires}`, io);
  for (const told of unusedInWords(report)) await tell(told, io);
  const failed = unreadInputs(inputs);
  for (const { path, problem } of failed.slice(0, mostProblems)) await tell(`${path}: ${problem}`, io);
  if (failed.length > mostProblems)
    await tell(`… and ${failed.length - mostProblems} more files; the report names them`, io);
  if (lacksMeteringLogs(report))
    await tell(
      `no metering log ${lackInWords(report)} (Licsvcfg.log, Licsrvc.log, Liccli.log, Remodbc.log); server logging is off by default in SMS 2.0`,
      io,
    );
}

const ranks = { error: 3, warning: 2, info: 1, never: 4 } as const;

function exitCodeOf({ findings, inputs }: Report, failOn: ScanOptions['failOn']): number {
  const counts = findings.filter(
    ({ state, known, acknowledged }) => state === 'active' && !known && acknowledged === null,
  );
  if (counts.some(({ severity }) => ranks[severity] >= ranks[failOn])) return exitCodes.findings;
  return inputs.complete ? exitCodes.clean : exitCodes.incomplete;
}
