/**
 * Reads UTF-16 as UTF-8. ASCII letters are narrowed to a byte each in the memory they are read into; the rest of a piece Node
 * converts as a whole. Letters torn between two pieces are put together here, since a streaming decoder takes three times as long.
 */
import type { NarrowLetters } from '../model/source.js';
import { mayBeMixed } from './find-passages.js';
import { MixedReader } from './mixed-reader.js';
import { PieceReader, type SourceBytes } from './piece-reader.js';
import { withLineEnds } from './read-passages.js';

const chunk = 64 * 1024;
/** The least room into which letters are read directly: up to three bytes of a torn letter go before them. */
const leastRoom = 64;

export class Utf16Reader extends PieceReader {
  protected readonly written = 'utf8';
  protected readonly mostBytes = 3;
  /** Read into if letters cannot be narrowed in the caller's memory; allocated when first needed. */
  private raw: Buffer | null = null;
  /** The bytes of an incomplete letter at the end of what was read, in the order of the source. */
  private torn = Buffer.alloc(0);
  /** The text behind letters that were narrowed: the next piece. */
  private rest: string | null = null;
  private ended = false;
  /** For the rest of a log that does not go on in UTF-16. */
  private mixed: MixedReader | null = null;

  constructor(
    private readonly reader: SourceBytes,
    readonly encoding: 'utf-16le' | 'utf-16be',
    private readonly narrow: NarrowLetters | null,
  ) {
    super(reader);
  }

  protected async nextPiece(into: Uint8Array): Promise<string | number | null> {
    const { rest, narrow } = this;
    this.rest = null;
    if (rest !== null) return rest;
    if (this.mixed) return (await this.mixed.read(into)) || null;
    if (this.ended) return null;
    const canNarrow = narrow !== null && into.length >= leastRoom;
    const letters = await this.readLetters(canNarrow ? memoryOf(into) : this.ownMemory());
    if (letters === null) return this.torn.length > 0 ? '\ufffd' : '';
    const narrowed = canNarrow ? narrow(letters) : 0;
    if (2 * narrowed < letters.length && mayBeMixed(letters, 2 * narrowed)) {
      this.mixed = this.readMixed(letters.subarray(2 * narrowed));
      return narrowed > 0 ? narrowed : '';
    }
    const text = withLineEnds(letters.toString('utf16le', 2 * narrowed));
    if (narrowed === 0) return text;
    if (text !== '') this.rest = text;
    return narrowed;
  }

  /** @param letters little end first */
  private readMixed(letters: Buffer): MixedReader {
    const asRead = Buffer.concat([letters, this.torn]);
    if (this.encoding === 'utf-16be') asRead.subarray(0, letters.length).swap16();
    return new MixedReader(this.reader, this.encoding, asRead);
  }

  private ownMemory(): Buffer {
    this.raw ??= Buffer.alloc(chunk);
    return this.raw;
  }

  /** @returns the whole letters read, as UTF-16LE in `room`; null at the end, where `torn` may hold half a letter that nothing completes */
  private async readLetters(room: Buffer): Promise<Buffer | null> {
    room.set(this.torn);
    const got = await this.reader.read(room.subarray(this.torn.length));
    this.ended = got === 0;
    if (this.ended) return null;
    const read = room.subarray(0, this.torn.length + got);
    const even = read.length & ~1;
    const last = even - (this.encoding === 'utf-16le' ? 1 : 2);
    const whole = even > 0 && isLeadSurrogate(read[last] ?? 0) ? even - 2 : even;
    this.torn = Buffer.from(read.subarray(whole));
    const letters = read.subarray(0, whole);
    return this.encoding === 'utf-16le' ? letters : letters.swap16();
  }
}

function memoryOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, Math.min(length, chunk));
}

/** @param highByte the high byte of a UTF-16 unit */
function isLeadSurrogate(highByte: number): boolean {
  return (highByte & 0xfc) === 0xd8;
}
