/**
 * Looks at the first bytes of a source, and gives back a reader whose bytes have ASCII for ASCII: UTF-16, with a mark or
 * told by its zero bytes, comes out as UTF-8; a UTF-8 mark is dropped, and so is what a search tool, a mail, a spreadsheet or a web page put
 * in. Where the encoding changes later on, `mixed-reader.ts` sees it. All later stages can then search bytes.
 */
import { TextDecoder } from 'node:util';
import type { NarrowLetters, NormalReader, SourceReader } from '../model/source.js';
import { detectEncoding, sample } from './detect-encoding.js';
import { rowsIn } from './exported-rows.js';
import { entitiesIn } from './html-entities.js';
import { barsIn } from './mail-bars.js';
import { MixedReader } from './mixed-reader.js';
import { RewritingReader } from './rewriting-reader.js';
import { searchPrefixIn } from './search-prefix.js';
import { Utf16Reader } from './utf16-reader.js';

/** Heads that were given on: of thousands of small logs, each would else have memory of its own. */
const spare: Uint8Array[] = [];
/** Letters that tell what was put in: of UTF-16 a sample holds no more. */
const longestStart = sample / 2;
/** Bytes that are looked at where the first line goes on for longer: only the lines behind it tell what was put in. */
const longSample = 64 * 1024;
const lineEnds = [0x0a, 0x0d];

/** @param narrow for UTF-16, where it can work in the memory that is read into. @throws what the reader throws, which is closed then */
export async function normalReader(reader: SourceReader, narrow: NarrowLetters | null = null): Promise<NormalReader> {
  const first = spare.pop() ?? new Uint8Array(sample);
  const got = await fill(first, reader);
  const isLong = got === sample && firstLineEnd(first.subarray(0, longestStart)) < 0;
  const head = isLong ? longer(first) : first;
  const length = isLong ? await fill(head, reader, got) : got;
  const { encoding, mark } = detectEncoding(head.subarray(0, got));
  const start = startOf(head.subarray(mark, length), encoding, length < head.length);
  const rest = new HeadReader(reader, head, { from: mark, to: length });
  const normal =
    encoding === 'utf-16le' || encoding === 'utf-16be'
      ? new Utf16Reader(rest, encoding, narrow)
      : Object.assign(new MixedReader(rest), { encoding });
  const entities = entitiesIn(start);
  const text = entities ? entities(start, true) : start;
  const bars = barsIn(text);
  const listed = bars ? bars(text, true) : text;
  const prefix = searchPrefixIn(listed);
  const rows = rowsIn(prefix ? prefix.preview(listed) : listed);
  const rewrites = [entities, bars, prefix?.rewrite ?? null, rows].filter((rewrite) => rewrite !== null);
  return rewrites.length === 0 ? normal : new RewritingReader(normal, rewrites, prefix?.gaps ?? []);
}

function longer(head: Uint8Array): Uint8Array {
  const more = new Uint8Array(longSample);
  more.set(head);
  spare.push(head);
  return more;
}

/** -1 where there is none. */
function firstLineEnd(bytes: Uint8Array): number {
  const found = lineEnds.map((end) => bytes.indexOf(end)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** @param from bytes at the start of the head that are there */
async function fill(head: Uint8Array, reader: SourceReader, from = 0): Promise<number> {
  let length = from;
  try {
    for (let got = -1; got !== 0 && length < head.length; length += got) got = await reader.read(head.subarray(length));
    return length;
  } catch (error) {
    // Nobody else has it yet.
    reader.close();
    throw error;
  }
}

/** Gives the bytes as they are: what is read does not begin where its source does. */
export function plainReader(reader: SourceReader): NormalReader {
  return new MixedReader(new HeadReader(reader, new Uint8Array(0), { from: 0, to: 0 }));
}

/** The first lines as text. Of the last one more may follow, unless the head is all there is. */
function startOf(head: Uint8Array, encoding: string | null, isAll: boolean): string {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const most = longestStart + (head.length > sample ? firstLineEnd(head) : 0);
  const text = isWide ? new TextDecoder(encoding).decode(bytes) : bytes.toString('latin1', 0, most);
  if (isAll && (isWide || head.length <= most)) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end);
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
      if (left.from === left.to && head.length === sample) spare.push(head);
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
