/**
 * Makes a reader whose bytes are a superset of ASCII, so that all later stages can search bytes: UTF-16 comes out as UTF-8, a
 * UTF-8 byte order mark is dropped, and so is what a search tool, a terminal, a mail program, a spreadsheet or a web page added. Which of
 * these a source needs is decided by its first bytes; `mixed-reader.ts` finds where the encoding changes later, `late-colours.ts` where colours begin.
 */
import { TextDecoder } from 'node:util';
import type { NarrowLetters, NormalReader, SourceReader } from '../model/source.js';
import { consoleRowsIn } from './console-rows.js';
import { withoutMarks } from './decode-text.js';
import { detectEncoding, sample } from './detect-encoding.js';
import { rowsIn } from './exported-rows.js';
import { entitiesIn } from './html-entities.js';
import { LateColours } from './late-colours.js';
import { barsIn } from './mail-bars.js';
import { markdownIn } from './markdown-escapes.js';
import { MixedReader } from './mixed-reader.js';
import type { SourceBytes } from './piece-reader.js';
import { type Rewrite, RewritingReader } from './rewriting-reader.js';
import { searchPrefixIn } from './search-prefix.js';
import { Utf16Reader } from './utf16-reader.js';

/** Heads that are no longer needed, for reuse: otherwise each of thousands of small logs would allocate its own. */
const spare: Uint8Array[] = [];
/** How many letters at the start of a log are searched for what a tool added: as many as a sample of UTF-16 holds. */
const longestStart = sample / 2;
/** How many bytes are read instead if no record begins there: somebody may have written as much above the log. */
const longSample = 64 * 1024;
/** So many letters of what stands above the first record are looked at, too: the record may have been wrapped. */
const mostBefore = 512;
/** What the first record shows: the opening of a trailer, perhaps with escapes, or the time in a row of a table. */
const recordSign = /\$\\?\$|[,;\t] ?"?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d\d/;
const dollar = 0x24;
/** An escape, or the end of a colour whose escape was lost. */
const escapeSign = '\x1b';
const colourSigns = [escapeSign, '[m', '[0m'];
const lineEnds = [0x0a, 0x0d];

/**
 * @param narrow used on UTF-16, if the memory that is read into allows it
 * @throws what `reader` throws before it gave a byte; it is closed then
 */
export async function normalReader(reader: SourceReader, narrow: NarrowLetters | null = null): Promise<NormalReader> {
  const first = spare.pop() ?? new Uint8Array(sample);
  const filled = await fill(first, reader);
  const got = filled.length;
  const isLong = got === sample && !holdsRecord(first.subarray(0, longestStart));
  const head = isLong ? longer(first) : first;
  const { length, failure } = isLong ? await fill(head, reader, got) : filled;
  const { encoding, mark } = detectEncoding(head.subarray(0, got));
  const start = withoutMarks(startOf(head.subarray(mark, length), encoding, length < head.length));
  const rest = new HeadReader(reader, head, { from: mark, to: length });
  rest.failure = failure;
  const normal =
    encoding === 'utf-16le' || encoding === 'utf-16be'
      ? new Utf16Reader(rest, encoding, narrow)
      : Object.assign(new MixedReader(rest), { encoding });
  // A mail that was sent with colours holds its escapes encoded.
  const coloured = start.includes(escapeSign) ? await coloursOf(start) : null;
  const plain = coloured ? coloured(start, true) : start;
  const mail = plain.includes('=3D') ? (await import('./quoted-printable.js')).quotedPrintableIn(plain) : null;
  const sent = mail ? mail()(plain, true) : plain;
  const colours = coloured ? null : await coloursOf(sent);
  const uncoloured = colours ? colours(sent, true) : sent;
  const entities = entitiesIn(uncoloured);
  const shown = entities ? entities(uncoloured, true) : uncoloured;
  const markdown = markdownIn(shown);
  const unescaped = markdown ? markdown(shown, true) : shown;
  const rowJoiner = consoleRowsIn(unescaped);
  const unbroken = rowJoiner ? rowJoiner()(unescaped, true) : unescaped;
  const bars = barsIn(unbroken);
  const unquoted = bars ? bars(unbroken, true) : unbroken;
  const prefix = searchPrefixIn(unquoted);
  const rows = rowsIn(prefix ? prefix.preview(unquoted) : unquoted);
  const rewrites = [
    withoutMarks,
    coloured,
    mail?.() ?? null,
    colours,
    entities,
    markdown,
    rowJoiner?.() ?? null,
    bars,
    prefix?.rewrite ?? null,
    rows,
  ].filter((rewrite) => rewrite !== null);
  const reading = coloured || colours ? normal : new LateColours(normal);
  return rewrites.length === 1 ? reading : new RewritingReader(reading, rewrites, prefix?.gaps ?? []);
}

