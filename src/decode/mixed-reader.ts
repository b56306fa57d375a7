/**
 * Reads a log whose encoding changes in the middle, because somebody added a log in 8 bits to one in UTF-16 with `type` or `copy`, or
 * the other way round: each passage is read in its own encoding. Nearly no log is like that, so the bytes are given on as they are
 * until one of them is zero.
 */
import type { Passage } from './find-passages.js';
import { PieceReader, type SourceBytes } from './piece-reader.js';
import { openAtEnd, readPassages } from './read-passages.js';

const chunk = 64 * 1024;
const longestHeld = 3;
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
    private readonly reader: SourceBytes,
    private passage: Passage = null,
    read: Uint8Array | null = null,
  ) {
    super(reader);
    if (read) this.hold(read);
  }

  /** A byte was zero, of a log in 8 bits: it may go on in UTF-16. */
  get mayReadOtherwise(): boolean {
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

  private take(raw: Buffer): string {
    const { text, taken, passage } = readPassages(raw.subarray(0, this.held), this.passage, this.ended);
    this.passage = passage;
    raw.copyWithin(0, taken, this.held);
    this.held -= taken;
    return text;
  }
}
