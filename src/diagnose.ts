/**
 * The pipeline, from paths to a redacted report, and the public API of the package. Logs are collected here, read by
 * `stream/diagnose-streams.ts` (in several threads through `pipelines/scan/diagnose-shares.ts`), and what they show is put together by
 * `pipelines/assemble-diagnosis.ts`.
 */
import type { Readable } from 'node:stream';
import { catalogue as shipped } from './catalogue/catalogue.generated.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { parseCodePage } from './decode/code-page.js';
import { dropDuplicates } from './input/drop-duplicates.js';
import type { Listings } from './input/find-files.js';
import { keepBytes } from './input/keep-bytes.js';
import { type KeptSource, keepWhileRead, mostReread } from './input/keep-while-read.js';
import type { Diagnosis, RedactMode, Report } from './model/report.js';
import type { Source } from './model/source.js';
import type { StreamResult } from './model/stream-result.js';
import { withoutSlashes } from './model/wanted-server.js';
import { type AssembleOptions, assembleDiagnosis } from './pipelines/assemble-diagnosis.js';
import { collectLogs, type NoLog } from './pipelines/collect-logs.js';
import type { addContext } from './pipelines/scan/add-context.js';
import { diagnoseShared, type SharedOptions } from './pipelines/scan/diagnose-shares.js';
import { withPasses } from './pipelines/scan/read-passes.js';
import { redact } from './redact/redact.js';
import { diagnoseStreams } from './stream/diagnose-streams.js';
import { streamsOf } from './stream/streams-of.js';

export { catalogue } from './catalogue/catalogue.generated.js';
export type { Catalogue } from './catalogue/catalogue.js';
export { InputError, UsageError } from './errors.js';
export type { LoadedSnapshot } from './model/facts.js';
export type { Report } from './model/report.js';
export type { Signature } from './model/signature.js';
export { writers } from './report/scan/writers.js';
export { type Colours, noColours, piecesOf, type Writer, type WriterOptions } from './report/writer.js';

export interface DiagnoseOptions extends AssembleOptions, SharedOptions {
  /** Files, folders, globs, `.zip`, `.gz`, or `-` for standard input, as typed on a command line. May be empty if there are snapshots. */
  readonly paths: readonly string[];
  /** Opens standard input. Needed for the path `-` only. */
  readonly stdin?: () => Readable;
  /** What to look for. The shipped catalogue unless given. */
  readonly catalogue?: Catalogue;
  /** What to mask: `secrets` (passwords; the default), `names` (also names, by stand-ins) or `none`. */
  readonly redact?: RedactMode;
  /** How many lines to show before and after each piece of evidence; 0 unless given. Logs with evidence are read a second time for it. */
  readonly context?: number;
  /** Folders that the caller has listed just now. */
  readonly listed?: Listings;
  /** Called for each snapshot or report of licdiag that `paths` names in place of a log. It is not read. */
  readonly onNoLog?: (one: NoLog) => void;
}

/**
 * Diagnoses logs, snapshots, or both. It only reads. A log that cannot be read is no error: `report.inputs` lists it, with the reason.
 * @returns what `licdiag scan --format json` prints; `schemas/scan-report.schema.json` describes each field
 * @throws UsageError for a path that names nothing, InputError for a signature whose template is not well formed
 */
export async function diagnose(options: DiagnoseOptions): Promise<Report> {
  const startedAt = new Date();
  const { catalogue = shipped } = options;
  const collected = await collectLogs(options.paths, { ...options, logs: catalogue.logs }, options.onNoLog);
  try {
    const unique = await dropDuplicates(collected.sources, catalogue.logs);
    const { context = 0 } = options;
    const isReadTwice = options.redact === 'names' || context > 0;
    const kept = (isReadTwice ? await rereadable(unique.sources) : unique.sources).map(keepWhileRead);
    const streams = await streamsOf(
      kept.map(({ source }) => source),
      catalogue.logs,
    );
    const results = await diagnoseShared(streams, catalogue, options);
    const problems = [...collected.problems, ...unique.problems];
    const codePage = parseCodePage(options.codePage);
    const bare = await withPasses(results, streams, catalogue, quiet(options), (found) =>
      assembleDiagnosis(found, problems, catalogue, options, startedAt),
    );
    const staged = bare.unexplained.length > 0 ? await withStages(bare, results, kept, catalogue, options) : bare;
    const diagnosis = context > 0 ? await withContext(staged, streams, context, codePage) : staged;
    if (options.redact !== 'names') return redact(diagnosis, options.redact ?? 'secrets');
    const { redactNames } = await import('./pipelines/scan/redact-names.js');
    return await redactNames(diagnosis, streams, {
      catalogue,
      codePage,
      snapshots: options.snapshots ?? [],
      again: async (renamed, snapshots, standIn) => {
        const server = options.server == null ? null : standIn(withoutSlashes(options.server));
        const found = await diagnoseStreams(renamed, catalogue, quiet(options));
        const { onOtherServers: _, onFacts: __, ...others } = options;
        return await withPasses(found, renamed, catalogue, quiet(options), (read) =>
          assembleDiagnosis(read, problems, catalogue, { ...others, server, snapshots }, startedAt),
        );
      },
    });
  } finally {
    collected.close();
  }
}

/** For logs that are read again: their progress was shown. */
function quiet(options: DiagnoseOptions): DiagnoseOptions {
  return { ...options, onProgress: () => undefined };
}

/** Adds the install stages of unexplained errors. They stay unknown where logs cannot be read again, or that would take long. */
async function withStages(
  diagnosis: Diagnosis,
  results: readonly StreamResult[],
  kept: readonly KeptSource[],
  catalogue: Catalogue,
  options: DiagnoseOptions,
): Promise<Diagnosis> {
  const folders = new Set(results.flatMap(({ folder, errors }) => (errors.length > 0 ? folder : [])));
  const bytes = results
    .filter(({ folder }) => folders.has(folder))
    .flatMap(({ files }) => files)
    .reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  if (bytes > mostReread) return diagnosis;
  const wanted = kept.filter(({ source }) => folders.has(source.folder));
  const again = wanted.flatMap((one) => one.again() ?? []);
  if (again.length < wanted.length) return diagnosis;
  return (await import('./pipelines/scan/stages-of-unexplained.js')).withStages(
    diagnosis,
    await streamsOf(again, catalogue.logs),
    catalogue,
    options,
  );
}

async function withContext(...given: Parameters<typeof addContext>): Promise<Diagnosis> {
  return (await import('./pipelines/scan/add-context.js')).addContext(...given);
}

async function rereadable(sources: readonly Source[]): Promise<readonly Source[]> {
  return Promise.all(sources.map(keepBytes));
}
