/** Reads a stream as the pipeline does: a window slides over it, and only the regions around the needles become entries. */
import { LineWindow } from '../../src/entries/line-window.js';
import { readEntries } from '../../src/entries/read-entries.js';
import { regionAround } from '../../src/entries/region.js';
import { bytesReader } from '../../src/input/keep-bytes.js';
import type { Entry } from '../../src/model/entry.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';

export interface Sighting {
  readonly entry: Entry;
  /** The line of the text that holds the needle. */
  readonly textLine: string;
  readonly part: number;
  readonly line: number;
}

const needle = /needle(\d+)x/g;

/** What is known of each needle, by its number. A needle that is seen twice is an error. */
export type Sightings = Map<number, Sighting>;

export function sightingsIn(
  entries: readonly Entry[],
  place: (line: number) => { part: number; line: number },
  isWanted: (offset: number) => boolean,
  into: Sightings,
): void {
  for (const entry of entries) {
    for (const { 0: whole, 1: number = '', index } of entry.text.matchAll(needle)) {
      if (!isWanted(entry.offset + index)) continue;
      if (into.has(Number(number))) throw new Error(`${whole} was seen twice`);
      const before = entry.text.slice(0, index).split(/\r\n|\r|\n/);
      const after = entry.text.slice(index).split(/[\r\n]/)[0] ?? '';
      into.set(Number(number), {
        entry,
        textLine: `${before.at(-1)}${after}`,
        ...place(entry.line + before.length - 1),
      });
    }
  }
}

export async function readByRegions(parts: readonly string[], windowBytes: number, reach: number): Promise<Sightings> {
  const found: Sightings = new Map();
  const engine = createPlainEngine(windowBytes);
  const window = new LineWindow(engine.bytes, engine, reach);
  window.reset();
  let searchedTo = 0;
  let settled = 0;

  const process = (ended: boolean): void => {
    window.ended = ended;
    const limit = ended ? window.length : Math.max(searchedTo, window.length - reach);
    const text = Buffer.from(window.bytes.subarray(0, window.length)).toString('latin1');
    for (let hit = text.indexOf('needle', searchedTo); hit >= 0 && hit < limit; hit = text.indexOf('needle', hit + 1)) {
      if (hit < settled) continue;
      const region = regionAround(window, hit, settled, window.soundLine(hit));
      const decoded = (to: number): string => Buffer.from(window.bytes.subarray(region.from, to)).toString('utf8');
      const entries = readEntries({ text: decoded(region.to), cut: region.cut });
      const settledText = decoded(region.settled).length;
      sightingsIn(entries, region.locate, (offset) => offset < settledText, found);
      if (region.settled <= hit) throw new Error('a region must settle its own place');
      settled = region.settled;
    }
    searchedTo = limit;
    if (!ended && window.length > window.bytes.length / 2) {
      const gone = window.discard(Math.max(0, limit - reach));
      searchedTo -= gone;
      settled = Math.max(0, settled - gone);
    }
  };

  for (const [index, part] of parts.entries()) {
    window.beginPart(index);
    const reader = bytesReader(Buffer.from(part));
    for (let ended = false; !ended; ) {
      ended = await window.fill(reader);
      process(ended && index === parts.length - 1);
    }
  }
  return found;
}

/** The same from all entries of the whole stream at once. */
export function readWhole(parts: readonly string[]): Sightings {
  const found: Sightings = new Map();
  const joined = parts.map((part, i) =>
    i < parts.length - 1 && part !== '' && !/[\r\n]$/.test(part) ? `${part}\n` : part,
  );
  const lineCounts = joined.map((part) => part.split(/\r\n|\r|\n/).length - 1);
  const place = (line: number): { part: number; line: number } => {
    let left = line;
    for (const [part, count] of lineCounts.entries()) {
      if (left < count || part === lineCounts.length - 1) return { part, line: left + 1 };
      left -= count;
    }
    return { part: 0, line: left + 1 };
  };
  sightingsIn(readEntries({ text: joined.join(''), cut: false }), place, () => true, found);
  return found;
}
