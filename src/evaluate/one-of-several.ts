/**
 * Logs of several folders may show the same failure of a server of one name: of two sites, each with a server of that name, or of one, and
 * copied on several days. A snapshot may be about either of two sites, so it judges none of them unless the site is told. Of one site
 * the last attempt decides, in whatever copy it stands.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { groupBy } from '../model/group-by.js';
import type { Signature } from '../model/signature.js';
import { isMinutesBefore, type LogCoverage, type Span } from './log-coverage.js';
import type { SeenLine, StreamResult, TrackResult } from './stream-result.js';

/** A track, and the stream that shows it. */
export interface Located {
  readonly track: TrackResult;
  readonly stream: StreamResult;
}

/**
 * Whether a log of another folder, not known to be of the same site, shows the failure of this one.
 * @param groups the tracks of one signature, by folder and subject
 * @param sites site codes by folder
 */
export function isOneOfSeveral(
  signature: Signature,
  mine: Located,
  groups: readonly (readonly Located[])[],
  sites: ReadonlyMap<string, string | null>,
): boolean {
  if (!isOfSiteServer(signature, mine)) return false;
  const siteOf = ({ stream }: Located): string | null => sites.get(stream.folder) ?? null;
  return groups.some(([other]) => {
    if (other?.track.subject !== mine.track.subject || other.stream.folder === mine.stream.folder) return false;
    return siteOf(mine) === null
      ? siteOf(other) !== null || !isEarlierCopy(other, mine)
      : siteOf(other) !== siteOf(mine);
  });
}

/** Whether a log known to be of the site of a snapshot shows that the failure of this log, whose site is not known, is of another one. */
export function isNotOf(snapshot: LoadedSnapshot, signature: Signature, mine: Located, seen: SeenOf): boolean {
  return (
    isOfSiteServer(signature, mine) &&
    seen.coverage.foldersOf(snapshot).some((folder) => goesOnWithout(folder, mine, seen))
  );
}

/** Whether the log of a site server in a folder goes on over the last failure of this one, and does not show it: then both are of two. */
function goesOnWithout(folder: string, { track, stream }: Located, { byPlace, coverage }: SeenOf): boolean {
  const failed = spanOf(track.last.seen);
  if (failed === null || folder === stream.folder || !coverage.covers(folder, failed)) return false;
  return (byPlace.get(placeOf(folder, track)) ?? []).every((other) => {
    const [first, last] = [spanOf(other.track.first.seen), spanOf(other.track.last.seen)];
    return (
      first !== null &&
      last !== null &&
      (isMinutesBefore(failed.to, first.from) || isMinutesBefore(last.to, failed.from))
    );
  });
}

/** Whether a log known to be of the site of a snapshot goes on over an attempt in a log of unknown site, and does not show it. */
export function isPassElsewhere(
  snapshot: LoadedSnapshot,
  { line, stream, subject }: Pass,
  { passes, coverage }: SeenOf,
): boolean {
  const time = timeOf(line);
  const shows = (folder: string): boolean =>
    passes.some((one) => one.stream.folder === folder && one.subject === subject && timeOf(one.line) >= time);
  return coverage
    .foldersOf(snapshot)
    .some((folder) => folder !== stream.folder && coverage.covers(folder, { from: time, to: time }) && !shows(folder));
}

