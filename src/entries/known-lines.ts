/**
 * Remembers the sound lines that the scout found, since the reading behind it asks for the same ones. For a record that comes again
 * and again, to check that its line is sound takes longer than all else.
 */
import type { SoundLine } from '../model/sound-line.js';

/** More than the number of records between the scout and the reading. */
const mostKept = 4096;
/** Six numbers for a line: start, trailer, thread, end and the trailer of the line before, as offsets in the stream, and `words`. */
const width = 6;
const endField = 3;

export class KnownLines {
  /** Plain numbers, since so many short-lived objects would keep the garbage collector busy. Made with the first line. */
  private numbers: Float64Array | null = null;
  private count = 0;
  /** Index of the first line that may still be asked for. */
  private first = 0;

  clear(): void {
    this.count = 0;
    this.first = 0;
  }

  /** @param offset of the window in the stream */
  add({ start, trailer, thread, end, before, words }: SoundLine, offset: number): void {
    this.numbers ??= new Float64Array(2 * mostKept * width);
    if (this.count === 2 * mostKept) {
      const from = Math.max(this.first, mostKept);
      this.numbers.copyWithin(0, from * width, this.count * width);
      this.count -= from;
      this.first = 0;
    }
    const at = this.count * width;
    this.numbers[at] = start + offset;
    this.numbers[at + 1] = trailer + offset;
    this.numbers[at + 2] = thread + offset;
    this.numbers[at + endField] = end + offset;
    this.numbers[at + 4] = before + offset;
    this.numbers[at + 5] = words;
    this.count += 1;
  }

  /** The line added last, if it holds this place of the window. */
  last(at: number, offset: number): SoundLine | null {
    return this.lineAt(this.count - 1, at, offset);
  }

  /** The line that holds this place of the window, if it is known. Lines before it are dropped: they are asked for in order. */
  take(at: number, offset: number): SoundLine | null {
    while (this.first < this.count && at + offset >= this.number(this.first, endField)) this.first += 1;
    return this.lineAt(this.first, at, offset);
  }

  private lineAt(index: number, at: number, offset: number): SoundLine | null {
    if (index < 0 || index >= this.count) return null;
    const start = this.number(index, 0) - offset;
    const end = this.number(index, endField) - offset;
    if (at < start || at >= end) return null;
    const trailer = this.number(index, 1) - offset;
    const thread = this.number(index, 2) - offset;
    return { start, trailer, thread, end, before: this.number(index, 4) - offset, words: this.number(index, 5) };
  }

  private number(index: number, field: number): number {
    return this.numbers?.[index * width + field] ?? 0;
  }
}
