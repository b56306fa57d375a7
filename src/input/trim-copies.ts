/**
 * Removes the overlap of copies of one log that were taken on different days: the older copy ends with what the newer one begins
 * with, or contains all of it. The shared part is read only once. Only logs in one folder whose names say that they are the same log
 * are compared, and only bytes that are equal are left out.
 */
import type { InputProblem, Source, SourceReader } from '../model/source.js';
import type { SameLog } from './copies-of-logs.js';
import { blockSize, readBlock, readStart, startSize } from './read-start.js';

/** A trailer with a time. The start of a log that holds one is unique in a log; other text may be repeated. */
const trailerWithTime = /\$\$<[^<>]+><[^<>]*\d:\d\d[^<>]*>/;
const mostPlaces = 1000;
const lineFeed = 10;
const carriageReturn = 13;

interface Place {
  readonly one: Source;
  readonly at: number;
}

export async function trimCopies(
  sources: readonly Source[],
  copies: readonly SameLog<Source>[],
): Promise<{ sources: readonly Source[]; problems: InputProblem[] }> {
  const kept = new Map<Source, Source | null>();
  const problems: InputProblem[] = [];
  const leaveOut = (source: Source, left: Source | null, reason: string): void => {
    kept.set(source, left);
    problems.push({ path: source.path, kind: 'duplicate', problem: `${reason}; counted once` });
  };
  for (const { members } of copies) {
    const starts = new Map<Source, Buffer>();
    for (const one of members) {
      const start = await readStart(one);
      if (trailerWithTime.test(start.toString('latin1'))) starts.set(one, start);
    }
    for (const whole of members) {
      for (const { one, at } of await placesIn(whole, starts)) {
        if (kept.has(whole) || kept.get(one) === null) continue;
        const shorter = await endsFirst(whole, one, at);
        if (shorter === one) leaveOut(one, null, `same content as a part of ${whole.path}`);
        else if (shorter === whole) leaveOut(whole, upTo(whole, at), `it ends with what ${one.path} begins with`);
      }
    }
  }
  return { sources: sources.flatMap((one) => (kept.has(one) ? (kept.get(one) ?? []) : one)), problems };
}

/** The places in a log, at starts of lines, where another log may begin. Offset 0 is left to `drop-earlier-copies.ts`. */
async function placesIn(whole: Source, starts: ReadonlyMap<Source, Buffer>): Promise<Place[]> {
  const places: Place[] = [];
  await withReader(whole, async (reader) => {
    let before: Buffer = Buffer.alloc(0);
    let from = 0;
    for (let block = await readBlock(reader); block.length > 0; block = await readBlock(reader)) {
      const bytes = Buffer.concat([before, block]);
      for (const [one, start] of starts) {
        if (one === whole) continue;
        for (let at = bytes.indexOf(start, 1); at > 0 && places.length < mostPlaces; at = bytes.indexOf(start, at + 1))
          if (bytes[at - 1] === lineFeed || bytes[at - 1] === carriageReturn) places.push({ one, at: from + at });
      }
      before = Buffer.from(bytes.subarray(Math.max(0, bytes.length - startSize)));
      from += bytes.length - before.length;
    }
  });
  return places.sort((one, other) => one.at - other.at);
}

/** Compares `one` with `whole` from offset `at` on. @returns the log that ends first; null where they differ before */
async function endsFirst(whole: Source, one: Source, at: number): Promise<Source | null> {
  let shorter: Source | null = null;
  await withReader(whole, (long) =>
    withReader(one, async (short) => {
      await skip(long, at);
      for (;;) {
        const [own, part] = [await readBlock(short), await readBlock(long)];
        const common = Math.min(own.length, part.length);
        if (!own.subarray(0, common).equals(part.subarray(0, common))) return;
        if (own.length < blockSize || part.length < blockSize) {
          shorter = own.length <= part.length ? one : whole;
          return;
        }
      }
    }),
  );
  return shorter;
}

async function skip(reader: SourceReader, count: number): Promise<void> {
  for (let left = count; left > 0; ) {
    const { length } = await readBlock(reader, Math.min(left, blockSize));
    if (length === 0) return;
    left -= length;
  }
}

/** The first bytes of a source as a source. Without an origin, so that no other thread opens the whole file. */
function upTo(source: Source, size: number): Source {
  const open = async (): Promise<SourceReader> => {
    const reader = await source.open();
    let left = size;
    return {
      read: async (into) => {
        const got = left === 0 ? 0 : await reader.read(into.subarray(0, left));
        left -= got;
        return got;
      },
      close: () => reader.close(),
    };
  };
  return { ...source, size, origin: null, open };
}

/** Ignores a source that cannot be read: diagnosing it will report that. */
async function withReader(source: Source, use: (reader: SourceReader) => Promise<void>): Promise<void> {
  try {
    const reader = await source.open();
    try {
      await use(reader);
    } finally {
      reader.close();
    }
  } catch {
    // See above.
  }
}
