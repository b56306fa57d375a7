/**
 * Runs a target on so many inputs from a seed. Blind, the same seed gives the same inputs; guided, inputs that reach new code
 * become seeds for those that follow, so a fault is kept with its input.
 */
import { CodeCoverage } from './code-coverage.js';
import { mutate, randomFrom } from './mutate.js';
import type { FuzzTarget } from './target.js';

export interface FuzzFault {
  /** Give it, and the input, to `tryInput` to meet it again. */
  readonly seed: number;
  readonly input: Buffer;
  readonly error: unknown;
}

export interface FuzzResult {
  readonly runs: number;
  /** The slowest input, in milliseconds. */
  readonly slowestMs: number;
  readonly faults: readonly FuzzFault[];
  /** Inputs that reached new code, and how many characters of code were reached by the seeds and in the end. Zero when blind. */
  readonly kept: number;
  readonly reachedAtFirst: number;
  readonly reached: number;
}

/** No input is longer than 4 KB: what takes so long is not linear. Three tries, since code is compiled now and then. */
const tooSlowMs = 250;
const mostFaults = 5;
/** Counting what ran makes it run slower, and late in a run hardly anything is new: then only the seeds that were kept are used. */
const guidedShare = 0.1;
/** Inputs between two looks at what code ran: a look costs some milliseconds. */
const usualBatch = 500;

export async function runTarget(target: FuzzTarget, runs: number, firstSeed: number): Promise<FuzzResult> {
  return new FuzzRun(target, null).run(runs, firstSeed);
}

/** @param file part of the address of the code under test */
export async function runGuided(
  target: FuzzTarget,
  runs: number,
  firstSeed: number,
  file: string,
): Promise<FuzzResult> {
  const coverage = new CodeCoverage(file);
  try {
    return await new FuzzRun(target, coverage).run(runs, firstSeed);
  } finally {
    coverage.close();
  }
}

/** The error of one input, if it has one. */
export async function tryInput(target: FuzzTarget, input: Buffer, seed: number): Promise<unknown> {
  try {
    // Not the numbers that made the input: with the input at hand they are not drawn.
    await target.check(Buffer.from(input), randomFrom(~seed));
    return undefined;
  } catch (error) {
    return error ?? new Error('something empty was thrown');
  }
}

class FuzzRun {
  private readonly seeds: Buffer[];
  private readonly faults: FuzzFault[] = [];
  private slowestMs = 0;

  constructor(
    private readonly target: FuzzTarget,
    private readonly coverage: CodeCoverage | null,
  ) {
    this.seeds = [...target.seeds];
  }

  async run(runs: number, firstSeed: number): Promise<FuzzResult> {
    const { coverage, target } = this;
    coverage?.start();
    for (const input of target.seeds) await this.tryOne(input, firstSeed);
    coverage?.fresh(coverage.look(), true);
    const reachedAtFirst = coverage?.size ?? 0;
    let done = 0;
    while (done < runs && this.faults.length < mostFaults) {
      if (done >= runs * guidedShare) coverage?.stop();
      const size = Math.min(target.batch ?? usualBatch, runs - done);
      await this.batch(size, firstSeed + done);
      done += size;
    }
    const kept = this.seeds.length - target.seeds.length;
    return {
      runs: done,
      slowestMs: this.slowestMs,
      faults: this.faults,
      kept,
      reachedAtFirst,
      reached: coverage?.size ?? 0,
    };
  }

  private async batch(size: number, firstSeed: number): Promise<void> {
    const inputs: Buffer[] = [];
    for (let i = 0; i < size && this.faults.length < mostFaults; i += 1) {
      const input = mutate(this.seeds, this.target.dictionary, randomFrom(firstSeed + i), this.target.longest);
      inputs.push(input);
      await this.tryOne(input, firstSeed + i);
    }
    const { coverage } = this;
    if (coverage?.isOn && coverage.fresh(coverage.look(), false) > 0) await this.keepFresh(inputs, firstSeed);
  }

  /** Finds the inputs that reached new code by halves, and makes them seeds. */
  private async keepFresh(inputs: readonly Buffer[], firstSeed: number): Promise<void> {
    const { coverage } = this;
    if (!coverage || inputs.length === 0) return;
    for (const [i, input] of inputs.entries()) await tryInput(this.target, input, firstSeed + i);
    const ran = coverage.look();
    if (coverage.fresh(ran, false) === 0) return;
    const [input] = inputs;
    if (inputs.length === 1 && input) {
      coverage.fresh(ran, true);
      this.seeds.push(input);
      return;
    }
    const half = Math.ceil(inputs.length / 2);
    await this.keepFresh(inputs.slice(0, half), firstSeed);
    await this.keepFresh(inputs.slice(half), firstSeed + half);
  }

  private async tryOne(input: Buffer, seed: number): Promise<void> {
    const { error, ms } = await timed(this.target, input, seed);
    this.slowestMs = Math.max(this.slowestMs, ms);
    if (error !== undefined) this.faults.push({ seed, input, error });
    else if (ms > tooSlowMs && (await this.isSlow(input, seed)))
      this.faults.push({ seed, input, error: new Error(`takes ${Math.round(ms)} ms for ${input.length} bytes`) });
  }

  private async isSlow(input: Buffer, seed: number): Promise<boolean> {
    for (let again = 0; again < 2; again += 1)
      if ((await timed(this.target, input, seed)).ms <= tooSlowMs) return false;
    return true;
  }
}

async function timed(target: FuzzTarget, input: Buffer, seed: number): Promise<{ error: unknown; ms: number }> {
  const start = performance.now();
  const error = await tryInput(target, input, seed);
  const ms = performance.now() - start;
  if (ms <= tooSlowMs) return { error, ms };
  // It may have waited for other programs: only time of the processor counts. To ask for that always takes too long.
  const before = process.cpuUsage();
  await tryInput(target, input, seed);
  return { error, ms: process.cpuUsage(before).user / 1000 };
}
