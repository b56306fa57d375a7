/** What one stream is read with. */
import type { Correlator } from '../correlate/correlator.js';
import type { MatchSink } from '../match/entry-matcher.js';
import type { Source } from '../model/source.js';
import type { LiteralSearch } from '../prefilter/literal-search.js';
import type { Anchors } from './scout-anchors.js';
import type { SearchTools } from './search-window.js';

export interface StreamTools extends SearchTools {
  newCorrelator(): Correlator;
  /** Is told all that the correlator is told, and sees all bytes. */
  readonly follower?: StreamFollower;
  /** The lines that are looked for first. Absent where a log is to be read for all clauses in any case. */
  readonly anchors?: Anchors;
  /** Status messages matter only for the site they name, so that one of a known site need not be read. */
  readonly knowsStatusBySite?: boolean;
  /** For lines that mean something only as the last one of this source. */
  endingSearch?(source: Source): LiteralSearch;
}

export interface StreamFollower extends MatchSink {
  /** New bytes of a source, in order. */
  bytes(source: Source, fresh: Uint8Array): void;
}

/** A sink that tells all to the reading first, then to the follower. */
export function tellBoth(reading: MatchSink, follower: StreamFollower): MatchSink {
  return {
    observe: (observation) => {
      reading.observe(observation);
      follower.observe(observation);
    },
    error: (line, mayBeExplained) => {
      reading.error(line, mayBeExplained);
      follower.error(line, mayBeExplained);
    },
    record: (entry, source, seen) => follower.record?.(entry, source, seen),
  };
}
