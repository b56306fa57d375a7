/** What one stream is read with. */
import type { Correlator } from '../correlate/correlator.js';
import type { MatchSink } from '../match/entry-matcher.js';
import type { Source } from '../model/source.js';
import type { LiteralSearch } from '../prefilter/literal-search.js';
import type { Anchors } from './scout-anchors.js';
import type { SearchTools } from './search-window.js';

export interface StreamTools extends SearchTools {
  newCorrelator(): Correlator;
  /** Takes what the correlator takes, and sees all bytes. */
  readonly follower?: StreamFollower;
  /** Without which no signature can say anything. Absent where all is to be read in any case. */
  readonly anchors?: Anchors;
  /** Status messages are found for their sites alone: one of a site that is known tells nothing. */
  readonly knowsStatusBySite?: boolean;
  /** For lines that mean something only as the last one of this source. */
  endingSearch?(source: Source): LiteralSearch;
}

export interface StreamFollower extends MatchSink {
  /** New bytes of a source, in order. */
  bytes(source: Source, fresh: Uint8Array): void;
}
