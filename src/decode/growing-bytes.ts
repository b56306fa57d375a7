/**
 * Turns the bytes of a log that is still being written into UTF-8 or the bytes of its code page, piece by piece, as
 * `normal-reader.ts` does for a whole log. The first bytes tell the encoding; they are held back until there are enough of
 * them, or the caller flushes because nothing more came. The encoding may change later.
 */
import { detectEncoding } from './detect-encoding.js';
import type { Passage } from './find-passages.js';
import { openAtEnd, readPassages } from './read-passages.js';

/** So many bytes suffice to tell UTF-16 without a byte order mark from a damaged log. */
const enough = 64;
const nothing: Buffer = Buffer.alloc(0);

export class GrowingBytes {
  /** Undefined until the first bytes told it. */
  private passage: Passage | undefined;
  /** The bytes held back. */
  private held = nothing;

  /** @param start the first bytes of the file, if what is added begins behind them */
  constructor(start: Uint8Array | null = null) {
    if (start !== null) this.decide(start);
  }

  add(bytes: Uint8Array): Uint8Array {
    this.held = Buffer.concat([this.held, bytes]);
    if (this.passage === undefined) {
      const { mark } = detectEncoding(this.held);
      const isPlain = this.held.length >= 4 && !this.held.includes(0);
      if (mark === 0 && !isPlain && this.held.length < enough) return nothing;
      this.held = this.held.subarray(this.decide(this.held));
    }
    return this.take(false);
  }

  /** Gives out what is held back, and settles the encoding by it. Half a letter still waits. */
  flush(): Uint8Array {
    if (this.passage === undefined && this.held.length > 0) this.held = this.held.subarray(this.decide(this.held));
    return this.take(true);
  }

  /** @returns the length of the byte order mark in bytes */
  private decide(start: Uint8Array): number {
    const { encoding, mark } = detectEncoding(start);
    this.passage = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : null;
    return mark;
  }

  private take(ended: boolean): Uint8Array {
    const { held, passage } = this;
    if (passage === undefined) return nothing;
    if (passage === null && !held.includes(0)) return this.giveOut(held.length - (ended ? 0 : openAtEnd(held)), held);
    const whole = passage === null ? held : held.subarray(0, held.length & ~1);
    const read = readPassages(whole, passage, ended);
    this.passage = read.passage;
    return this.giveOut(read.taken, Buffer.from(read.text, 'latin1'));
  }

  private giveOut(taken: number, text: Buffer): Uint8Array {
    const { held } = this;
    this.held = Buffer.from(held.subarray(taken));
    return text === held ? held.subarray(0, taken) : text;
  }
}