/** Loaded only where a cheap test finds a sign, as the next rewrite is. */
async function coloursOf(start: string): Promise<Rewrite | null> {
  return colourSigns.some((sign) => start.includes(sign)) ? (await import('./colour-codes.js')).coloursIn(start) : null;
}

/** A larger head that begins with the bytes of this one. */
function longer(head: Uint8Array): Uint8Array {
  const larger = new Uint8Array(longSample);
  larger.set(head);
  spare.push(head);
  return larger;
}

/** Cheap test: whether a record may begin and end in the bytes. */
function holdsRecord(bytes: Uint8Array): boolean {
  return bytes.includes(dollar) && lineEnds.some((end) => bytes.includes(end));
}

/**
 * Reads until the head is full or the source ends.
 * @param from how many bytes of the head are filled already
 * @returns how many are filled now, and what the source threw behind them
 */
async function fill(
  head: Uint8Array,
  reader: SourceReader,
  from = 0,
): Promise<{ readonly length: number; readonly failure: unknown }> {
  let length = from;
  try {
    for (let got = -1; got !== 0 && length < head.length; length += got) got = await reader.read(head.subarray(length));
    return { length, failure: null };
  } catch (error) {
    if (length > 0) return { length, failure: error };
    // The caller never gets a reader that it could close.
    reader.close();
    throw error;
  }
}

/** A reader of the bytes as they are, for a source that is read from its middle. */
export function plainReader(reader: SourceReader): NormalReader {
  return new LateColours(new MixedReader(new HeadReader(reader, new Uint8Array(0), { from: 0, to: 0 })));
}

/**
 * The first lines as text, from those right above the first record if that begins late, and without the last one if it may go
 * on behind the head.
 * @param isAll the head holds all of the source
 */
function startOf(head: Uint8Array, encoding: string | null, isAll: boolean): string {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  // As rewrites get it: the bytes of UTF-8.
  const text = (isWide ? Buffer.from(new TextDecoder(encoding).decode(bytes)) : bytes).toString('latin1');
  const at = head.length > sample ? Math.max(text.search(recordSign), text.search(/[\r\n]/), 0) : 0;
  const from = at > mostBefore ? lineEndBefore(text, at - mostBefore) + 1 : 0;
  const to = at + longestStart;
  if (isAll && to >= text.length) return text.slice(from);
  const end = lineEndBefore(text, to);
  return end < from ? text.slice(from, to) : text.slice(from, end);
}

/** The offset of the last line end before a place; -1 if there is none. */
function lineEndBefore(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1));
}

/** Gives the bytes of the head, then the rest of the source. */
class HeadReader implements SourceBytes {
  bytesRead: number;
  failure: unknown = null;

  /** @param left the part of the head that was not given yet, by offsets */
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
    if (this.failure !== null) return 0;
    try {
      const got = await this.reader.read(into);
      this.bytesRead += got;
      return got;
    } catch (error) {
      this.failure = error;
      return 0;
    }
  }

  close(): void {
    this.reader.close();
  }
}
