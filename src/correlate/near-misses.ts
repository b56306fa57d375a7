/**
 * Near misses: attempts that show all lines of a sequence but one, or have a line in between that must not be there. The last line
 * of the sequence, which decides, must have been seen.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import type { NearMissResult } from '../model/stream-result.js';
import { RecentLines } from './recent-lines.js';
import type { Seen } from './rule.js';
import { defaultWithin } from './time-window.js';

/** A sequence, with its last step apart. */
interface Sequence {
  readonly before: readonly (readonly string[])[];
  readonly last: ReadonlySet<string>;
  readonly without: readonly string[];
  readonly within: number;
}

const mostMisses = 200;

export class NearMisses {
  /** The recent lines of each clause. */
  private readonly recent = new Map<string, RecentLines>();
  private readonly misses = new Map<string | null, NearMissResult>();

  private readonly sequences: readonly Sequence[];

  /** @param rarest a clause without which the signature says nothing */
  constructor(
    patterns: readonly Pattern[],
    private readonly rarest: string | undefined,
  ) {
    this.sequences = patterns.flatMap(toSequence);
  }

  note(seen: Seen, occurred: boolean): void {
    if (!occurred) {
      for (const sequence of this.sequences) {
        if (sequence.last.has(seen.clause)) this.check(sequence, seen);
      }
    }
    this.keep(seen);
  }

  found(): NearMissResult[] {
    return [...this.misses.values()];
  }

  private keep(seen: Seen): void {
    const own = this.recent.get(seen.clause) ?? new RecentLines();
    this.recent.set(seen.clause, own);
    own.add(seen);
  }

  private check({ before, without, within }: Sequence, seen: Seen): void {
    if (this.misses.size >= mostMisses) return;
    // A loop that ends early: in a log of failures nearly every line comes here, and nearly all lack more than one step.
    const held: Seen[] = [];
    let missing: readonly string[] | null = null;
    for (const step of before) {
      const found = this.latest(step, seen, within);
      if (found) held.push(found);
      else if (missing) return;
      else missing = step;
    }
    const start = held[0]?.observation.order ?? 0;
    held.push(seen);
    if (this.rarest !== undefined && !held.some(({ clause }) => clause === this.rarest)) return;
    const between = this.latest(without, seen, within);
    const broke = between && between.observation.order > start ? between : null;
    if ((missing === null) === (broke === null)) return;
    const failed = broke
      ? { clause: `no ${broke.clause} in between`, instead: broke.observation.quote }
      : { clause: missing?.join(' or ') ?? '', instead: null };
    const subject = held.find((one) => one.subject !== null)?.subject ?? null;
    this.misses.set(subject, { subject, held, failed });
  }

  /** The latest line of one of the clauses that may belong to the same attempt. */
  private latest(clauses: readonly string[], seen: Seen, within: number): Seen | null {
    let latest: Seen | null = null;
    for (const clause of clauses) {
      const found = this.recent.get(clause)?.latest(seen, within);
      if (found && (latest === null || found.observation.order >= latest.observation.order)) latest = found;
    }
    return latest;
  }
}

function toSequence(pattern: Pattern): Sequence[] {
  if (!('sequence' in pattern) || pattern.atMost !== undefined || pattern.sequence.length < 2) return [];
  const steps = stepsOf(pattern);
  const within = durationMs(pattern.within ?? defaultWithin);
  return [{ before: steps.slice(0, -1), last: new Set(steps.at(-1)), without: pattern.without ?? [], within }];
}
