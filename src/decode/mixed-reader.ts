/**
 * A log that goes on in another encoding in its middle, as where somebody added a log in 8 bits to one in UTF-16 with `type` or
 * `copy`, or the other way round: each passage is read for what it is. Nearly no log is such, so bytes are given on as they are
 * until one of them is zero.
 */
import type { SourceReader } from '../model/source.js';
import { changeIn, type Passage } from './find-passages.js';
import { PieceReader } from './piece-reader.js';

const chunk = 64 * 1024;

export class MixedReader extends PieceReader {
  protected readonly written = 'latin1';
  protected readonly mostBytes = 1;
  encoding: string | null = null;
  /** Null until a byte is zero. */
  private raw: Buffer | null = null;
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
    if (this.raw === null) {
      const got = await this.reader.read(into);
      const block = Buffer.from(into.buffer, into.byteOffset, got);
      if (got === 0) return null;
      if (!block.includes(0)) return got;
      return this.take(this.hold(block));
    }
    const got = await this.reader.read(this.raw.subarray(this.held));
    this.ended = got === 0;
    this.held += got;
    return this.take(this.raw);
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
