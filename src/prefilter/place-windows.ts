/**
 * Chooses for each literal its window (the three bytes that are searched for first) and its bucket. A bad choice costs more than
 * any slow instruction: a window of common letters, or a bucket of windows that have nothing in common, stops the search at text
 * that holds no literal.
 */
import { type Word, windowLength } from './literal-search.js';

export const buckets = 8;
/** Each literal is placed so often: in the second round it is placed anew beside all others. */
const rounds = 2;
/** How many windows are tried for each literal, the rarest first. */
const mostTried = 6;

/** An example of common log text. */
export const usualText =
  ' $$<SMS_EXECUTIVE><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=168 (0xA8)>\r\nSuccessfully processed ' +
  'the file D:\\SMS\\inboxes\\hman.box\\ForwardingMsg for site HQ1. The License Server Manager on the server is waking ' +
  'up. INFO: Copying the configuration of the component, sleeping for 60 minutes. Error code = 0, return value.';

/** All runs of three bytes (grams) in sample texts, in small letters. */
export interface Grams {
  /** The grams, one behind the other. */
  readonly bytes: Uint8Array;
  /** By gram: how often it stands in a megabyte of a text, summed over the texts. */
  readonly counts: Float64Array;
  readonly countOf: ReadonlyMap<string, number>;
}

/** For each place of a window, the buckets by low and by high nibble of the byte, as `search.wat` has them. */
export type Masks = Uint8Array;

/**
 * @param given grams of text like that which will be searched; null for those of `usualText`
 * @param beside words that are searched for at the same time, and whose windows are settled
 */
export function placeWindows(
  literals: readonly string[],
  given: Grams | null = null,
  beside: readonly Word[] = [],
): Word[] {
  if (literals.length === 0) return [];
  const grams = given ?? usualGrams();
  const placed: (Word | undefined)[] = literals.map(() => undefined);
  // Short literals have the fewest windows, so they come first.
  const order = [...literals.keys()].sort((a, b) => (literals[a] ?? '').length - (literals[b] ?? '').length || a - b);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of order) {
      placed[index] = undefined;
      placed[index] = best(literals[index] ?? '', masksOf([...beside, ...placed]), grams);
    }
  }
  return placed.flatMap((word) => word ?? []);
}

function best(literal: string, masks: Masks, grams: Grams): Word {
  const offsets = Array.from({ length: literal.length - windowLength + 1 }, (_, at) => at)
    .sort((a, b) => rarity(literal, a, grams) - rarity(literal, b, grams) || a - b)
    .slice(0, mostTried);
  let found: Word = { literal, at: 0, bucket: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const at of offsets) {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const word = { literal, at, bucket };
      const cost = falseCandidates(word, masks, grams);
      if (cost < least) [found, least] = [word, cost];
    }
  }
  return found;
}

function rarity(literal: string, at: number, grams: Grams): number {
  return grams.countOf.get(literal.slice(at, at + windowLength)) ?? 0;
}

/** How often the sample would stop the search because of this word, and would not without it. Among equals the emptiest bucket wins. */
function falseCandidates({ literal, at, bucket }: Word, masks: Masks, { bytes, counts }: Grams): number {
  const withWord = Uint8Array.from(masks);
  addWord(withWord, { literal, at, bucket });
  const bit = 1 << bucket;
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) {
    let [now, before] = [bit, bit];
    for (let place = 0; place < windowLength && now !== 0; place += 1) {
      const byte = bytes[i * windowLength + place] ?? 0;
      const [low, high] = [place * 32 + (byte & 15), place * 32 + 16 + (byte >> 4)];
      now &= (withWord[low] ?? 0) & (withWord[high] ?? 0);
      before &= (masks[low] ?? 0) & (masks[high] ?? 0);
    }
    if (now !== 0 && before === 0) sum += counts[i] ?? 0;
  }
  return sum + fill(withWord, bit) / 1e6;
}

/** How many nibbles a bucket has. */
function fill(masks: Masks, bit: number): number {
  return masks.reduce((sum, mask) => sum + ((mask & bit) === 0 ? 0 : 1), 0);
}

export function masksOf(words: readonly (Word | undefined)[]): Masks {
  const masks = new Uint8Array(windowLength * 32);
  for (const word of words) if (word) addWord(masks, word);
  return masks;
}

function addWord(masks: Masks, { literal, at, bucket }: Word): void {
  for (let place = 0; place < windowLength; place += 1) {
    for (const code of bothCases(literal.charCodeAt(at + place))) {
      for (const index of [place * 32 + (code & 15), place * 32 + 16 + (code >> 4)])
        masks[index] = (masks[index] ?? 0) | (1 << bucket);
    }
  }
}

function bothCases(code: number): number[] {
  return code >= 0x61 && code <= 0x7a ? [code, code ^ 0x20] : [code];
}

/** How often a megabyte of each sample text would stop the search, summed over the texts. */
export function countStops(masks: Masks, { bytes, counts }: Grams): number {
  let sum = 0;
  for (let i = 0, at = 0; i < counts.length; i += 1, at += windowLength) {
    let now = 0xff;
    for (let place = 0; place < windowLength && now !== 0; place += 1) {
      const byte = bytes[at + place] ?? 0;
      now &= (masks[place * 32 + (byte & 15)] ?? 0) & (masks[place * 32 + 16 + (byte >> 4)] ?? 0);
    }
    if (now !== 0) sum += counts[i] ?? 0;
  }
  return sum;
}

/**
 * Counts grams. A long text weighs no more than a short one.
 * @param least a gram that is rarer than this, in counts per megabyte, is left out
 */
export function gramsOf(texts: readonly string[], least = 0): Grams {
  const countOf = new Map<string, number>();
  for (const text of texts) {
    const folded = text.toLowerCase();
    const weight = (1024 * 1024) / folded.length;
    for (let at = 0; at + windowLength <= folded.length; at += 1) {
      const gram = folded.slice(at, at + windowLength);
      countOf.set(gram, (countOf.get(gram) ?? 0) + weight);
    }
  }
  for (const [gram, count] of countOf) if (count < least) countOf.delete(gram);
  const bytes = Buffer.from([...countOf.keys()].join(''), 'latin1');
  return { bytes, counts: Float64Array.from(countOf.values()), countOf };
}

/** Kept, since a scan places words again each time it finds the name of another server. */
let usual: Grams | null = null;

function usualGrams(): Grams {
  usual ??= gramsOf([usualText]);
  return usual;
}
