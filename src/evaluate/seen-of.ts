/** Gathers what the logs of a run show of one signature, whichever folder they lie in. */
import { groupBy } from '../model/group-by.js';
import type { Signature } from '../model/signature.js';
import type { SeenLine, StreamResult, TrackResult } from '../model/stream-result.js';
import type { LogCoverage } from './log-coverage.js';

/** The logs of a run. */
export interface RunLogs {
  /** Those that show something of any signature. */
  readonly streams: readonly StreamResult[];
  /** Site codes by folder. */
  readonly sites: ReadonlyMap<string, string | null>;
  /** Of all logs, also of those that show nothing. */
  readonly coverage: LogCoverage;
}

/** A track, and the stream that shows it. */
export interface Located {
  readonly track: TrackResult;
  readonly stream: StreamResult;
}

/** A line of a later attempt, and the stream that shows it. */
export interface Later {
  readonly line: SeenLine;
  readonly stream: StreamResult;
  /** Whether it got past the failure, and did not only not log it again. */
  readonly isPast: boolean;
  /** When the last attempt began; null where one got past the failure, since what followed is then told by no line. */
  readonly attemptedAt: string | null;
}

/** A line that shows an attempt of a subject past the failure of one signature, whether or not its log shows the failure. */
export interface Pass extends Later {
  readonly subject: string | null;
}

/** What all logs show of one signature: its tracks by folder and subject, and the attempts past its failure. */
export interface SeenOf extends Pick<RunLogs, 'sites' | 'coverage'> {
  readonly signature: Signature;
  readonly groups: readonly (readonly Located[])[];
  readonly byPlace: ReadonlyMap<string, readonly Located[]>;
  /** Those tracks that show an attempt beside the failure: of thousands of sites few do, and each track is compared with all of these. */
  readonly attempted: readonly Located[];
  readonly passes: readonly Pass[];
}

/** @param index place of the signature in what the streams tell */
export function seenOf(signature: Signature, index: number, { streams, sites, coverage }: RunLogs): SeenOf {
  const located = streams.flatMap((stream) => (stream.rules[index]?.tracks ?? []).map((track) => ({ track, stream })));
  const byPlace = groupBy(located, ({ track, stream }) => placeOf(stream.folder, track));
  const groups = [...byPlace.values()];
  const attempted = groups
    .flat()
    .filter(({ track }) => track.passed !== null || track.passedBefore !== null || track.reopened !== null);
  return { signature, sites, coverage, groups, byPlace, attempted, passes: passesOf(streams, index) };
}

function passesOf(streams: readonly StreamResult[], index: number): readonly Pass[] {
  return streams.flatMap((stream) =>
    (stream.rules[index]?.passes ?? []).map((pass) => ({ ...pass, stream, isPast: true, attemptedAt: null })),
  );
}

export function placeOf(folder: string, { subject }: TrackResult): string {
  return `${folder}\n${subject}`;
}

/** Empty where the log tells none. */
export function timeOf({ observation }: SeenLine): string {
  return observation.quote.time ?? '';
}

/** The time of the last line of the last failure; empty where the log tells none. */
export function lastSeenOf({ track }: Located): string {
  const line = track.last.seen.at(-1);
  return line ? timeOf(line) : '';
}

/** The code of the site that a log is of; null where nothing tells it. */
export function siteOf({ sites }: SeenOf, { folder }: StreamResult): string | null {
  return sites.get(folder) ?? null;
}

/** Only a site server writes this log: in two folders it is of two sites, where clients of one site may all tell of one server. */
export function isOfSiteServer({ signature: { subject, logs } }: SeenOf, { track }: Located): boolean {
  return subject === 'server' && track.last.seen.every(({ clause }) => logs.clauses[clause]?.log === 'Licsvcfg.log');
}
