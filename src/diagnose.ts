/**
 * The pipeline, from paths to a redacted report, and the public API of the package. Only this file knows all stages, with
 * `diagnose-stream.ts`, which runs them over one log, and `evaluate.ts`, which puts the results together; values travel through here.
 */
import type { Readable } from 'node:stream';
import { bindTemplates } from './bind-templates.js';
import { catalogue as shipped } from './catalogue/catalogue.generated.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { Correlator } from './correlate/correlator.js';
import type { Rule } from './correlate/rule.js';
import { parseCodePage } from './decode/code-page.js';
import { TextDecoding } from './decode/decode-text.js';
import { diagnoseStream, type StreamTools } from './diagnose-stream.js';
import { LineWindow, windowSize } from './entries/line-window.js';
import { UsageError } from './errors.js';
import { ResultLimits } from './evaluate/result-limits.js';
import type { StreamResult } from './evaluate/stream-result.js';
import { type EvaluateOptions, evaluate } from './evaluate.js';
import { collectSources, openDiskFile } from './input/collect-sources.js';
import { dropDuplicates } from './input/drop-duplicates.js';
import { groupStreams } from './input/group-streams.js';
import { keepBytes } from './input/keep-bytes.js';
import { type KeptSource, keepWhileRead, mostReread } from './input/keep-while-read.js';
import { LineMatcher } from './match/line-matcher.js';
import { LogsOfEntry } from './match/logs-of-entry.js';
import type { Diagnosis, RedactMode, Report } from './model/report.js';
import type { LogStream, Source } from './model/source.js';
import { SearchPlan } from './plan-search.js';
import { createEngine, type SearchKind } from './prefilter/create-engine.js';
import type { addContext } from './read-context.js';
import { redact } from './redact/redact.js';
import { wantedServer } from './wanted-server.js';
import { shareOut } from './workers/share-out.js';

export { catalogue } from './catalogue/catalogue.generated.js';
export type { Catalogue } from './catalogue/catalogue.js';
export { InputError, UsageError } from './errors.js';
export type { LoadedSnapshot } from './model/facts.js';
export type { Report } from './model/report.js';
export type { Signature } from './model/signature.js';
export { type Colours, noColours, piecesOf, type Writer, type WriterOptions } from './report/writer.js';
export { writers } from './report/writers.js';

export interface DiagnoseOptions extends EvaluateOptions {
  readonly cwd: string;
  /** Tells how paths are written. */
  readonly platform: NodeJS.Platform;
  /** Standard input, for the path `-`. */
  readonly stdin?: () => Readable;
  /** The shipped one unless given. */
  readonly catalogue?: Catalogue;
  readonly codePage?: string;
  readonly redact?: RedactMode;
  /** `plain`: without WebAssembly, as where the processor has no SIMD. The report is the same. */
  readonly search?: SearchKind;
  /** How many threads; null or absent: as many as pay. Needs `runShare`, else everything runs in this thread. */
  readonly jobs?: number | null;
  readonly processors?: number;
  /** Runs `diagnoseShare` in another thread. */
  readonly runShare?: (share: Share) => Promise<StreamResult[]>;
  /** Lines to show before and after each piece of evidence; reads the logs that have evidence a second time. */
  readonly context?: number;
  /** Called before each log, for a progress display. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
  /** Follows the signatures through a log, where more is asked than a scan needs. Only without `runShare`. */
  readonly correlatorFor?: (rules: readonly Rule[], stream: LogStream) => Correlator;
}

/**
 * Diagnoses logs.
 * @throws UsageError for a path that names nothing, InputError for a signature whose template is not well formed
 */
export async function diagnose(options: DiagnoseOptions): Promise<Report> {
  const startedAt = new Date();
  const { catalogue = shipped } = options;
  const collected = await collectSources(options.paths, { stdin: noStdin, ...options, logs: catalogue.logs });
  try {
    const unique = await dropDuplicates(collected.sources);
    const { context = 0 } = options;
    const isReadTwice = options.redact === 'names' || context > 0;
    const kept = (isReadTwice ? await rereadable(unique.sources) : unique.sources).map(keepWhileRead);
    const streams = groupStreams(
      kept.map(({ source }) => source),
      catalogue.logs,
    );
    const results = await diagnoseShared(streams, catalogue, options);
    const problems = [...collected.problems, ...unique.problems];
    const codePage = parseCodePage(options.codePage ?? 'windows-1252');
    const bare = evaluate(results, problems, catalogue, options, startedAt);
    const staged = bare.unexplained.length > 0 ? await withStages(bare, results, kept, catalogue, options) : bare;
    const diagnosis = context > 0 ? await withContext(staged, streams, context, codePage) : staged;
    if (options.redact !== 'names') return redact(diagnosis, options.redact ?? 'secrets');
    const { redactNames } = await import('./redact-names.js');
    return await redactNames(diagnosis, streams, {
      catalogue,
      codePage,
      snapshots: options.snapshots ?? [],
      again: async (renamed, snapshots, standIn) => {
        const server = options.server == null ? null : standIn(options.server.replace(/^\\+/, ''));
        const found = await diagnoseStreams(renamed, catalogue, { ...options, onProgress: () => undefined });
        return evaluate(found, problems, catalogue, { ...options, server, snapshots }, startedAt);
      },
    });
  } finally {
    collected.close();
  }
}

