/**
 * Sound lines that a scout came across: who reads behind it asks for the same ones. To tell that a record is sound takes
 * longer than anything else that is done with one that comes again and again.
 */
import type { SoundLine } from '../model/sound-line.js';

/** More than there are records in what a scout is ahead. */
const mostKept = 4096;

export class KnownLines {
  private lines: SoundLine[] = [];
  /** Of the window in which each was found, in the stream. */
  private offsets: number[] = [];
  /** Index of the first that may still be asked for. */
  private first = 0;

  clear(): void {
    this.lines = [];
    this.offsets = [];
    this.first = 0;
  }

  /** @param offset of the window in the stream */
  add(line: SoundLine, offset: number): void {
    if (this.lines.length === 2 * mostKept) {
      const from = Math.max(this.first, mostKept);
      this.lines = this.lines.slice(from);
      this.offsets = this.offsets.slice(from);
      this.first = 0;
    }
    this.lines.push(line);
    this.offsets.push(offset);
  }

  /** The one added last, where it holds this place in the window. */
  last(at: number, offset: number): SoundLine | null {
    return this.lineAt(this.lines.length - 1, at, offset);
  }

  /** The one that holds this place in the window, if it is known. Those before it are forgotten: one asks in their order. */
  take(at: number, offset: number): SoundLine | null {
    while (this.first < this.lines.length && at + offset >= this.endOf(this.first)) this.first += 1;
    return this.lineAt(this.first, at, offset);
  }

  /** In the stream. */
  private endOf(index: number): number {
    return (this.lines[index]?.end ?? 0) + (this.offsets[index] ?? 0);
  }

  private lineAt(index: number, at: number, offset: number): SoundLine | null {
    const line = this.lines[index];
    if (!line) return null;
    const moved = (this.offsets[index] ?? 0) - offset;
    if (at < line.start + moved || at >= line.end + moved) return null;
    return moved === 0 ? line : movedBy(line, moved);
  }
}

function movedBy({ start, trailer, thread, end, before, words }: SoundLine, by: number): SoundLine {
  return { start: start + by, trailer: trailer + by, thread: thread + by, end: end + by, before: before + by, words };
}