/** From the first to the last line; null where one has no time. */
function spanOf(seen: readonly SeenLine[]): Span | null {
  const times = seen.map(timeOf).sort();
  const [from, to] = [times[0], times.at(-1)];
  return from && to ? { from, to } : null;
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

function passesOf(streams: readonly StreamResult[], index: number): readonly Pass[] {
  return streams.flatMap((stream) =>
    (stream.rules[index]?.passes ?? []).map((pass) => ({ ...pass, stream, isPast: true, attemptedAt: null })),
  );
}

/**
 * Where a log of another folder goes on after the last failure of this one and got past it, the latest such place: both are known to be of one
 * site server. A log that does not show the failure at all tells of it too.
 * @param laterOf the later attempt that follows the last failure of a track
 */
export function laterElsewhere(
  signature: Signature,
  mine: Located,
  { groups, attempted, passes }: SeenOf,
  sites: ReadonlyMap<string, string | null>,
  laterOf: (one: Located) => Later | null,
): Later | null {
  const { subject, last } = mine.track;
  const lastSeen = last.seen.at(-1)?.observation.quote.time;
  if (!lastSeen || !isOfSiteServer(signature, mine)) return null;
  const siteOf = ({ stream }: { readonly stream: StreamResult }): string | null => sites.get(stream.folder) ?? null;
  const site = siteOf(mine);
  const isOfOne = (other: { readonly stream: StreamResult }): boolean => site !== null && site === siteOf(other);
  const isOfTwo = (other: { readonly stream: StreamResult }): boolean =>
    site !== null && siteOf(other) !== null && site !== siteOf(other);
  const ofTracks = attempted.flatMap((other) => {
    if (other.track.subject !== subject || other.stream.folder === mine.stream.folder || isOfTwo(other)) return [];
    const followed = laterOf(other);
    return followed && (isOfOne(other) || haveSameFailure(other, mine)) ? followed : [];
  });
  const ofPasses = passes.filter((pass) => pass.subject === subject && isOfOne(pass));
  const tracks = ofPasses.length > 0 ? groups.flat().filter(({ track }) => track.subject === subject) : [];
  const failing = new Set([mine, ...tracks].map(({ stream }) => stream.folder));
  const later = [...ofTracks, ...ofPasses.filter((pass) => !failing.has(pass.stream.folder))];
  return later.reduce<Later | null>(
    (latest, one) => (timeOf(one.line) > (latest === null ? lastSeen : timeOf(latest.line)) ? one : latest),
    null,
  );
}

/** What all logs show of one signature: its tracks by folder and subject, and the attempts past its failure. */
export interface SeenOf {
  readonly groups: readonly (readonly Located[])[];
  readonly byPlace: ReadonlyMap<string, readonly Located[]>;
  /** Those tracks that show an attempt beside the failure: of thousands of sites few do, and each track is compared with all of these. */
  readonly attempted: readonly Located[];
  readonly passes: readonly Pass[];
  readonly coverage: LogCoverage;
}

/** @param index place of the signature in what the streams tell */
export function seenOf(streams: readonly StreamResult[], index: number, coverage: LogCoverage): SeenOf {
  const located = streams.flatMap((stream) => (stream.rules[index]?.tracks ?? []).map((track) => ({ track, stream })));
  const byPlace = groupBy(located, ({ track, stream }) => placeOf(stream.folder, track));
  const groups = [...byPlace.values()];
  const attempted = groups
    .flat()
    .filter(({ track }) => track.passed !== null || track.passedBefore !== null || track.reopened !== null);
  return { groups, byPlace, attempted, passes: passesOf(streams, index), coverage };
}

function placeOf(folder: string, { subject }: TrackResult): string {
  return `${folder}\n${subject}`;
}

/** The latest line before the last failure of this log that shows an attempt past it, in whatever log that is not known to be of another site server. */
export function passBefore(
  signature: Signature,
  mine: Located,
  seen: SeenOf,
  sites: ReadonlyMap<string, string | null>,
): SeenLine | null {
  const { attempted, passes } = seen;
  const own = mine.track.passedBefore;
  const lastSeen = mine.track.last.seen.at(-1)?.observation.quote.time;
  if (!lastSeen || (own && !timeOf(own))) return own;
  const [site, folder] = [sites.get(mine.stream.folder) ?? null, mine.stream.folder];
  const isOfSite = isOfSiteServer(signature, mine);
  const mayBeSame = (stream: StreamResult): boolean => {
    if (stream.folder === folder) return true;
    const other = sites.get(stream.folder) ?? null;
    if (!isOfSite || (site !== null && other !== null)) return isOfSite && site === other;
    return !goesOnWithout(stream.folder, mine, seen);
  };
  const { subject } = mine.track;
  const ofTracks = attempted.flatMap(({ track, stream }) =>
    track.subject === subject && mayBeSame(stream) ? [track.passedBefore, track.passed] : [],
  );
  const ofPasses = passes.filter((pass) => pass.subject === subject && mayBeSame(pass.stream)).map(({ line }) => line);
  return [...ofTracks, ...ofPasses].reduce<SeenLine | null>((latest, line) => {
    const isBefore = line !== null && timeOf(line) !== '' && timeOf(line) < lastSeen;
    return isBefore && (latest === null || timeOf(line) > timeOf(latest)) ? line : latest;
  }, null);
}

function timeOf({ observation }: SeenLine): string {
  return observation.quote.time ?? '';
}

/** Only a site server writes this log: in two folders it is of two sites, where clients of one site may all tell of one server. */
function isOfSiteServer({ subject, logs: { clauses } }: Signature, { track }: Located): boolean {
  return subject === 'server' && track.last.seen.every(({ clause }) => clauses[clause]?.log === 'Licsvcfg.log');
}

/** One log goes on where the other one ends. */
function isEarlierCopy(one: Located, later: Located): boolean {
  const [end, laterEnd] = [one.stream.lastTime, later.stream.lastTime];
  return end !== null && laterEnd !== null && end <= laterEnd && haveSameFailure(one, later);
}

/** Both hold the same records of one failure, so they are of one site server. */
function haveSameFailure({ track }: Located, other: Located): boolean {
  const failures = [track.first, track.last].map(({ seen }) => recordsOf(seen));
  return [other.track.first, other.track.last].some(({ seen }) => {
    const records = recordsOf(seen);
    return records !== null && failures.includes(records);
  });
}

/** A time to the thousandth: no two site servers wrote the same at it. */
const exact = /\.\d*[1-9]\d*$/;

/** The records of a failure as one text; null where they do not tell when exactly they were written. */
function recordsOf(seen: readonly SeenLine[]): string | null {
  const quotes = seen.map(({ observation }) => observation.quote);
  if (quotes.some(({ time }) => time === null || !exact.test(time))) return null;
  return JSON.stringify(quotes.map(({ time, component, thread, text }) => [time, component, thread, text]));
}
