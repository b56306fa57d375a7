/**
 * Betters a choice of windows, by simulated annealing: a word gets another window or bucket, and keeps it if the sample then
 * stops the search less often, at first also where it does so more often. A choice word by word ends where no single word can
 * be bettered. The same in each run; for `npm run choose-windows`, which has time for it.
 */
import { type Word, windowLength } from './literal-search.js';
import { buckets, countStops, type Grams, masksOf } from './place-windows.js';

interface Effort {
  readonly steps: number;
  readonly tries: number;
}

interface Choice {
  readonly words: readonly Word[];
  readonly grams: Grams;
  readonly beside: readonly Word[];
}

/** Stops in a megabyte by which a step may be worse, mostly: at the start and in the end. */
const [warm, cold] = [2000, 20];

/** @param beside words that are searched for as well, and stay as they are */
export function improveWindows(
  words: readonly Word[],
  grams: Grams,
  beside: readonly Word[],
  { steps, tries }: Effort,
): Word[] {
  let [best, least] = [[...words], Number.POSITIVE_INFINITY];
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const [found, stops] = anneal({ words, grams, beside }, steps, randomFrom(attempt));
    if (stops < least) [best, least] = [found, stops];
  }
  return best;
}

function anneal({ words, grams, beside }: Choice, steps: number, random: (bound: number) => number): [Word[], number] {
  const stopsOf = (now: readonly Word[]): number => countStops(masksOf([...beside, ...now]), grams);
  const now = [...words];
  let stops = stopsOf(now);
  let [best, least] = [[...now], stops];
  for (let step = 0; step < steps; step += 1) {
    const index = Math.floor(random(now.length));
    const before = now[index];
    if (!before) continue;
    now[index] = moved(before, random);
    const moving = stopsOf(now);
    const heat = warm * (cold / warm) ** (step / steps);
    if (moving > stops && random(1) >= Math.exp((stops - moving) / heat)) {
      now[index] = before;
      continue;
    }
    stops = moving;
    if (stops < least) [best, least] = [[...now], stops];
  }
  return [best, least];
}

function moved({ literal, at }: Word, random: (bound: number) => number): Word {
  const isElsewhere = random(2) < 1;
  return {
    literal,
    at: isElsewhere ? Math.floor(random(literal.length - windowLength + 1)) : at,
    bucket: Math.floor(random(buckets)),
  };
}

/** Numbers below a bound, the same in each run (mulberry32). */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound;
  };
}
