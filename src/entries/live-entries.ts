/**
 * The entries of a log that is being written. A record is settled when its trailer has come. A line of a log without trailers is
 * settled when the lines have come over which a template may run, or when nothing came for a while. What is not settled is read again.
 */
import type { Entry } from '../model/entry.js';
import { findMarks } from './find-marks.js';
import { closesRecord } from './mark.js';
import { joinLines, lineStarts, readEntries } from './read-entries.js';

/** Longer than any record: if so much waits, it is taken as it is. */
const mostPending = 64 * 1024;
/** How many lines must have come behind a line without a trailer. */
const linesAhead = 9;

export interface SettledEntries {
  readonly entries: readonly Entry[];
  /** Entries that start at or after this offset come again. */
  readonly settled: number;
  /** Line of the log, from 1, at which the text of the entries starts. */
  readonly firstLine: number;
}

export class LiveEntries {
  private pending = '';
  /** The line of the log at which the pending text starts. */
  private line = 1;
  private hasTrailers = false;

  /** A new log of the same name begins. Call `take(true)` before. */
  restart(): void {
    this.pending = '';
    this.line = 1;
  }

  add(text: string): void {
    this.pending += text;
  }

  /** @param isQuiet nothing came for a while, so what is there is whole */
  take(isQuiet: boolean): SettledEntries | null {
    const text = this.pending;
    const settled = isQuiet || text.length > mostPending ? text.length : this.settledIn(text);
    if (settled === 0) return null;
    const entries = readEntries({ text, cut: false });
    const firstLine = this.line;
    this.line += lineStarts(text.slice(0, settled)).length - 1;
    this.pending = text.slice(settled);
    return { entries, settled, firstLine };
  }

  private settledIn(text: string): number {
    // A trailer that is only half written looks like a damaged one: so only one that ends its line counts.
    const marks = findMarks(text).filter((mark) => closesRecord(mark) && /[\r\n]/.test(text.charAt(mark.end)));
    const last = marks.at(-1);
    if (last) {
      this.hasTrailers = true;
      // The line end behind the trailer is taken too, or the next record would begin with an empty line.
      return text.startsWith('\r\n', last.end)
        ? last.end + 2
        : text.startsWith('\n', last.end)
          ? last.end + 1
          : last.end;
    }
    const starts = lineStarts(text);
    const ahead = this.hasTrailers ? joinLines + linesAhead : linesAhead;
    return starts[Math.max(0, starts.length - 1 - ahead)] ?? 0;
  }
}
