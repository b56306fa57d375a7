/**
 * The pipeline of `timeline`: reads logs once as a scan does, follows the installations of each server beside the signatures,
 * and puts both together. Values between stages travel through here.
 */
import { bindTemplates } from './bind-templates.js';
import { catalogue as shipped } from './catalogue/catalogue.generated.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { Correlator } from './correlate/correlator.js';
import { serversIn, shapeOf } from './correlate/error-shape.js';
import { parseCodePage } from './decode/code-page.js';
import { TextDecoding } from './decode/decode-text.js';
import { type DiagnoseOptions, evaluate } from './diagnose.js';
import { diagnoseStream } from './diagnose-stream.js';
import { LineWindow, windowSize } from './entries/line-window.js';
import { UsageError } from './errors.js';
import { ResultLimits } from './evaluate/result-limits.js';
import type { StreamResult } from './evaluate/stream-result.js';
import { sitesOfFolders } from './evaluate/subject.js';
import { explainError } from './explain/explain-error.js';
import { collectSources } from './input/collect-sources.js';
import { dropDuplicates } from './input/drop-duplicates.js';
import { groupStreams } from './input/group-streams.js';
import { LineMatcher, type LoggedTemplate } from './match/line-matcher.js';
import { LogsOfEntry } from './match/logs-of-entry.js';
import type { Quote } from './model/observation.js';
import type { Diagnosis } from './model/report.js';
import type { InputProblem, LogStream } from './model/source.js';
import type { ClientSign, StageSign } from './model/stage.js';
import type { RawServer, RawTimeline, TimelineReport } from './model/timeline.js';
import { createEngine } from './prefilter/create-engine.js';
import { redactTimeline } from './redact/redact-timeline.js';
import { compileTemplate, deferTemplate } from './templates/compile-template.js';
import { assembleServers, type FollowedStream } from './timeline/assemble-servers.js';
import type { ReadError } from './timeline/attempt-errors.js';
import { clientChains } from './timeline/client-chain.js';
import { findingsAt } from './timeline/findings-at.js';
import { allLimits } from './timeline/limits.js';
import { sumUp, withStages } from './timeline/sum-up.js';
import { TimelineFollower } from './timeline-follower.js';
import { timelineSearches } from './timeline-searches.js';

export type TimelineOptions = Omit<DiagnoseOptions, 'known' | 'jobs' | 'processors' | 'runShare'> & {
  /** Also the chain from the site control file to the clients. */
  readonly client?: boolean;
};

/** @throws UsageError for a path that names nothing */
export async function timeline(options: TimelineOptions): Promise<TimelineReport> {
  const startedAt = new Date();
  const { catalogue = shipped } = options;
  const collected = await collectSources(options.paths, { stdin: noStdin, ...options, logs: catalogue.logs });
  try {
    const unique = await dropDuplicates(collected.sources);
    const streams = groupStreams(unique.sources, catalogue.logs);
    const read = await readStreams(streams, catalogue, options);
    const problems = [...collected.problems, ...unique.problems];
    return redactTimeline(assemble(read, problems, catalogue, options, startedAt), options.redact ?? 'secrets');
  } finally {
    collected.close();
  }
}

function noStdin(): never {
  throw new UsageError('no standard input was given to read "-" from');
}

interface ReadStreams {
  readonly results: readonly StreamResult[];
  readonly followed: readonly FollowedStream[];
}

