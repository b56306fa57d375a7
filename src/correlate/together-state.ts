/** Follows the patterns `all` (lines in any order) and `count` (so many lines of a kind), for one subject, within a given time. */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { areCompatible, type Occurrence, type PatternState, type Seen } from './rule.js';
import { isWithin } from './time-window.js';

type Together = Extract<Pattern, { all: unknown } | { count: unknown }>;

const mostKept = 2000;

export class TogetherState implements PatternState {
  private kept: Seen[] = [];
  private readonly steps: readonly ReadonlySet<string>[];
  private readonly within: number;

  constructor(private readonly pattern: Together) {
    const steps = 'all' in pattern ? pattern.all : Array.from({ length: pattern.atLeast }, () => pattern.count);
    this.steps = steps.map((step) => new Set([step].flat()));
    this.within = durationMs(pattern.within);
  }

  accept(seen: Seen): Occurrence | null {
    if (!this.steps.some((step) => step.has(seen.clause))) return null;
    this.kept = this.kept
      .filter((other) => isWithin(other.observation, seen.observation, this.within))
      .slice(-mostKept);
    this.kept.push(seen);
    const found = this.assign(this.kept.filter((other) => areCompatible(other, seen)).reverse());
    if (found === null) return null;
    this.kept = this.kept.filter((other) => !found.includes(other));
    const named = found.find(({ subject }) => subject !== null);
    return {
      subject: named?.subject ?? null,
      seen: found.sort((a, b) => a.observation.order - b.observation.order),
      pattern: this.pattern,
      rivals: [],
      doubts: [],
      alternatives: [],
    };
  }

  /** Finds a line of its own for each step, the latest first; null when a step finds none. */
  private assign(candidates: readonly Seen[]): Seen[] | null {
    const used: Seen[] = [];
    for (const step of this.steps) {
      const found = candidates.find((candidate) => step.has(candidate.clause) && !used.includes(candidate));
      if (!found) return null;
      used.push(found);
    }
    return used;
  }
}
