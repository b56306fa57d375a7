/**
 * A window that slides over the bytes of a log stream: a fixed block of memory, the starts of the lines in it, and the
 * file and number of each line. The parts of a stream (a log's rollover, then the log) are read as one run of bytes, so
 * a record that the rollover tore apart is whole again. Memory does not grow with the log.
 */
import type { SourceReader } from '../model/source.js';

/** Bytes that one record may span, before and after a place of interest. What is farther away is not joined to it. */
export const reach = 32 * 1024;
export const windowSize = 256 * 1024 + 2 * reach;

interface PartStart {
  readonly part: number;
  /** Index into `starts` of the part's first line in the window. */
  index: number;
  /** Number of that line in its file, counted from 1. */
  line: number;
}

const lf = 10;
const cr = 13;

export class LineWindow {
  readonly bytes: Uint8Array;
  /** Bytes filled. */
  length = 0;
  /** Starts of the lines in the window, ascending. The first may be a place inside a giant line. */
  readonly starts: Int32Array;
  lines = 0;
  /** The first "line" starts inside a line that was cut off. */
  cut = false;
  /** Nothing more will come. */
  ended = false;
  private readonly parts: PartStart[] = [];
  private indexed = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.starts = new Int32Array(bytes.length + 2);
  }

  /** Makes it ready for another stream. The memory is kept: to get and clear it costs more than a small log. */
  reset(): void {
    this.length = 0;
    this.lines = 0;
    this.cut = false;
    this.ended = false;
    this.parts.length = 0;
    this.indexed = 0;
  }

  /** Starts a part. A last line without an end gets one, so that two files never share a line. */
  beginPart(part: number): void {
    if (this.length > 0 && this.bytes[this.length - 1] !== lf && this.bytes[this.length - 1] !== cr) {
      this.bytes[this.length++] = lf;
    }
    this.index(true);
    this.parts.push({ part, index: this.lines - 1, line: 1 });
  }

  /** Reads until the window is full or the part ends; returns whether the part has ended. One byte stays free for a line end. */
  async fill(reader: SourceReader): Promise<boolean> {
    while (this.length < this.bytes.length - 1) {
      const got = await reader.read(this.bytes.subarray(this.length, this.bytes.length - 1));
      if (got === 0) {
        this.index(true);
        return true;
      }
      this.length += got;
      this.index(false);
    }
    return false;
  }

  /** Forgets the bytes before `keepFrom`, to make room. */
  discard(keepFrom: number): void {
    if (keepFrom <= 0) return;
    const first = this.lineAt(keepFrom);
    this.cut = (this.starts[first] ?? 0) < keepFrom;
    this.renumber(first);
    this.bytes.copyWithin(0, keepFrom, this.length);
    for (let i = first; i < this.lines; i += 1) this.starts[i - first] = Math.max(0, (this.starts[i] ?? 0) - keepFrom);
    this.lines -= first;
    this.length -= keepFrom;
    this.indexed -= keepFrom;
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

  /** The part that a line belongs to, and its number in that file. */
  placeOf(line: number): { part: number; line: number } {
    for (let i = this.parts.length - 1; i >= 0; i -= 1) {
      const start = this.parts[i];
      if (start && start.index <= line) return { part: start.part, line: start.line + line - start.index };
    }
    return { part: 0, line: line + 1 };
  }

  private pushStart(offset: number): void {
    this.starts[this.lines++] = offset;
  }

  private renumber(firstKept: number): void {
    const current = this.placeOf(firstKept).part;
    for (const start of this.parts) {
      start.line += Math.max(0, firstKept - start.index);
      start.index = Math.max(0, start.index - firstKept);
    }
    while (this.parts[0] && this.parts[0].part !== current) this.parts.shift();
  }

  /** Finds line ends in the bytes not looked at yet. A CR at the very end waits: an LF may follow. */
  private index(final: boolean): void {
    if (this.lines === 0) this.pushStart(0);
    const { bytes } = this;
    const end = final ? this.length : this.length - 1;
    let i = this.indexed;
    for (; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > cr) continue;
      if (byte === lf || (byte === cr && (i + 1 === this.length || bytes[i + 1] !== lf))) this.pushStart(i + 1);
    }
    this.indexed = Math.max(i, this.indexed);
  }
}