async function readStreams(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: TimelineOptions,
): Promise<ReadStreams> {
  const { since = null, until = null } = options;
  const { templates, rules, signOf, clientSignOf } = bindStages(catalogue);
  const decoding = new TextDecoding(parseCodePage(options.codePage ?? 'windows-1252'));
  const engine = createEngine(windowSize, options.search);
  const shared = {
    engine,
    matcher: new LineMatcher(templates),
    logs: new LogsOfEntry(catalogue.logs),
    decoding,
    searchFor: timelineSearches(templates, catalogue, engine),
    window: new LineWindow(engine.bytes, engine),
    since,
    until,
  };
  const tools = {
    stages: catalogue.stages,
    signOf,
    clientSignOf,
    decoding,
    serversIn,
    readError: errorReader(catalogue),
  };
  const results: StreamResult[] = [];
  const followed: FollowedStream[] = [];
  const limits = new ResultLimits(options.server?.replace(/^\\+/, '').toUpperCase() ?? null);
  const newCorrelator = (): Correlator => new Correlator(rules, limits);
  for (const [done, stream] of streams.entries()) {
    options.onProgress?.(done, streams.length, stream.parts[0].path);
    const follower = new TimelineFollower(stream.parts[0], tools);
    const result = limits.admit(await diagnoseStream(stream, { ...shared, newCorrelator, follower }));
    results.push(result);
    followed.push(follower.finish(result.folder, result.lastTime));
  }
  return { results, followed };
}

/** The templates of signatures and stages, each once, and which of them show a stage. */
export function bindStages({ signatures, templates: known, stages }: Catalogue): {
  templates: LoggedTemplate[];
  rules: ReturnType<typeof bindTemplates>['rules'];
  signOf: ReadonlyMap<number, StageSign>;
  clientSignOf: ReadonlyMap<number, ClientSign>;
} {
  const { templates, rules } = bindTemplates(signatures, known);
  const indexOf = (one: { readonly log: string; readonly template: string }): number => {
    const at = templates.findIndex(({ log, template }) => log === one.log && template.source === one.template);
    if (at >= 0) return at;
    const facts = known[one.template];
    const template = facts ? deferTemplate(one.template, facts) : compileTemplate(one.template);
    return templates.push({ log: one.log, template }) - 1;
  };
  const signOf = new Map(stages.signs.map((sign) => [indexOf(sign), sign] as const));
  const clientSignOf = new Map(stages.clientSigns.map((sign) => [indexOf(sign), sign] as const));
  return { templates, rules, signOf, clientSignOf };
}

/** What an error line says, with the help of what the catalogue knows of numbers. */
export function errorReader({ codes }: Catalogue): (quote: Quote) => ReadError {
  const reach = new Set(codes.codes.filter(({ stage }) => stage === 'reach').map(({ code }) => code));
  return (quote) => {
    const explanation = explainError(quote.text, codes);
    const reachCode = explanation.codes.find(({ code }) => reach.has(code))?.code ?? null;
    return { quote, shape: shapeOf(quote.text), ...explanation, reachCode };
  };
}

function assemble(
  { results, followed }: ReadStreams,
  problems: readonly InputProblem[],
  catalogue: Catalogue,
  options: TimelineOptions,
  startedAt: Date,
): RawTimeline {
  const diagnosis = evaluate(results, problems, catalogue, options, startedAt);
  const servers = serversOf(followed, results, diagnosis, catalogue, options);
  const snapshots = options.snapshots ?? [];
  return {
    schemaVersion: 1,
    kind: 'timeline',
    tool: diagnosis.tool,
    run: diagnosis.run,
    inputs: diagnosis.inputs,
    servers,
    unexplained: diagnosis.unexplained.map((group) => withStages(group, servers)),
    limits: allLimits(followed, results, servers),
    clients: options.client ? clientChains(snapshots, servers, followed) : null,
    summary: sumUp(servers),
  };
}

function serversOf(
  followed: readonly FollowedStream[],
  results: readonly StreamResult[],
  { findings }: Diagnosis,
  catalogue: Catalogue,
  options: TimelineOptions,
): RawServer[] {
  const sites = sitesOfFolders(results);
  const wanted = options.server?.replace(/^\\+/, '').toUpperCase() ?? null;
  const folderOf = new Map(results.flatMap(({ folder, files }) => files.map(({ path }) => [path, folder] as const)));
  return assembleServers(followed, {
    stages: catalogue.stages.stages,
    readError: errorReader(catalogue),
    serversIn,
    siteOf: (folder) => sites.get(folder) ?? null,
    findingsOf: (server, folder) => findingsAt(findings, server, (file) => folderOf.get(file) === folder),
  }).filter(({ server }) => wanted === null || server === wanted);
}
