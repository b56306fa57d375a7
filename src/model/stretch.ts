/**
 * A stretch of one very large log, which a thread reads as if the log began there. Offsets are of the file; at each of them
 * a record begins behind another one.
 */
export interface Stretch {
  readonly start: number;
  /** Where the next stretches start, ascending: there it ends, unless something that was seen may go on behind it. */
  readonly cuts: readonly number[];
}
