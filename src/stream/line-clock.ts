/**
 * Tells what time it is at a place in a log, by the lines in its window. Times are remembered: the same places are asked about
 * again and again as the window slides, and to parse a time takes longer than to search a kilobyte.
 */
import { toMilliseconds } from '../correlate/time-window.js';
import { findTrailers } from '../entries/parse-trailer.js';

/** Bytes behind the place in which a whole line with a time is looked for. */
const sample = 1024;
const mostKept = 256;
const lineFeed = 10;

export class LineClock {
  /** Times by offset in the stream. */
  private readonly known = new Map<number, number>();
  private offset = 0;

  /** @param window only its first `length` bytes are filled */
  constructor(private readonly window: { readonly bytes: Buffer; readonly length: number }) {}

  /** The time of the first whole line behind a place, in milliseconds; null where none is near. */
  behind(at: number): number | null {
    const known = this.known.get(this.offset + at);
    if (known !== undefined) return known;
    const { bytes, length } = this.window;
    // Memory behind the filled bytes was not touched yet: looking there would make the system provide it, which costs more than the rest of a small log.
    const from = at < length ? bytes.indexOf(lineFeed, at) + 1 : 0;
    const to = from > 0 && from < length ? bytes.indexOf(lineFeed, from) : -1;
    if (to < 0 || to > Math.min(length, at + sample)) return null;
    const time = findTrailers(bytes.toString('latin1', from, to))[0]?.time ?? null;
    if (time === null) return null;
    const found = toMilliseconds(time);
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(this.offset + at, found);
    return found;
  }

  /** The time of the last line in the window, in milliseconds. */
  atEnd(): number | null {
    const { bytes, length } = this.window;
    const text = bytes.toString('latin1', Math.max(0, length - sample), length);
    const last = findTrailers(text.slice(Math.max(0, text.lastIndexOf('$$<')))).at(-1);
    const time = (last ?? findTrailers(text).at(-1))?.time ?? null;
    return time === null ? null : toMilliseconds(time);
  }

  /** The window made room. */
  discard(gone: number): void {
    this.offset += gone;
  }
}
