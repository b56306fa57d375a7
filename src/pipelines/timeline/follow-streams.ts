/**
 * Reads logs once as a scan does, and follows the install attempts of each server along with the signatures: for `timeline`, and
 * for the stages of errors that a scan could not explain.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { Correlator } from '../../correlate/correlator.js';
import { serversIn } from '../../correlate/error-shape.js';
import type { Rule } from '../../correlate/rule.js';
import { parseCodePage } from '../../decode/code-page.js';
import { TextDecoding } from '../../decode/decode-text.js';
import { LineWindow, windowSize } from '../../entries/line-window.js';
import { ResultLimits } from '../../evaluate/result-limits.js';
import { LineMatcher } from '../../match/line-matcher.js';
import { LogsOfEntry } from '../../match/logs-of-entry.js';
import type { LogStream } from '../../model/source.js';
import type { StreamResult } from '../../model/stream-result.js';
import { wantedServer } from '../../model/wanted-server.js';
import { type SearchKind, withEngine } from '../../prefilter/create-engine.js';
import type { SearchEngine } from '../../prefilter/literal-search.js';
import { diagnoseStream } from '../../stream/diagnose-stream.js';
import type { FollowedStream } from '../../timeline/assemble-servers.js';
import { AttemptRoom } from '../../timeline/server-track.js';
import { StagesOfErrors } from '../../timeline/stages-of-errors.js';
import { bindStages } from './bind-stages.js';
import { errorReader } from './error-reader.js';
import { TimelineFollower } from './timeline-follower.js';
import { timelineSearches } from './timeline-searches.js';

export interface FollowOptions {
  readonly codePage?: string | undefined;
  readonly search?: SearchKind;
  readonly server?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
  readonly onProgress?: (done: number, total: number, path: string) => void;
  /** Makes what follows the signatures through one log; by default a `Correlator`. */
  readonly newCorrelator?: (rules: readonly Rule[], limits: ResultLimits) => Correlator;
}

export interface FollowedLogs {
  readonly results: readonly StreamResult[];
  readonly followed: readonly FollowedStream[];
  readonly stagesOf: StagesOfErrors;
}

export function followStreams(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: FollowOptions,
): Promise<FollowedLogs> {
  return withEngine(windowSize, options, (engine) => followWith(engine, streams, catalogue, options));
}

async function followWith(
  engine: SearchEngine,
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: FollowOptions,
): Promise<FollowedLogs> {
  const { since = null, until = null } = options;
  const { newCorrelator = (known, most) => new Correlator(known, most) } = options;
  const { templates, rules, signOf, clientSignOf } = bindStages(catalogue);
  const decoding = new TextDecoding(parseCodePage(options.codePage));
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
  const wanted = wantedServer(options);
  const stagesOf = new StagesOfErrors();
  const following = {
    stages: catalogue.stages,
    signOf,
    clientSignOf,
    decoding,
    serversIn,
    readError: errorReader(catalogue),
    stagesOf,
    room: new AttemptRoom(),
    always: wanted,
  };
  const results: StreamResult[] = [];
  const followed: FollowedStream[] = [];
  const limits = new ResultLimits(wanted);
  for (const [done, stream] of streams.entries()) {
    options.onProgress?.(done, streams.length, stream.parts[0].path);
    const follower = new TimelineFollower(stream.parts[0], following);
    const tools = { ...shared, newCorrelator: () => newCorrelator(rules, limits), follower };
    const result = limits.admit(await diagnoseStream(stream, tools));
    results.push(result);
    followed.push(follower.finish(result.folder, result.lastTime));
  }
  return { results, followed, stagesOf };
}
