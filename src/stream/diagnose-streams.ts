/** Diagnoses log streams one after the other, in one thread, with one set of tools. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { Correlator } from '../correlate/correlator.js';
import type { Rule } from '../correlate/rule.js';
import { windowSize } from '../entries/line-window.js';
import { ResultLimits } from '../evaluate/result-limits.js';
import type { LogStream } from '../model/source.js';
import type { StreamResult } from '../model/stream-result.js';
import type { Stretch } from '../model/stretch.js';
import { wantedServer } from '../model/wanted-server.js';
import { type EngineUse, withEngine } from '../prefilter/create-engine.js';
import type { SearchEngine } from '../prefilter/literal-search.js';
import { bindTemplates } from './bind-templates.js';
import { diagnoseStream, diagnoseStretch } from './diagnose-stream.js';
import type { StretchResult } from './join-stretches.js';
import { type ReadSettings, scanTools } from './scan-tools.js';

/** The settings that each thread of a diagnosis is given. Plain data, so that it can be sent to a thread. */
export interface StreamSettings extends ReadSettings, EngineUse {
  readonly server?: string | null;
  /** Reads for all clauses at once, and not only near what decides. */
  readonly isWhole?: boolean;
}

/** What only the calling thread can do, since functions cannot be sent to another one. */
export interface CallerHooks {
  /** Called before each log, for a progress display. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
  /** Makes the correlator of each log, where a caller wants one of its own (`explain --against` records lines with it). */
  readonly correlatorFor?: (rules: readonly Rule[], stream: LogStream) => Correlator;
}

/** A stretch of a log that is one file. Its source begins at the start of the stretch. */
export interface StreamStretch {
  readonly stream: LogStream;
  readonly stretch: Stretch;
}

export async function diagnoseStreams(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  settings: StreamSettings & CallerHooks,
): Promise<StreamResult[]> {
  return (await diagnoseWork({ streams, stretches: [] }, catalogue, settings)).streams;
}

interface StreamWork {
  readonly streams: readonly LogStream[];
  readonly stretches: readonly StreamStretch[];
}

interface StreamWorkResult {
  readonly streams: StreamResult[];
  readonly stretches: StretchResult[];
}

/** Diagnoses whole streams, then stretches of others. The results come in the order given. */
export function diagnoseWork(
  work: StreamWork,
  catalogue: Catalogue,
  settings: StreamSettings & CallerHooks,
): Promise<StreamWorkResult> {
  return withEngine(windowSize, settings, (engine) => diagnoseWith(engine, work, catalogue, settings));
}

async function diagnoseWith(
  engine: SearchEngine,
  { streams, stretches }: StreamWork,
  catalogue: Catalogue,
  settings: StreamSettings & CallerHooks,
): Promise<StreamWorkResult> {
  const { onProgress, correlatorFor } = settings;
  const bound = bindTemplates(catalogue.signatures, catalogue.templates, catalogue.causes);
  const { rules } = bound;
  const limits = new ResultLimits(wantedServer(settings));
  const tools = scanTools(engine, bound, catalogue, settings);
  // A correlator of the caller wants to see every line.
  const { anchors: _, ...whole } = tools;
  const isWhole = settings.isWhole === true || correlatorFor !== undefined;
  const shared = { ...(isWhole ? whole : tools), newCorrelator: () => new Correlator(rules, limits) };
  const results: StreamResult[] = [];
  const total = streams.length + stretches.length;
  for (const stream of streams) {
    onProgress?.(results.length, total, stream.parts[0].path);
    const result = await diagnoseStream(
      stream,
      correlatorFor ? { ...shared, newCorrelator: () => correlatorFor(rules, stream) } : shared,
    );
    results.push(limits.admit(result));
  }
  const read: StretchResult[] = [];
  for (const { stream, stretch } of stretches) {
    onProgress?.(results.length + read.length, total, stream.parts[0].path);
    // Limits of its own: how much of the log is kept is decided when its stretches have been joined.
    const own = new ResultLimits(limits.always);
    read.push(await diagnoseStretch(stream, { ...shared, newCorrelator: () => new Correlator(rules, own) }, stretch));
  }
  return { streams: results, stretches: read };
}
