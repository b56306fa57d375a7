/**
 * A window that slides over the bytes of a log stream: a fixed block of memory, which tells of a line in which file it stands, and
 * its number there. The parts of a stream (the rollover, then the log) are read as one run of bytes, so a record that the rollover
 * tore apart is whole again. Memory does not grow with the log.
 */
import type { SoundLine } from '../model/sound-line.js';
import type { SourceReader } from '../model/source.js';
import { endsRecord } from './byte-signs.js';
import { KnownLines } from './known-lines.js';

/** Bytes before and after a found word that are looked at for the record around it. What is farther away is not joined to it. */
const defaultReach = 32 * 1024;
export const reach = defaultReach;
/** One byte stays free for a line end. */
export const windowSize = 768 * 1024 + 2 * reach + 1;

interface PartStart {
  readonly part: number;
  /** Offset of its first byte in the window; negative once bytes of it were forgotten. */
  start: number;
  /** How many of its lines end before its first line in the window, and the index of that line; null until asked for. */
  first: { readonly linesBefore: number; readonly line: number } | null;
  /** A running count: so many of its lines end before the place `to` of the window. */
  readonly counted: { to: number; lines: number };
}

/** A part of the stream, the number of a line in that file, counted from 1, and its place in the stream. */
export interface LinePlace {
  readonly part: number;
  readonly line: number;
  readonly offset: number;
}

