/**
 * A window that slides over the bytes of a log stream: a fixed block of memory, and on demand the lines in it with their
 * file and number. The parts of a stream (a log's rollover, then the log) are read as one run of bytes, so a record that
 * the rollover tore apart is whole again. Memory does not grow with the log.
 */
import type { SourceReader } from '../model/source.js';

/** Bytes that one record may span, before and after a place of interest. What is farther away is not joined to it. */
const defaultReach = 32 * 1024;
export const reach = defaultReach;
export const windowSize = 256 * 1024 + 2 * reach;

interface PartStart {
  readonly part: number;
  /** Offset of its first byte in the window; negative once bytes of it were forgotten. */
  start: number;
  /** Line ends in the forgotten bytes; null while nobody counted them. */
  linesBefore: number | null;
}

export type FindLines = (length: number, ended: boolean) => { readonly starts: Int32Array; readonly lines: number };

const lf = 10;
const cr = 13;

export class LineWindow {
  /** Bytes filled. */
  length = 0;
  /** Lines in the window, once `index` was called. */
  lines = 0;
  /** The window starts inside a line. */
  cut = false;
  /** Nothing more will come. */
  ended = false;
  /** Starts of the lines, ascending. The first may be a place inside a line. */
  private starts: Int32Array = new Int32Array(0);
  private parts: PartStart[] = [];

  /**
   * @param findLines finds the lines of the first `length` bytes: a CR at the very end only ends one when `ended`
   * @param reach how far a record may stretch; smaller in tests
   */
  constructor(
    readonly bytes: Uint8Array,
    private readonly findLines: FindLines,
    readonly reach = defaultReach,
  ) {}

  /** Makes it ready for another stream. The memory is kept: to get and clear it costs more than a small log. */
  reset(): void {
    this.length = 0;
    this.lines = 0;
    this.cut = false;
    this.ended = false;
    this.parts = [];
  }

  /** Starts a part. A last line without an end gets one, so that two files never share a line. */
  beginPart(part: number): void {
    if (this.length > 0 && !isLineEnd(this.bytes[this.length - 1])) this.bytes[this.length++] = lf;
    this.parts.push({ part, start: this.length, linesBefore: 0 });
  }

  /** Reads until the window is full or the part ends; returns whether the part has ended. One byte stays free for a line end. */
  async fill(reader: SourceReader): Promise<boolean> {
    while (this.length < this.bytes.length - 1) {
      const got = await reader.read(this.bytes.subarray(this.length, this.bytes.length - 1));
      if (got === 0) return true;
      this.length += got;
    }
    return false;
  }

  /**
   * Forgets the bytes before `keepFrom`, to make room, and returns how many: one less where that would split a CR LF.
   * Without an index their lines are not counted.
   */
  discard(keepFrom: number): number {
    const from = this.bytes[keepFrom] === lf && this.bytes[keepFrom - 1] === cr ? keepFrom - 1 : keepFrom;
    if (from <= 0) return 0;
    const line = this.lines > 0 ? this.placeOf(this.lineAt(from)).line : null;
    this.cut = !isLineEnd(this.bytes[from - 1]);
    this.parts = this.parts.slice(this.partIndexAt(from));
    for (const part of this.parts) part.start -= from;
    const [first] = this.parts;
    if (first) first.linesBefore = first.start >= 0 ? 0 : line === null ? null : line - 1;
    this.bytes.copyWithin(0, from, this.length);
    this.length -= from;
    this.lines = 0;
    return from;
  }

  /** Bytes at the start of a part that were forgotten uncounted; null when line numbers are known. */
  get uncounted(): { part: number; bytes: number } | null {
    const [first] = this.parts;
    return first && first.linesBefore === null ? { part: first.part, bytes: -first.start } : null;
  }

  setLinesBefore(count: number): void {
    const [first] = this.parts;
    if (first) first.linesBefore = count;
  }

  /** Finds the lines of the window. To be called before any question about lines. */
  index(): void {
    const { starts, lines } = this.findLines(this.length, this.ended);
    this.starts = starts;
    this.lines = lines;
  }

  /** Index of the line that holds this offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lines - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  startOf(line: number): number {
    return line < this.lines ? (this.starts[line] ?? this.length) : this.length;
  }

  /** The part that a line belongs to, and its number in that file, counted from 1. */
  placeOf(line: number): { part: number; line: number } {
    const found = this.parts[this.partIndexAt(this.startOf(line))];
    if (!found) return { part: 0, line: line + 1 };
    return { part: found.part, line: (found.linesBefore ?? 0) + 1 + line - this.lineAt(Math.max(0, found.start)) };
  }

  /** Index of the part that holds this offset. An empty part holds none. */
  private partIndexAt(offset: number): number {
    return Math.max(
      0,
      this.parts.findLastIndex(({ start }) => start <= offset),
    );
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lf || byte === cr;
}

/** Line ends in the first bytes of a part. It is read again for this, which is cheaper than counting in every log. */
export async function countLineEnds(reader: SourceReader, bytes: number): Promise<number> {
  const block = new Uint8Array(256 * 1024);
  let count = 0;
  let left = bytes;
  let previous = 0;
  while (left > 0) {
    const got = await reader.read(block.subarray(0, Math.min(block.length, left)));
    if (got === 0) break;
    for (let i = 0; i < got; i += 1) {
      const byte = block[i] ?? 0;
      if (previous === cr && byte !== lf) count += 1;
      if (byte === lf) count += 1;
      previous = byte;
    }
    left -= got;
  }
  return previous === cr ? count + 1 : count;
}
