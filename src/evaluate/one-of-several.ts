/**
 * Logs of several folders may show the same failure of a server of one name: of two sites, each with a server of that name, or of one, and
 * copied on several days. A snapshot may be about either of two sites, so it judges none of them unless the site is told. Of one site
 * the last attempt decides, in whatever copy it stands.
 */
import type { Signature } from '../model/signature.js';
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
  if (!isOfSiteServer(signature)) return false;
  const siteOf = ({ stream }: Located): string | null => sites.get(stream.folder) ?? null;
  return groups.some(([other]) => {
    if (other?.track.subject !== mine.track.subject || other.stream.folder === mine.stream.folder) return false;
    return siteOf(mine) === null
      ? siteOf(other) !== null || !isEarlierCopy(other, mine)
      : siteOf(other) !== siteOf(mine);
  });
}

/** A line of a later attempt, and the track and stream that show it. */
export interface Later extends Located {
  readonly line: SeenLine;
}

/**
 * Where a log of another folder goes on after the last failure of this one and got past it, the latest such place: both are known to be of one
 * site server.
 * @param laterOf the line of a later attempt that follows the last failure of a track
 */
export function laterElsewhere(
  signature: Signature,
  mine: Located,
  groups: readonly (readonly Located[])[],
  sites: ReadonlyMap<string, string | null>,
  laterOf: (one: Located) => SeenLine | null,
): Later | null {
  const lastSeen = mine.track.last.seen.at(-1)?.observation.quote.time;
  if (!lastSeen || !isOfSiteServer(signature)) return null;
  const [site, folder] = [sites.get(mine.stream.folder) ?? null, mine.stream.folder];
  let latest: Later | null = null;
  for (const other of groups.flat()) {
    if (other.track.subject !== mine.track.subject || other.stream.folder === folder) continue;
    const otherSite = sites.get(other.stream.folder) ?? null;
    const line = laterOf(other);
    if (line === null || timeOf(line) <= (latest === null ? lastSeen : timeOf(latest.line))) continue;
    const isOfTwo = site !== null && otherSite !== null && site !== otherSite;
    if (!isOfTwo && ((site !== null && site === otherSite) || haveSameFailure(other, mine)))
      latest = { ...other, line };
  }
  return latest;
}

/** The latest line before the last failure of this log that shows an attempt past it, in whatever log that is not known to be of another site server. */
export function passBefore(
  signature: Signature,
  mine: Located,
  groups: readonly (readonly Located[])[],
  sites: ReadonlyMap<string, string | null>,
): SeenLine | null {
  const own = mine.track.passedBefore;
  const lastSeen = mine.track.last.seen.at(-1)?.observation.quote.time;
  if (!lastSeen || (own && !timeOf(own))) return own;
  const [site, folder] = [sites.get(mine.stream.folder) ?? null, mine.stream.folder];
  const mayBeSame = ({ stream }: Located): boolean => {
    if (stream.folder === folder) return true;
    const other = sites.get(stream.folder) ?? null;
    return isOfSiteServer(signature) && (site === null || other === null || site === other);
  };
  return groups
    .flat()
    .filter((other) => other.track.subject === mine.track.subject && mayBeSame(other))
    .flatMap(({ track }) => [track.passedBefore, track.passed])
    .reduce<SeenLine | null>((latest, line) => {
      const isBefore = line !== null && timeOf(line) !== '' && timeOf(line) < lastSeen;
      return isBefore && (latest === null || timeOf(line) > timeOf(latest)) ? line : latest;
    }, null);
}

function timeOf({ observation }: SeenLine): string {
  return observation.quote.time ?? '';
}

/** Only a site server writes this log: in two folders it is of two sites, where clients of one site may all tell of one server. */
function isOfSiteServer({ subject, logs }: Signature): boolean {
  return subject === 'server' && Object.values(logs.clauses).every(({ log }) => log === 'Licsvcfg.log');
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
