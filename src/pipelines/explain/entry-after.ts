/** Reads the record that follows a place in a log: `explain --against` shows it where an expected line did not come. */
import type { TextDecoding } from '../../decode/decode-text.js';
import { readEntries } from '../../entries/read-entries.js';
import { endOfRecord } from '../../match/quote-text.js';
import { cutText } from '../../model/cut-text.js';
import type { Entry } from '../../model/entry.js';
import type { Observation, Quote } from '../../model/observation.js';
import type { Source } from '../../model/source.js';
import { blocksOf } from '../../stream/blocks-of.js';

/** Bytes read from the place on: some twenty records. */
const mostBytes = 4000;
const longestText = 400;
const cr = 13;
const lf = 10;

/** The next record of the same thread and component. Null: none is near, or the log cannot be read again. */
export async function entryAfter(source: Source, quote: Quote, decoding: TextDecoding): Promise<Quote | null> {
  const entries = await entriesFrom(source, quote, decoding);
  // Skips the quoted record itself, which comes first; its own first line may be an earlier one.
  const own = entries.findIndex(({ text }) => text.includes(quote.text.slice(0, 20)));
  const next = entries
    .slice(own + 1)
    .find(({ thread, component }) => thread === quote.thread && component === quote.component);
  return next ? quoteOf(next, quote) : null;
}

/** The next record of any thread: proof that the log goes on below a line. */
export async function recordBelow(
  source: Source,
  { quote, last }: Pick<Observation, 'quote' | 'last'>,
  decoding: TextDecoding,
): Promise<Quote | null> {
  const entries = await entriesFrom(source, quote, decoding);
  const next = entries.find(({ line, text }) => quote.line + line > last.line && text.trim() !== '');
  return next ? quoteOf(next, quote) : null;
}

async function entriesFrom(source: Source, { line }: Quote, decoding: TextDecoding): Promise<Entry[]> {
  if (!source.rereadable) return [];
  return readEntries({ text: decoding.decode(await bytesFrom(source, line)), cut: false });
}

function quoteOf({ component, time, timeZone, thread, line, text: raw }: Entry, from: Quote): Quote {
  const whole = raw.replace(/\s+/g, ' ').trim();
  const text = cutText(whole, longestText);
  return {
    file: from.file,
    line: from.line + line,
    text,
    before: from.component === null && from.time === null ? from.text : endOfRecord(from.text),
    after: whole.slice(text.length, text.length + longestText),
    component,
    time,
    timeZone,
    thread,
  };
}

async function bytesFrom(source: Source, line: number): Promise<Uint8Array> {
  const kept: number[] = [];
  let at = 1;
  let before = 0;
  for await (const block of blocksOf(source)) {
    for (const byte of block) {
      if (before === cr ? byte !== lf : before === lf) at += 1;
      if (at >= line && kept.length < mostBytes) kept.push(byte);
      before = byte;
    }
    if (kept.length >= mostBytes) break;
  }
  return Uint8Array.from(kept);
}
