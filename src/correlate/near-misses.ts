/**
 * Attempts that look like a signature but for one clause, with what stood there instead. Only those are kept whose
 * decisive line, the last of a sequence, was seen: what nothing speaks for is no near miss.
 */
import type { Quote } from '../model/observation.js';
import type { Pattern } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import { areCompatible, type Seen } from './rule.js';
import { defaultWithin, isWithin, parseDuration } from './time-window.js';

export interface NearMissFound {
  readonly subject: string | null;
  readonly held: readonly Seen[];
  /** The clause that failed; the line that came between, or null when the clause's line was not seen. */
  readonly failed: { readonly clause: string; readonly instead: Quote | null };
  /** Order of the decisive line. */
  readonly order: number;
}

/** A sequence whose full evidence counts, with its last step apart. */
interface Sequence {
  readonly before: readonly (readonly string[])[];
  readonly last: ReadonlySet<string>;
  readonly without: readonly string[];
  readonly within: number;
}

/** Of one clause. */
const mostKept = 100;
const mostMisses = 200;

export class NearMisses {
  /** The latest lines, by clause. */
  private readonly recent = new Map<string, Seen[]>();
  private readonly misses = new Map<string | null, NearMissFound>();

  private readonly sequences: readonly Sequence[];

  /** @param rarest a clause without which the signature says nothing */
  constructor(
    patterns: readonly Pattern[],
    private readonly rarest?: string,
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

  found(): NearMissFound[] {
    return [...this.misses.values()];
  }

  private keep(seen: Seen): void {
    const own = this.recent.get(seen.clause) ?? [];
    own.push(seen);
    this.recent.set(seen.clause, own.length > 2 * mostKept ? own.slice(-mostKept) : own);
  }

  /** The latest line of one of the clauses that may belong to the same attempt. */
  private latest(clauses: readonly string[], seen: Seen, within: number): Seen | undefined {
    const isNear = (other: Seen): boolean =>
      areCompatible(other, seen) && isWithin(other.observation, seen.observation, within);
    return clauses
      .flatMap((clause) => this.recent.get(clause)?.findLast(isNear) ?? [])
      .sort((one, other) => one.observation.order - other.observation.order)
      .at(-1);
  }

  private check({ before, without, within }: Sequence, seen: Seen): void {
    if (this.misses.size >= mostMisses) return;
    const isRarest = ({ clause }: Seen): boolean => clause === this.rarest;
    if (this.rarest !== undefined && !isRarest(seen) && !this.recent.has(this.rarest)) return;
    const earlier = before.map((step) => ({ step, seen: this.latest(step, seen, within) }));
    const missing = earlier.filter((step) => step.seen === undefined);
    if (missing.length > 1) return;
    const held = earlier.flatMap((step) => step.seen ?? []);
    if (this.rarest !== undefined && ![...held, seen].some(isRarest)) return;
    const start = held[0]?.observation.order ?? 0;
    const last = this.latest(without, seen, within);
    const between = last && last.observation.order > start ? last : undefined;
    const clause = missing[0]?.step.join(' or ');
    if (missing.length + (between ? 1 : 0) !== 1) return;
    const failed = between
      ? { clause: `no ${between.clause} in between`, instead: between.observation.quote }
      : { clause: clause ?? '', instead: null };
    const subject = [...held, seen].find((one) => one.subject !== null)?.subject ?? null;
    this.misses.set(subject, { subject, held: [...held, seen], failed, order: seen.observation.order });
  }
}

function toSequence(pattern: Pattern): Sequence[] {
  if (!('sequence' in pattern) || pattern.atMost !== undefined || pattern.sequence.length < 2) return [];
  const steps = stepsOf(pattern);
  const within = parseDuration(pattern.within ?? defaultWithin);
  return [{ before: steps.slice(0, -1), last: new Set(steps.at(-1)), without: pattern.without ?? [], within }];
}
