/**
 * The bytes of a log that is being written, piece by piece, with ASCII for ASCII: what `normal-reader.ts` does for a whole log.
 * Its encoding is told by its first bytes, which are held back until they tell it or nothing comes for a while.
 */
import { TextDecoder } from 'node:util';
import { detectEncoding } from './detect-encoding.js';

/** So many bytes tell UTF-16 without a mark from a damaged log. */
const enough = 64;

export class GrowingBytes {
  private head: Uint8Array | null = new Uint8Array(0);
  private decoder: TextDecoder | null = null;

  /** @param start the first bytes of a log that is followed from its middle */
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

  /** What was held back. */
  flush(): Uint8Array {
    const { head } = this;
    return head === null || head.length === 0 ? new Uint8Array(0) : this.normal(head.subarray(this.decide(head)));
  }

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