/** LF, CR LF and a lone CR each end a line. */
export interface LineFinder {
  /** The lines of the first `length` bytes, by their starts; a CR at the very end only ends one when `ended`. */
  lineStarts(length: number, ended: boolean): { readonly starts: Int32Array; readonly lines: number };
  /** How many lines end in [from, to). */
  countLines(from: number, to: number): number;
  soundLine(at: number, length: number): SoundLine | null;
}

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
  /** The starts of the lines, ascending. The first one may lie inside a line. */
  private starts: Int32Array = new Int32Array(0);
  private parts: PartStart[] = [];
  /** How many bytes were dropped so far: the place of the window in the stream. */
  private forgotten = 0;
  /** For each line whether it ends a record: 1 yes, 2 no, 0 not asked yet. */
  private endings = new Uint8Array(0);
  /** The line that was asked for last: often it is asked for again. */
  private asked = 0;
  private readonly known = new KnownLines();
  /** The state of the window for which the lines were last found. */
  private indexed = { length: -1, ended: false };

  /**
   * @param finder finds and counts lines in the bytes
   * @param reach how far a record may stretch; smaller in tests
   */
  constructor(
    readonly bytes: Buffer,
    private readonly finder: LineFinder,
    readonly reach = defaultReach,
  ) {}

  /** How many bytes the scout may be ahead of the reading. There is room for twice as many new ones, so that bytes are seldom moved. */
  get lead(): number {
    return Math.max(0, Math.trunc((this.bytes.length - 1 - 2 * this.reach) / 3));
  }

  /** Prepares it for another stream. The memory is kept: to get new, cleared memory costs more than a small log. */
  reset(): void {
    this.length = 0;
    this.lines = 0;
    this.cut = false;
    this.ended = false;
    this.parts = [];
    this.forgotten = 0;
    this.known.clear();
    this.indexed = { length: -1, ended: false };
  }

  /** Starts a part. A last line without an end gets one, so that two files share no line; returns whether it lacked one. */
  beginPart(part: number): boolean {
    const isOpen = this.length > 0 && !isLineEnd(this.bytes[this.length - 1]);
    if (isOpen) this.bytes[this.length++] = lf;
    const start = this.length;
    this.parts.push({ part, start, first: null, counted: { to: start, lines: 0 } });
    return isOpen;
  }

  /** Takes back the line end that `beginPart` added: the last line before the part and its first line are one. */
  joinPart(): void {
    const part = this.parts.at(-1);
    if (!part) return;
    this.bytes.copyWithin(part.start - 1, part.start, this.length);
    this.length -= 1;
    part.start -= 1;
    part.counted.to -= 1;
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

  /** Forgets the bytes before `keepFrom`, to make room, and returns how many: one less where that would split a CR LF. */
  discard(keepFrom: number): number {
    const from = this.bytes[keepFrom] === lf && this.bytes[keepFrom - 1] === cr ? keepFrom - 1 : keepFrom;
    if (from <= 0) return 0;
    this.cut = !isLineEnd(this.bytes[from - 1]);
    this.parts = this.parts.slice(this.parts.indexOf(this.partAt(from)));
    for (const part of this.parts) {
      if (part.counted.to < from) this.linesTo(part, from);
      part.start -= from;
      part.counted.to -= from;
    }
    this.bytes.copyWithin(0, from, this.length);
    this.length -= from;
    this.forgotten += from;
    this.lines = 0;
    this.indexed = { length: -1, ended: false };
    return from;
  }

  /** How many lines of a part end before a place, counted on (or back) from the place that was asked for last. */
  private linesTo({ counted }: PartStart, place: number): number {
    if (place >= counted.to) counted.lines += this.finder.countLines(counted.to, place);
    else counted.lines -= this.finder.countLines(place, counted.to);
    counted.to = place;
    return counted.lines;
  }

  /** Finds the lines of the window. To be called before any question about lines. */
  index(): void {
    if (this.indexed.length === this.length && this.indexed.ended === this.ended) return;
    this.indexed = { length: this.length, ended: this.ended };
    const { starts, lines } = this.finder.lineStarts(this.length, this.ended);
    this.starts = starts;
    this.lines = lines;
    for (const part of this.parts) part.first = null;
    if (this.endings.length < lines) this.endings = new Uint8Array(2 * lines);
    else this.endings.fill(0, 0, lines);
  }

  /** Whether a line ends in a complete trailer. Remembered: where there are many hits, a line is asked about often. */
  endsRecord(line: number): boolean {
    this.endings[line] ||= endsRecord(this.bytes, this.startOf(line), this.startOf(line + 1)) ? 1 : 2;
    return this.endings[line] === 1;
  }

  /** The record around a place, where it stands alone on its line and is written as every server writes it. */
  soundLine(at: number): SoundLine | null {
    return this.known.take(at, this.forgotten) ?? this.finder.soundLine(at, this.length);
  }

  /** The same for the scout, which is ahead of the reading and asks in the order of the lines. */
  soundLineAhead(at: number): SoundLine | null {
    const last = this.known.last(at, this.forgotten);
    if (last) return last;
    const line = this.finder.soundLine(at, this.length);
    if (line) this.known.add(line, this.forgotten);
    return line;
  }

  /** Index of the line that holds this offset. */
  lineAt(offset: number): number {
    const { asked } = this;
    if (asked < this.lines && (this.starts[asked] ?? 0) <= offset && offset < this.startOf(asked + 1)) return asked;
    this.asked = this.find(offset);
    return this.asked;
  }

  private find(offset: number): number {
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

  placeOf(line: number): LinePlace {
    const start = this.startOf(line);
    const offset = this.forgotten + start;
    const found = this.partAt(start);
    const from = Math.max(0, found.start);
    found.first ??= { linesBefore: this.linesTo(found, from), line: this.find(from) };
    return { part: found.part, line: found.first.linesBefore + 1 + line - found.first.line, offset };
  }

  /** The place of the line that starts at an offset, told without finding the lines of the whole window. */
  placeFrom(start: number): LinePlace {
    const found = this.partAt(start);
    return { part: found.part, line: 1 + this.linesTo(found, start), offset: this.forgotten + start };
  }

  /** The part that holds this offset. An empty part holds none. */
  private partAt(offset: number): PartStart {
    return this.parts.reduce((held, part) => (part.start <= offset ? part : held));
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lf || byte === cr;
}
