/** Finds the attempt that followed the last failure of a server: in its own log, or in a copy of another day in another folder. */
import { haveSameFailure } from './same-failure.js';
import { isOfSiteServer, type Later, type Located, lastSeenOf, type SeenOf, siteOf, timeOf } from './seen-of.js';
import { daysBetween } from './time-between.js';

export function attemptAfter(mine: Located, seen: SeenOf): Later | null {
  return attemptIn(mine) ?? attemptElsewhere(mine, seen);
}

/**
 * A line of a later attempt. If it stands in the other file of a rollover but is more than a day older than the failure, it is none:
 * a log of another day was copied to that name.
 */
function attemptIn({ track, stream }: Located): Later | null {
  const line = track.passed ?? track.reopened;
  if (line === null) return null;
  const isPast = track.passed !== null;
  const attemptedAt = isPast ? null : (track.attempted?.observation.quote.time ?? null);
  const later = { line, stream, isPast, attemptedAt };
  const failed = track.last.seen.at(-1)?.observation.quote;
  const { quote } = line.observation;
  if (!failed?.time || !quote.time || quote.file === failed.file) return later;
  return daysBetween(quote.time, failed.time) >= 1 ? null : later;
}

/**
 * Where a log of another folder goes on after the last failure of this one and got past it, the latest such place: both are known to be of one
 * site server. A log that does not show the failure at all tells of it too.
 */
function attemptElsewhere(mine: Located, seen: SeenOf): Later | null {
  const { subject } = mine.track;
  const lastSeen = lastSeenOf(mine);
  if (lastSeen === '' || !isOfSiteServer(seen, mine)) return null;
  const site = siteOf(seen, mine.stream);
  const isOfOne = ({ stream }: Pick<Located, 'stream'>): boolean => site !== null && site === siteOf(seen, stream);
  const isOfTwo = ({ stream }: Located): boolean => site !== null && ![null, site].includes(siteOf(seen, stream));
  const ofTracks = seen.attempted.flatMap((other) => {
    if (other.track.subject !== subject || other.stream.folder === mine.stream.folder || isOfTwo(other)) return [];
    const followed = attemptIn(other);
    return followed && (isOfOne(other) || haveSameFailure(other, mine)) ? followed : [];
  });
  const ofPasses = seen.passes.filter((pass) => pass.subject === subject && isOfOne(pass));
  const tracks = ofPasses.length > 0 ? seen.groups.flat().filter(({ track }) => track.subject === subject) : [];
  const failing = new Set([mine, ...tracks].map(({ stream }) => stream.folder));
  const later = [...ofTracks, ...ofPasses.filter((pass) => !failing.has(pass.stream.folder))];
  return later.reduce<Later | null>(
    (latest, one) => (timeOf(one.line) > (latest === null ? lastSeen : timeOf(latest.line)) ? one : latest),
    null,
  );
}
