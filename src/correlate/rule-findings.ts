/** What following one signature through one log stream comes to, by subject. */
import type { NearMissFound } from './near-misses.js';
import type { Seen, SupportedOccurrence } from './rule.js';

/** The failures of one subject. */
export interface Track {
  readonly subject: string | null;
  occurrences: number;
  readonly first: SupportedOccurrence;
  last: SupportedOccurrence;
  /** At least one occurrence is documented evidence in full. */
  full: boolean;
  /** A later line that shows that an attempt got past this failure. */
  passed: Seen | null;
  /** The line that opened the first of the later attempts, if so far none of them has failed or got past the failure. */
  reopened: Seen | null;
  /** The line that opened the last attempt after the failure. */
  attempted: Seen | null;
  /** The latest line before the last failure that shows that an attempt got past it. */
  passedBefore: Seen | null;
}

export interface Pass {
  readonly subject: string | null;
  readonly line: Seen;
}

export interface RuleFindings {
  readonly tracks: readonly Track[];
  readonly nearMisses: readonly NearMissFound[];
  /** For each subject the latest line that shows an attempt past the failure, also where no failure was seen. */
  readonly passes: readonly Pass[];
  /** Occurrences for subjects beyond the most that are kept. */
  readonly dropped: number;
}
