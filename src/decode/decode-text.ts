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

/** Tells, block by block, whether a whole log is ASCII, UTF-8 or neither. A letter cut by a block's end is not held against it. */
export class EncodingEvidence implements LettersSeen {
  foreign = false;
  valid = true;

  add(block: Uint8Array): void {
    if (!this.valid || isAscii(block)) return;
    this.foreign = true;
    let [from, to] = [0, block.length];
    while (from < Math.min(3, to) && ((block[from] ?? 0) & 0xc0) === 0x80) from += 1;
    for (let back = 1; back <= 3 && back <= to; back += 1) {
      if ((block[block.length - back] ?? 0) >= 0xc0) to = block.length - back;
    }
    this.valid = isUtf8(block.subarray(from, Math.max(from, to)));
  }
}
