/** Runs a target on so many inputs from a seed. The same seed gives the same inputs, so a fault can be looked at again. */
import { mutate, randomFrom } from './mutate.js';
import type { FuzzTarget } from './target.js';

export interface FuzzFault {
  /** Give it with the target's name to meet the same input again. */
  readonly seed: number;
  readonly input: Buffer;
  readonly error: unknown;
}

export interface FuzzResult {
  readonly runs: number;
  readonly slowestMs: number;
  readonly faults: readonly FuzzFault[];
}

/** No input is longer than 4 KB: what computes so long is not linear. Three tries, since a collection of garbage may fall into one. */
const tooSlowMs = 250;
const mostFaults = 5;

export async function runTarget(target: FuzzTarget, runs: number, firstSeed: number): Promise<FuzzResult> {
  const faults: FuzzFault[] = [];
  let slowestMs = 0;
  for (let run = 0; run < runs && faults.length < mostFaults; run += 1) {
    const seed = firstSeed + run;
    const tried = await tryOnce(target, seed);
    slowestMs = Math.max(slowestMs, tried.ms);
    if (tried.error !== undefined) faults.push({ seed, input: tried.input, error: tried.error });
    else if (tried.ms > tooSlowMs && (await isSlow(target, seed)))
      faults.push({
        seed,
        input: tried.input,
        error: new Error(`takes ${Math.round(tried.ms)} ms for ${tried.input.length} bytes`),
      });
  }
  return { runs, slowestMs, faults };
}

async function isSlow(target: FuzzTarget, seed: number): Promise<boolean> {
  for (let again = 0; again < 2; again += 1) if ((await tryOnce(target, seed)).ms <= tooSlowMs) return false;
  return true;
}

async function tryOnce(target: FuzzTarget, seed: number): Promise<{ input: Buffer; ms: number; error?: unknown }> {
  const random = randomFrom(seed);
  const input = mutate(target.seeds, target.dictionary, random);
  // Not the clock: the machine may be busy with others.
  const start = process.cpuUsage();
  const passed = (): number => process.cpuUsage(start).user / 1000;
  try {
    await target.check(input, random);
    return { input, ms: passed() };
  } catch (error) {
    return { input, ms: passed(), error };
  }
}