/** Of what cannot be read again, or would take long, the stages stay unknown. */
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
  return (await import('./stages-of-unexplained.js')).withStages(
    diagnosis,
    groupStreams(again, catalogue.logs),
    catalogue,
    options,
  );
}

async function withContext(...given: Parameters<typeof addContext>): Promise<Diagnosis> {
  return (await import('./read-context.js')).addContext(...given);
}

async function rereadable(sources: readonly Source[]): Promise<readonly Source[]> {
  return Promise.all(sources.map(keepBytes));
}

/** A part of a diagnosis for another thread. Plain data. */
export interface Share extends ShareSettings {
  /** In which members of archives are looked for again. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** Null: the shipped one, which need not be copied. */
  readonly catalogue: Catalogue | null;
  /** The sources that belong to it. */
  readonly sources: readonly Omit<Source, 'open'>[];
}

interface ShareSettings {
  readonly codePage?: string;
  readonly search?: SearchKind;
  readonly server?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/** Diagnoses the streams of a share, in their order. */
export async function diagnoseShare(share: Share): Promise<StreamResult[]> {
  const catalogue = share.catalogue ?? shipped;
  const paths = share.sources.some(({ origin }) => origin === 'archive') ? share.paths : [];
  const collected = await collectSources(paths, { ...share, stdin: noStdin, logs: catalogue.logs });
  try {
    const members = new Map(collected.sources.map((source) => [source.path, source]));
    const sources = share.sources.map((source): Source => {
      const { origin, path } = source;
      if (origin !== null && origin !== 'archive') return { ...source, open: () => openDiskFile(origin) };
      const gone = new Error('is no longer in its archive');
      return members.get(path) ?? { ...source, open: () => Promise.reject(gone) };
    });
    return await diagnoseStreams(groupStreams(sources, catalogue.logs), catalogue, share);
  } finally {
    collected.close();
  }
}

async function diagnoseShared(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: DiagnoseOptions,
): Promise<StreamResult[]> {
  const { runShare, jobs = null, processors = 1 } = options;
  const shares = runShare ? shareOut(streams, jobs, processors) : [[...streams.keys()]];
  const work = shares.map((indexes, share) => {
    const own = indexes.flatMap((index) => streams[index] ?? []);
    if (share === 0 || !runShare) return () => diagnoseStreams(own, catalogue, options);
    const { paths, cwd, platform, codePage = 'windows-1252', search = 'simd' } = options;
    const { server = null, since = null, until = null } = options;
    const sources = own.flatMap(({ parts }) => parts.map(({ open: _, ...plain }) => plain));
    return () =>
      runShare({
        paths: paths.filter((path) => path !== '-'),
        cwd,
        platform,
        catalogue: catalogue === shipped ? null : catalogue,
        codePage,
        search,
        server,
        since,
        until,
        sources,
      });
  });
  // The others start first: this thread is busy with its own share until the end.
  const others = work.slice(1).map((start) => start());
  const results = await Promise.all([work[0]?.() ?? [], ...others]);
  const ordered = shares.flatMap((indexes, share) =>
    indexes.map((index, i) => ({ index, result: results[share]?.[i] })),
  );
  const limits = new ResultLimits(wantedServer(options));
  return ordered
    .sort((a, b) => a.index - b.index)
    .flatMap(({ result }) => (result === undefined ? [] : limits.admit(result)));
}

/** For callers that have none: reading `-` then fails as an unreadable file does. */
function noStdin(): never {
  throw new UsageError('no standard input was given to read "-" from');
}

async function diagnoseStreams(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: ShareSettings & Pick<DiagnoseOptions, 'onProgress' | 'correlatorFor'>,
): Promise<StreamResult[]> {
  const { since = null, until = null } = options;
  const { templates, rules } = bindTemplates(catalogue.signatures, catalogue.templates);
  const engine = createEngine(windowSize, options.search);
  const plan = new SearchPlan(templates, rules, catalogue, engine);
  const limits = new ResultLimits(wantedServer(options));
  const shared = {
    engine,
    searchFor: (source, depth) => plan.searchFor(source, depth),
    anchors: plan.anchors,
    followSearch: (source, open) => plan.followSearch(source, open),
    countsByComponent: (source) => plan.countsByComponent(source),
    endingSearch: (source) => plan.endingSearch(source),
    knowsStatusBySite: plan.knowsStatusBySite,
    newCorrelator: () => new Correlator(rules, limits),
    matcher: new LineMatcher(templates),
    logs: new LogsOfEntry(catalogue.logs),
    decoding: new TextDecoding(parseCodePage(options.codePage ?? 'windows-1252')),
    window: new LineWindow(engine.bytes, engine),
    since,
    until,
  } satisfies StreamTools;
  const results: StreamResult[] = [];
  for (const [done, stream] of streams.entries()) {
    options.onProgress?.(done, streams.length, stream.parts[0].path);
    const { correlatorFor } = options;
    // Without anchors everything is read, also in logs that hold nothing that decides.
    const { anchors: _, ...whole } = shared;
    const result = await diagnoseStream(
      stream,
      correlatorFor ? { ...whole, newCorrelator: () => correlatorFor(rules, stream) } : shared,
    );
    results.push(limits.admit(result));
  }
  return results;
}
