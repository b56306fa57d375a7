/** Finds an attempt that got past a failure before it was last seen: what was collected earlier tells of a state that is gone. */
import type { SeenLine, StreamResult } from '../model/stream-result.js';
import { goesOnWithout } from './one-of-several.js';
import { isOfSiteServer, type Located, lastSeenOf, type SeenOf, siteOf, timeOf } from './seen-of.js';

/** The latest line before the last failure of this log that shows an attempt past it, in whatever log that is not known to be of another site server. */
export function passBefore(mine: Located, seen: SeenOf): SeenLine | null {
  const { subject, passedBefore: own } = mine.track;
  const lastSeen = lastSeenOf(mine);
  if (lastSeen === '' || (own && timeOf(own) === '')) return own;
  const [site, folder] = [siteOf(seen, mine.stream), mine.stream.folder];
  const isOfSite = isOfSiteServer(seen, mine);
  const mayBeSame = (stream: StreamResult): boolean => {
    if (stream.folder === folder) return true;
    const other = siteOf(seen, stream);
    if (!isOfSite || (site !== null && other !== null)) return isOfSite && site === other;
    return !goesOnWithout(stream.folder, mine, seen);
  };
  const ofTracks = seen.attempted.flatMap(({ track, stream }) =>
    track.subject === subject && mayBeSame(stream) ? [track.passedBefore, track.passed] : [],
  );
  const ofPasses = seen.passes
    .filter((pass) => pass.subject === subject && mayBeSame(pass.stream))
    .map(({ line }) => line);
  return [...ofTracks, ...ofPasses].reduce<SeenLine | null>((latest, line) => {
    const isBefore = line !== null && timeOf(line) !== '' && timeOf(line) < lastSeen;
    return isBefore && (latest === null || timeOf(line) > timeOf(latest)) ? line : latest;
  }, null);
}
