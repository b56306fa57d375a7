/**
 * Bytes of a log to text: UTF-8 where they are valid UTF-8 (people re-save logs), else the Windows code page. It never
 * fails on a byte. UTF-16 does not come here: `normal-reader.ts` has turned it into UTF-8 before.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** 0x80 to 0x9F of Windows-1252. The platform's own decoder takes them for control characters in some releases of Node. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export class TextDecoding {
  private readonly decoder: TextDecoder | null;

  constructor(readonly codePage: string) {
    this.decoder = codePage === 'windows-1252' ? null : new TextDecoder(codePage);
  }

  decode(bytes: Uint8Array): string {
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isAscii(buffer)) return buffer.toString('latin1');
    if (isUtf8(buffer)) return buffer.toString('utf8');
    if (this.decoder) return this.decoder.decode(buffer);
    return buffer
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (letter) => windows1252.charAt(letter.charCodeAt(0) - 0x80));
  }
}

/** What the bytes of a log tell of its encoding. */
export interface LettersSeen {
  /** Other than those of ASCII. */
  readonly foreign: boolean;
  /** All are as UTF-8 has them. */
  readonly valid: boolean;
}

/** A pure ASCII log is one in the code page as well, which is how Windows wrote it. */
export function encodingBy({ foreign, valid }: LettersSeen, codePage: string): string {
  return foreign && valid ? 'utf-8' : codePage;
}

/** Tells, block by block, whether a whole log is ASCII, UTF-8 or neither: a letter that a block's end cuts is put together. */
export class EncodingEvidence implements LettersSeen {
  foreign = false;
  valid = true;
  /** What the last block ends in: the start of a letter of UTF-8, if the rest of it follows. */
  private cut = Buffer.alloc(0);

  /** @param ended nothing follows */
  add(block: Uint8Array, ended = false): void {
    if (!this.valid || (this.cut.length === 0 && isAscii(block))) return;
    this.foreign = true;
    const bytes = this.cut.length === 0 ? block : Buffer.concat([this.cut, block]);
    const to = ended ? bytes.length : wholeLetters(bytes);
    this.valid = isUtf8(bytes.subarray(0, to));
    this.cut = Buffer.from(bytes.subarray(to));
  }
}

/** Where a letter starts that goes on behind the bytes; else their end. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (size > back) return bytes.length - back;
    if (size > 1) break;
  }
  return bytes.length;
}
