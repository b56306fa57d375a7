/**
 * A part of one very large log, which a thread reads as if the log began there. All offsets are in bytes of the file, and a
 * record begins at each of them.
 */
export interface Stretch {
  readonly start: number;
  /** Where the following stretches start, ascending. This one ends at the first of them at which nothing that was seen may go on. */
  readonly cuts: readonly number[];
}
