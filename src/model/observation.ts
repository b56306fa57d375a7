import type { RecordHeader } from './entry.js';

/** Where a quoted line stands. `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * A piece of log text with its place, before any masking. `before` is what stands right before it in the same log, `after` what
 * was cut off its end: not shown, only looked at when secrets are masked.
 */
export interface Quote extends RecordHeader, Place {
  readonly text: string;
  readonly before: string;
  readonly after?: string;
}

/** The line of a template was seen. `order` counts the records of a stream that hold such a line or speak of an error. */
export interface Observation {
  /** Index of the template among all of the catalogue. */
  readonly template: number;
  readonly captures: Readonly<Record<string, string>>;
  readonly quote: Quote;
  /** The last line that the match runs over; the quote names the first. A rollover may lie between them. */
  readonly last: Place;
  readonly order: number;
  /** The same, counted among the lines of its thread alone; among all where the log tells no threads. */
  readonly orderInThread: number;
  /** Bytes of the stream before its line; absent where the log is still being written. */
  readonly offset?: number | undefined;
}

/** Where the text of a log ends. */
export interface LogEnd {
  readonly place: Place;
  /** Of the last entry that was read; null where nothing of it counts. */
  readonly order: number | null;
  /** The last entry is a plain line, not a record. */
  readonly isPlain: boolean;
}

/** A record or line of a metering log that speaks of an error. */
export interface ErrorLine {
  readonly quote: Quote;
  readonly last: Place;
  readonly order: number;
}
