/**
 * Attempts that look like a signature but for one clause, with what stood there instead. Only those are kept whose
 * decisive line, the last of a sequence, was seen: what nothing speaks for is no near miss.
 */
import type { Quote } from '../model/observation.js';
import type { Pattern } from '../model/signature.js';
import { areCompatible, type Seen } from './rule.js';
import { isWithin, parseDuration } from './time-window.js';

export interface NearMissFound {
  readonly subject: string | null;
  readonly held: readonly Seen[];
  /** The clause that failed; the line that came between, or null when the clause's line was not seen. */
  readonly failed: { readonly clause: string; readonly instead: Quote | null };
  /** Order of the decisive line. */
  readonly order: number;
}

const mostKept = 100;
const mostMisses = 200;

export class NearMisses {
  private recent: Seen[] = [];
  private readonly misses = new Map<string | null, NearMissFound>();

  constructor(private readonly patterns: readonly Pattern[]) {}

  note(seen: Seen, occurred: boolean): void {
    if (!occurred) {
      for (const pattern of this.patterns) this.check(pattern, seen);
    }
    this.recent.push(seen);
    if (this.recent.length > 2 * mostKept) this.recent = this.recent.slice(-mostKept);
  }

  found(): NearMissFound[] {
    return [...this.misses.values()];
  }

  private check(pattern: Pattern, seen: Seen): void {
    if (!('sequence' in pattern) || pattern.atMost !== undefined) return;
    const steps = pattern.sequence.map((step) => [step].flat());
    if (steps.length < 2 || !steps.at(-1)?.includes(seen.clause)) return;
    const within = parseDuration(pattern.within ?? '15 minutes');
    const near = this.recent.filter(
      (other) => areCompatible(other, seen) && isWithin(other.observation, seen.observation, within),
    );
    const earlier = steps
      .slice(0, -1)
      .map((step) => ({ step, seen: near.findLast(({ clause }) => step.includes(clause)) }));
    const missing = earlier.filter((step) => step.seen === undefined);
    const held = earlier.flatMap((step) => step.seen ?? []);
    const start = held[0]?.observation.order ?? 0;
    const between = near.findLast(
      ({ clause, observation }) => (pattern.without ?? []).includes(clause) && observation.order > start,
    );
    const clause = missing[0]?.step.join(' or ');
    if (missing.length + (between ? 1 : 0) !== 1 || this.misses.size >= mostMisses) return;
    const failed = between
      ? { clause: `no ${between.clause} in between`, instead: between.observation.quote }
      : { clause: clause ?? '', instead: null };
    const subject = [...held, seen].find((one) => one.subject !== null)?.subject ?? null;
    this.misses.set(subject, { subject, held: [...held, seen], failed, order: seen.observation.order });
  }
}
