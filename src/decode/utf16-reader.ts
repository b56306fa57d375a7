/**
 * Looks at the first bytes of a source, and gives back a reader whose bytes have ASCII for ASCII: UTF-16, with a mark or
 * told by its zero bytes, comes out as UTF-8; a UTF-8 mark is dropped, and so is what a search tool or a web page put in. All
 * later stages can then search bytes.
 */
import { TextDecoder } from 'node:util';
import type { NormalReader, SourceReader } from '../model/source.js';
import { entitiesIn } from './html-entities.js';
import { RewritingReader } from './rewriting-reader.js';
import { searchPrefixIn } from './search-prefix.js';

const sample = 4096;
/** Heads that were given on: of thousands of small logs, each would else have memory of its own. */
const spare: Uint8Array[] = [];
const chunk = 64 * 1024;
/** Letters that tell what was put in: of UTF-16 a sample holds no more. */
const longestStart = sample / 2;
/** Bytes of UTF-8 for one unit of UTF-16. */
const mostUtf8 = 3;

export async function normalReader(reader: SourceReader): Promise<NormalReader> {
  const head = spare.pop() ?? new Uint8Array(sample);
  let length = 0;
  for (let got = -1; got !== 0 && length < sample; length += got) got = await reader.read(head.subarray(length));
  const { encoding, mark } = detectEncoding(head.subarray(0, length));
  const start = startOf(head.subarray(mark, length), encoding, length < sample);
  const rest = new HeadReader(reader, head, { from: mark, to: length });
  const normal =
    encoding === 'utf-16le' || encoding === 'utf-16be'
      ? new Utf16Reader(rest, encoding)
      : Object.assign(rest, { encoding });
  const entities = entitiesIn(start);
  const prefix = searchPrefixIn(entities ? entities(start, true) : start);
  const rewrites = [entities, prefix].filter((rewrite) => rewrite !== null);
  return rewrites.length === 0 ? normal : new RewritingReader(normal, rewrites);
}

/** The first lines as text. Of the last one more may follow, unless the head is all there is. */
function startOf(head: Uint8Array, encoding: string | null, isAll: boolean): string {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const text = isWide ? new TextDecoder(encoding).decode(bytes) : bytes.toString('latin1', 0, longestStart);
  if (isAll && (isWide || head.length <= longestStart)) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end);
}

/** All of some bytes as text when they are UTF-16, else null. */
export function utf16Of(bytes: Uint8Array): string | null {
  const { encoding, mark } = detectEncoding(bytes.subarray(0, sample));
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return null;
  return new TextDecoder(encoding).decode(bytes.subarray(mark));
}

/** What the first bytes of a log prove of its encoding, and how long its mark is. */
export function detectEncoding(head: Uint8Array): { encoding: string | null; mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (!head.includes(0)) return { encoding: null, mark: 0 };
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Half of the letters of a log are ASCII in any language: trailers, names, paths. A few zeros are a damaged log, not UTF-16.
  if (odd > head.length / 5 && even < odd / 20) return { encoding: 'utf-16le', mark: 0 };
  if (even > head.length / 5 && odd < even / 20) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: null, mark: 0 };
}

/** Gives the bytes looked at first, then the rest. */
class HeadReader implements SourceReader {
  bytesRead: number;

  /** @param left what of the head is still to be given, by offsets */
  constructor(
    private readonly reader: SourceReader,
    private readonly head: Uint8Array,
    private readonly left: { from: number; readonly to: number },
  ) {
    this.bytesRead = left.from;
  }

  async read(into: Uint8Array): Promise<number> {
    const { left, head } = this;
    const own = Math.min(into.length, left.to - left.from);
    if (own > 0) {
      into.set(head.subarray(left.from, left.from + own));
      left.from += own;
      this.bytesRead += own;
      if (left.from === left.to) spare.push(head);
      return own;
    }
    const got = await this.reader.read(into);
    this.bytesRead += got;
    return got;
  }

  close(): void {
    this.reader.close();
  }
}

/** Node turns UTF-16 into UTF-8 by whole pieces; a decoder that keeps what is torn between two of them takes three times as long. */
class Utf16Reader implements NormalReader {
  private readonly raw = Buffer.alloc(chunk);
  /** Bytes at the start of `raw` that are half of a letter. */
  private torn = 0;
  private ended = false;
  /** What found no room. */
  private ready: Buffer = Buffer.alloc(0);

  constructor(
    private readonly reader: HeadReader,
    readonly encoding: 'utf-16le' | 'utf-16be',
  ) {}

  get bytesRead(): number {
    return this.reader.bytesRead;
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.ready.length === 0) {
      if (this.ended) return 0;
      const text = await this.nextText();
      if (text !== '' && text.length * mostUtf8 <= into.length)
        return Buffer.from(into.buffer, into.byteOffset, into.length).write(text, 'utf8');
      this.ready = Buffer.from(text, 'utf8');
    }
    const part = this.ready.subarray(0, into.length);
    into.set(part);
    this.ready = this.ready.subarray(part.length);
    return part.length;
  }

  close(): void {
    this.reader.close();
  }

  /** The letters that are whole. What is left at the end is the rest of one that was cut off. */
  private async nextText(): Promise<string> {
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
