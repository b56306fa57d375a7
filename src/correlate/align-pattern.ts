/**
 * For `explain --against`: lays a pattern over the lines of one subject at the place where it fits best, and tells which steps
 * held, and what stood there instead of the others. Whether the pattern holds is decided by the same state that a scan uses.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import { type Chain, patternFailures, type Remark } from './pattern-failures.js';
import { stateOf } from './pattern-state.js';
import { areCompatible, type Seen } from './rule.js';
import { isWithin } from './time-window.js';

export interface AlignedStep {
  /** Clauses, any of which will do. */
  readonly clauses: readonly string[];
  readonly held: Seen | null;
  /** For a step that did not hold: why, with the line that shows it. */
  readonly instead: Remark | null;
}

export interface Alignment {
  readonly holds: boolean;
  readonly steps: readonly AlignedStep[];
  readonly failed: readonly Remark[];
}

/** How many places a pattern is tried at, the latest first. */
const mostAnchors = 300;
const anyTime = Number.POSITIVE_INFINITY;

/** What a pattern asks for, and the lines that it is laid over. */
interface Laid {
  readonly lines: readonly Seen[];
  /** Those that may be about the subject. */
  readonly own: readonly Seen[];
  readonly steps: readonly string[][];
  readonly within: number;
  readonly isOrdered: boolean;
}

export function alignPattern(pattern: Pattern, lines: readonly Seen[], subject: string | null): Alignment {
  const own = lines.filter((line) => line.subject === subject || line.subject === null);
  const steps = stepsOf(pattern);
  const within = 'within' in pattern && pattern.within !== undefined ? durationMs(pattern.within) : anyTime;
  const laid: Laid = { lines, own, steps, within, isOrdered: 'sequence' in pattern };
  const chain = bestChain(laid);
  const aligned = steps.map((clauses, at) => {
    const held = chain.get(at) ?? null;
    return { clauses, held, instead: held ? null : missing(clauses, at, chain, laid) };
  });
  const holds = occursFor(pattern, lines, subject);
  return { holds, steps: aligned, failed: holds ? [] : patternFailures(pattern, own, chain) };
}

/** False for the pattern `last`, which only the end of the log decides: the caller looks at that. */
function occursFor(pattern: Pattern, lines: readonly Seen[], subject: string | null): boolean {
  const state = stateOf(pattern);
  return lines.map((line) => state.accept(line)).some((one) => one !== null && one.subject === subject);
}

/** The place where most steps hold; of several such places the last. */
function bestChain(laid: Laid): Chain {
  const { own, steps } = laid;
  const anchors = own.flatMap(({ clause }, i) => (steps.some((step) => step.includes(clause)) ? i : []));
  let best: Chain = new Map();
  for (const anchor of anchors.slice(-mostAnchors).reverse()) {
    const chain = chainFrom(anchor, laid);
    if (chain.size > best.size) best = chain;
    if (best.size === steps.length) break;
  }
  return best;
}

function chainFrom(anchor: number, { own, steps, within, isOrdered }: Laid): Chain {
  const chain = new Map<number, Seen>();
  let last: Seen | null = null;
  let reached = -1;
  const first = own[anchor];
  for (const line of own.slice(anchor)) {
    if (first && !isWithin(first.observation, line.observation, within)) break;
    // A line of the first step, which stands behind others, begins another attempt.
    if (isOrdered && last && steps[0]?.includes(line.clause) && steps[reached]?.includes(line.clause) !== true) break;
    if (last && !areCompatible(last, line)) continue;
    const at = steps.findIndex((step, i) => !chain.has(i) && step.includes(line.clause) && (!isOrdered || i > reached));
    if (at < 0) continue;
    chain.set(at, line);
    reached = Math.max(reached, at);
    last = line;
  }
  return chain;
}

function missing(clauses: readonly string[], at: number, chain: Chain, laid: Laid): Remark {
  const [seen = [], own = []] = [laid.lines, laid.own].map((all) =>
    all.filter(({ clause }) => clauses.includes(clause)),
  );
  const [other] = seen;
  if (!other) return { says: 'no such line', quote: null };
  const near = own.at(-1);
  if (!near) {
    const isOne = seen.every((line) => line.subject === other.subject);
    return {
      says: `only for ${isOne ? '' : 'others, such as '}${other.subject ?? 'others'}`,
      quote: other.observation.quote,
    };
  }
  const held = [...chain.values()];
  const first = held[0];
  const before = laid.isOrdered ? chain.get(at - 1) : first;
  if (!first) return { says: 'it stands by itself', quote: near.observation.quote };
  if (laid.isOrdered && [...chain.keys()].every((index) => index > at)) return missingBefore(own, first, laid.within);
  const later = own.find(({ observation }) => observation.order > (before ?? first).observation.order);
  const shown = later ?? near;
  const says = !areCompatible(first, shown)
    ? 'it stands in another thread'
    : !later
      ? 'it stands before the others'
      : isWithin(first.observation, later.observation, laid.within)
        ? 'it stands in another attempt'
        : 'it stands too late';
  return { says, quote: shown.observation.quote };
}

/** A step that should stand before all that held. @param own its lines */
function missingBefore(own: readonly Seen[], first: Seen, within: number): Remark {
  const earlier = own.findLast(({ observation }) => observation.order < first.observation.order);
  const shown = earlier ?? own[0] ?? first;
  const says = !areCompatible(first, shown)
    ? 'it stands in another thread'
    : !earlier
      ? 'it stands behind the others'
      : isWithin(earlier.observation, first.observation, within)
        ? 'it stands in another attempt'
        : 'it stands too long before the others';
  return { says, quote: shown.observation.quote };
}
