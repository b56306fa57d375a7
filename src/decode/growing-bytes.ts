/**
 * Turns the bytes of a log that is still being written into UTF-8 or the bytes of its code page, piece by piece, as
 * `normal-reader.ts` does for a whole log. The first bytes tell the encoding; they are held back until there are enough of
 * them, or the caller flushes because nothing more came.
 */
import { TextDecoder } from 'node:util';
import { detectEncoding } from './detect-encoding.js';

/** So many bytes suffice to tell UTF-16 without a byte order mark from a damaged log. */
const enough = 64;

export class GrowingBytes {
  /** The bytes held back; null once the encoding is known. */
  private head: Uint8Array | null = new Uint8Array(0);
  /** For UTF-16. */
  private decoder: TextDecoder | null = null;

  /** @param start the first bytes of the file, if what is added begins behind them */
  constructor(start: Uint8Array | null = null) {
    if (start !== null) this.decide(start);
  }

  add(bytes: Uint8Array): Uint8Array {
    if (this.head === null) return this.normal(bytes);
    this.head = Buffer.concat([this.head, bytes]);
    const { mark } = detectEncoding(this.head);
    const isPlain = this.head.length >= 4 && !this.head.includes(0);
    return mark > 0 || isPlain || this.head.length >= enough ? this.flush() : new Uint8Array(0);
  }

  /** Gives out what is held back, and settles the encoding by it. */
  flush(): Uint8Array {
    const { head } = this;
    return head === null || head.length === 0 ? new Uint8Array(0) : this.normal(head.subarray(this.decide(head)));
  }

  /** @returns the length of the byte order mark in bytes */
  private decide(start: Uint8Array): number {
    const { encoding, mark } = detectEncoding(start);
    this.head = null;
    if (encoding === 'utf-16le' || encoding === 'utf-16be')
      this.decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return mark;
  }

  private normal(bytes: Uint8Array): Uint8Array {
    return this.decoder === null ? bytes : Buffer.from(this.decoder.decode(bytes, { stream: true }), 'utf8');
  }
}
