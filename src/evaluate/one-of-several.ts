/**
 * Logs of several folders may show the same failure of a server of one name: of two sites, each with a server of that name, or of one, and
 * copied on several days. A snapshot may be about either of two sites, so it judges none of them unless the site is told.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import type { SeenLine } from '../model/stream-result.js';
import { isMinutesBefore, type Span } from './log-coverage.js';
import { isEarlierCopy } from './same-failure.js';
import { isOfSiteServer, type Located, type Pass, placeOf, type SeenOf, siteOf, timeOf } from './seen-of.js';

/** Whether a log of another folder, not known to be of the same site, shows the failure of this one. */
export function isOneOfSeveral(mine: Located, seen: SeenOf): boolean {
  if (!isOfSiteServer(seen, mine)) return false;
  const site = siteOf(seen, mine.stream);
  return seen.groups.some(([other]) => {
    if (other?.track.subject !== mine.track.subject || other.stream.folder === mine.stream.folder) return false;
    const another = siteOf(seen, other.stream);
    return site === null ? another !== null || !isEarlierCopy(other, mine) : another !== site;
  });
}

/** Whether a log known to be of the site of a snapshot shows that the failure of this log, whose site is not known, is of another one. */
export function isNotOf(snapshot: LoadedSnapshot, mine: Located, seen: SeenOf): boolean {
  return (
    isOfSiteServer(seen, mine) && seen.coverage.foldersOf(snapshot).some((folder) => goesOnWithout(folder, mine, seen))
  );
}

/** Whether the log of a site server in a folder goes on over the last failure of this one, and does not show it: then both are of two. */
export function goesOnWithout(folder: string, { track, stream }: Located, { byPlace, coverage }: SeenOf): boolean {
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
