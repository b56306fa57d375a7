/**
 * Improves a choice of windows by simulated annealing: a word gets another window or bucket at random, and keeps it if a sample
 * of logs then stops the search less often, at first also if it does so more often. Choosing word by word, as `placeWindows` does,
 * gets stuck where no single word can be improved. It takes long, is used by `npm run choose-windows`, and gives the same in each run.
 */
import { type Word, windowLength } from './literal-search.js';
import { buckets, countStops, type Grams, masksOf } from './place-windows.js';

interface Effort {
  /** Changes that are tried in one attempt. */
  readonly steps: number;
  /** Attempts, each with other random numbers; the best one counts. */
  readonly tries: number;
}

interface Choice {
  readonly words: readonly Word[];
  readonly grams: Grams;
  readonly beside: readonly Word[];
}

/** The temperature at the start and at the end: a change that adds so many stops per megabyte is kept in a third of all cases. */
const [warm, cold] = [2000, 20];

/** @param beside words that are searched for at the same time, and are not changed */
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
  const stopsOf = (chosen: readonly Word[]): number => countStops(masksOf([...beside, ...chosen]), grams);
  const current = [...words];
  let stops = stopsOf(current);
  let [best, least] = [[...current], stops];
  for (let step = 0; step < steps; step += 1) {
    const index = Math.floor(random(current.length));
    const before = current[index];
    if (!before) continue;
    current[index] = moved(before, random);
    const newStops = stopsOf(current);
    const temperature = warm * (cold / warm) ** (step / steps);
    if (newStops > stops && random(1) >= Math.exp((stops - newStops) / temperature)) {
      current[index] = before;
      continue;
    }
    stops = newStops;
    if (stops < least) [best, least] = [[...current], stops];
  }
  return [best, least];
}

/** The word with another bucket at random, and in half of all cases also another window. */
function moved({ literal, at }: Word, random: (bound: number) => number): Word {
  const movesWindow = random(2) < 1;
  return {
    literal,
    at: movesWindow ? Math.floor(random(literal.length - windowLength + 1)) : at,
    bucket: Math.floor(random(buckets)),
  };
}

/** Random numbers from 0 to below a bound, the same in each run (mulberry32). */
function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound;
  };
}
