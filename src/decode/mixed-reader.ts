/**
 * Reads a log whose encoding changes in the middle, because somebody added a log in 8 bits to one in UTF-16 with `type` or `copy`, or
 * the other way round: each passage is read in its own encoding. Nearly no log is like that, so the bytes are given on as they are
 * until one of them is zero.
 */
import type { SourceReader } from '../model/source.js';
import { changeIn, type Passage } from './find-passages.js';
import { PieceReader } from './piece-reader.js';

const chunk = 64 * 1024;
const longestHeld = 3;
const lineFeed = 10;
/** Bytes that are read at once where there is no room to read them to. */
const smallRoom = 64;
const nothing = Buffer.alloc(0);

export class MixedReader extends PieceReader {
  protected readonly written = 'latin1';
  protected readonly mostBytes = 1;
  encoding: string | null = null;
  /** What was read and not given on yet, behind the first zero; null before it. */
  private raw: Buffer | null = null;
  /** Before that: bytes at the end of the last read that wait for the next one. */
  private last = nothing;
  /** How many bytes at the start of `raw` are still to be given on. */
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

  /** Whether a byte may have been zero. */
  get holdsZeros(): boolean {
    return this.raw !== null;
  }

  /** The short way, for logs without zeros: their bytes stay where they were read to. */
  override async read(into: Uint8Array): Promise<number> {
    if (this.raw !== null || this.isReady || into.length <= longestHeld) return super.read(into);
    const given = this.plainOf(into, await this.reader.read(this.roomIn(into)));
    return given ?? this.read(into);
  }

  protected async nextPiece(): Promise<string | null> {
    if (this.ended) return null;
    if (this.raw === null) {
      const room = Buffer.alloc(smallRoom);
      const given = this.plainOf(room, await this.reader.read(this.roomIn(room)));
      if (this.raw === null) return given === 0 ? null : room.toString('latin1', 0, given ?? 0);
    }
    const got = await this.reader.read(this.raw.subarray(this.held));
    this.ended = got === 0;
    this.held += got;
    return this.take(this.raw);
  }

  /** Puts the bytes that wait at the start. @returns the room behind them */
  private roomIn(into: Uint8Array): Uint8Array {
    if (this.last.length === 0) return into;
    into.set(this.last);
    return into.subarray(this.last.length);
  }

  /**
   * @param got how many bytes were read behind those that waited
   * @returns how many bytes can be given on; null if all of them wait or are held, so that more must be read
   */
  private plainOf(into: Uint8Array, got: number): number | null {
    const block = Buffer.from(into.buffer, into.byteOffset, this.last.length + got);
    const isPlain = !block.includes(0);
    const waiting = isPlain && got > 0 ? openAtEnd(block) : 0;
    this.last = waiting === 0 ? nothing : Buffer.from(block.subarray(block.length - waiting));
    if (!isPlain) this.hold(block);
    return isPlain && (waiting < block.length || got === 0) ? block.length - waiting : null;
  }

  private hold(bytes: Uint8Array): Buffer {
    this.raw = Buffer.alloc(bytes.length + chunk);
    this.raw.set(bytes);
    this.held = bytes.length;
    return this.raw;
  }

  /** The text of the passage as far as it is sure, and of those that follow it in what was read. */
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

/** How many bytes at the end may turn out to be UTF-16 when the next ones are there: a mark, or the first letter of a line. */
function openAtEnd(bytes: Buffer): number {
  const [third, second, last] = [bytes.at(-3), bytes.at(-2), bytes.at(-1)];
  if (third === 0xff && second === 0xfe) return 3;
  if ((second === 0xff && last === 0xfe) || (second === 0xfe && last === 0xff)) return 2;
  return last === 0xff || last === 0xfe || second === lineFeed || second === undefined ? 1 : 0;
}

/** The passage as bytes in which ASCII is one byte for each letter, written as Latin-1. */
function lettersOf(bytes: Buffer, passage: Passage): string {
  if (passage === null) return bytes.toString('latin1');
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  const text = (passage === 'utf-16le' ? whole : whole.swap16()).toString('utf16le');
  return Buffer.from(withLineEnds(text)).toString('latin1');
}

/** Restores the CR LF in 8 bits that `type` and `echo` put between passages. Read as UTF-16 it looks like U+0A0D, which is no letter. */
export function withLineEnds(text: string): string {
  return text.replaceAll('\u0a0d', '\r\n');
}
