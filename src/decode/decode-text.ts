/**
 * Decodes the bytes of a log: as UTF-8 if they are valid UTF-8 (people re-save logs), else in the Windows code page. No byte
 * makes it fail. UTF-16 never gets here: `normal-reader.ts` turns it into UTF-8.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** Characters 0x80 to 0x9F of Windows-1252. Some releases of Node decode these bytes to control characters instead. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Stands in the middle where logs were joined. */
const byteOrderMark = '\ufeff';
const markAtStart = /(^|[\r\n])\xef\xbb\xbf/g;

/** @param text bytes as Latin-1: of a log of which only parts are UTF-8, or of one that is rewritten */
export function withoutMarks(text: string): string {
  return text.replace(markAtStart, '$1');
}

export class TextDecoding {
  private readonly decoder: TextDecoder | null;

  constructor(readonly codePage: string) {
    this.decoder = codePage === 'windows-1252' ? null : new TextDecoder(codePage);
  }

  decode(bytes: Uint8Array): string {
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isAscii(buffer)) return buffer.toString('latin1');
    if (isUtf8(buffer)) return buffer.toString('utf8').replaceAll(byteOrderMark, '');
    const text = withoutMarks(buffer.toString('latin1'));
    if (this.decoder) return this.decoder.decode(Buffer.from(text, 'latin1'));
    return text.replace(/[\x80-\x9f]/g, (letter) => windows1252.charAt(letter.charCodeAt(0) - 0x80));
  }
}

/** What the bytes of a log seen so far say about its encoding. */
export interface LettersSeen {
  /** Some byte is outside ASCII. */
  readonly foreign: boolean;
  /** All bytes are valid UTF-8. */
  readonly valid: boolean;
}

/** The encoding to report. A pure ASCII log is reported in the Windows code page, since Windows wrote it in that. */
export function encodingBy({ foreign, valid }: LettersSeen, codePage: string): string {
  return foreign && valid ? 'utf-8' : codePage;
}

/** Finds out whether a log is ASCII, UTF-8 or neither. It takes the log in blocks, which may end inside a character. */
export class EncodingEvidence implements LettersSeen {
  foreign = false;
  valid = true;
  /** The last 0 to 3 bytes of the previous block: an incomplete UTF-8 sequence that the next block may complete. */
  private incomplete = Buffer.alloc(0);

  /** @param ended this is the last block */
  add(block: Uint8Array, ended = false): void {
    if (!this.valid || (this.incomplete.length === 0 && isAscii(block))) return;
    this.foreign = true;
    const bytes = this.incomplete.length === 0 ? block : Buffer.concat([this.incomplete, block]);
    const end = ended ? bytes.length : endOfWholeCharacters(bytes);
    this.valid = isUtf8(bytes.subarray(0, end));
    this.incomplete = Buffer.from(bytes.subarray(end));
  }
}

/** The offset of an incomplete UTF-8 sequence at the end of the bytes, or their length if there is none. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (size > back) return bytes.length - back;
    if (size > 1) break;
  }
  return bytes.length;
}
