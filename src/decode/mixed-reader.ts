/**
 * A log that goes on in another encoding in its middle, as where somebody added a log in 8 bits to one in UTF-16 with `type` or
 * `copy`, or the other way round: each passage is read for what it is. Nearly no log is such, so bytes are given on as they are
 * until one of them is zero.
 */
import type { SourceReader } from '../model/source.js';
import { changeIn, type Passage } from './find-passages.js';
import { PieceReader } from './piece-reader.js';

const chunk = 64 * 1024;
/** Bytes at the end of what was read whose zero may come with the next ones: a mark, or the first letter of a line. */
const mayBeWide = /(?:\xff(?:\xfe.?)?|\xfe\xff?|(?<=^|\n).)$/s;
const longestHeld = 3;

export class MixedReader extends PieceReader {
  protected readonly written = 'latin1';
  protected readonly mostBytes = 1;
  encoding: string | null = null;
  /** Null until a byte is zero. */
  private raw: Buffer | null = null;
  /** Bytes that `mayBeWide` held back before that. */
  private last = Buffer.alloc(0);
  /** Bytes at the start of `raw`. */
  private held = 0;
  private ended = false;

  /**
   * @param passage what the reader begins with
   * @param read bytes that stand before those of the reader
   */
  constructor(
    private readonly reader: SourceReader & { readonly bytesRead: number },
    private passage: Passage = null,
    read: Uint8Array | null = null,
  ) {
    super(reader);
    if (read) this.hold(read);
  }

  /** Whether a byte was zero. */
  get holdsZeros(): boolean {
    return this.raw !== null;
  }

  protected async nextPiece(into: Uint8Array): Promise<string | number | null> {
    if (this.ended) return null;
    if (this.raw === null) return this.nextBytes(into);
    const got = await this.reader.read(this.raw.subarray(this.held));
    this.ended = got === 0;
    this.held += got;
    return this.take(this.raw);
  }

  /** Up to the first zero. */
  private async nextBytes(into: Uint8Array): Promise<string | number | null> {
    const { last } = this;
    const room = into.length > last.length ? into : new Uint8Array(2 * longestHeld);
    room.set(last);
    const got = await this.reader.read(room.subarray(last.length));
    const read = Buffer.from(room.buffer, room.byteOffset, last.length + got);
    this.ended = got === 0;
    if (read.includes(0)) return this.take(this.hold(read));
    const held = this.ended
      ? 0
      : (mayBeWide.exec(read.toString('latin1', Math.max(0, read.length - longestHeld - 1)))?.[0].length ?? 0);
    const given = read.subarray(0, read.length - held);
    this.last = Buffer.from(read.subarray(given.length));
    return room === into ? given.length || '' : given.toString('latin1');
  }

  private hold(bytes: Uint8Array): Buffer {
    this.raw = Buffer.alloc(bytes.length + chunk);
    this.raw.set(bytes);
    this.held = bytes.length;
    return this.raw;
  }

  /** All that is known to be of the passage, and of those that follow it. */
  private take(raw: Buffer): string {
    const bytes = raw.subarray(0, this.held);
    let from = 0;
    let text = '';
    for (;;) {
      const { at, mark, next } = changeIn(bytes, from, this.passage, this.ended);
      text += lettersOf(bytes.subarray(from, at), this.passage);
      from = at + mark;
      if (next === undefined) break;
      this.passage = next;
    }
    raw.copyWithin(0, from, this.held);
    this.held -= from;
    return text;
  }
}

/** As bytes with ASCII for ASCII, each as a letter. */
function lettersOf(bytes: Buffer, passage: Passage): string {
  if (passage === null) return bytes.toString('latin1');
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  const text = (passage === 'utf-16le' ? whole : whole.swap16()).toString('utf16le');
  return Buffer.from(withLineEnds(text)).toString('latin1');
}

/** The line ends in 8 bits that `type` and `echo` put between passages: no letter has that number. */
export function withLineEnds(text: string): string {
  return text.replaceAll('\u0a0d', '\r\n');
}
