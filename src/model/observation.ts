import type { RecordHeader } from './entry.js';

/** Where a quoted line stands. `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A piece of log text and where it stands, not yet masked. */
export interface Quote extends RecordHeader, Place {
  readonly text: string;
  /** The text right before it in the log. It is never shown, only searched for secrets together with the quote. */
  readonly before: string;
  /** What was cut off the end of a long quote. Used like `before`. */
  readonly after?: string;
}

/** A line that fits a template. */
export interface Observation {
  /** Index of the template among all of the catalogue. */
  readonly template: number;
  readonly captures: Readonly<Record<string, string>>;
  /** Names the first line of the match. */
  readonly quote: Quote;
  /** The last line of the match, which may lie in the next file, behind a rollover. */
  readonly last: Place;
  /** Position among the records of the stream that fit a template or speak of an error. */
  readonly order: number;
  /** The same among the records of its thread; among all if the log has no threads. */
  readonly orderInThread: number;
  /** Bytes of the stream before the line; absent for a log that is still being written. */
  readonly offset?: number | undefined;
}

/** Where the text of a log ends. */
export interface LogEnd {
  readonly place: Place;
  /** `Observation.order` of the last entry; null if that entry does not count. */
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
