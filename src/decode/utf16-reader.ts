/**
 * UTF-16 as UTF-8. Node turns it by whole pieces; a decoder that keeps what is torn between two of them takes three times as
 * long.
 */
import type { SourceReader } from '../model/source.js';
import { PieceReader } from './piece-reader.js';

const chunk = 64 * 1024;

export class Utf16Reader extends PieceReader {
  protected readonly written = 'utf8';
  /** Bytes of UTF-8 for one unit of UTF-16. */
  protected readonly mostBytes = 3;
  private readonly raw = Buffer.alloc(chunk);
  /** Bytes at the start of `raw` that are half of a letter. */
  private torn = 0;
  private ended = false;

  constructor(
    private readonly reader: SourceReader & { readonly bytesRead: number },
    readonly encoding: 'utf-16le' | 'utf-16be',
  ) {
    super(reader);
  }

  /** The letters that are whole. What is left at the end is the rest of one that was cut off. */
  protected async nextText(): Promise<string | null> {
    if (this.ended) return null;
    const { raw, torn } = this;
    const got = await this.reader.read(raw.subarray(torn));
    this.ended = got === 0;
    const length = torn + got;
    if (this.ended) return torn > 0 ? '\ufffd' : '';
    const even = length & ~1;
    const last = even - (this.encoding === 'utf-16le' ? 1 : 2);
    const whole = even > 0 && isLeadSurrogate(raw[last] ?? 0) ? even - 2 : even;
    const letters = raw.subarray(0, whole);
    const text = (this.encoding === 'utf-16le' ? letters : letters.swap16()).toString('utf16le');
    this.torn = length - whole;
    raw.copyWithin(0, whole, length);
    return text;
  }
}

/** By the upper byte of a unit of UTF-16: the first half of a letter that takes two. */
function isLeadSurrogate(upper: number): boolean {
  return (upper & 0xfc) === 0xd8;
}
