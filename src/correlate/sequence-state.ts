/**
 * Follows a `sequence`: its clauses in order, for one subject, in one attempt. Several attempts run at once, one chain
 * each. A line that names no server goes to the chain of its thread that was named last; others that wait right there are
 * its rivals, take the line too, and are told with the occurrence.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { capturesCompare } from './compare-captures.js';
import type { Occurrence, PatternState, Seen } from './rule.js';
import { sameThread } from './rule.js';
import { defaultWithin, isWithin } from './time-window.js';
import { type Chain, WaitingChains } from './waiting-chains.js';

type Sequence = Extract<Pattern, { sequence: unknown }>;

/** Lines between the last words about two attempts within which it is open whose the next ones are. */
const closeLines = 2;
const mostDoubts = 3;

/** What a line of a clause does. */
interface Role {
  readonly breaks: boolean;
  readonly isDoubtful: boolean;
  /** The steps that it may be, the last one first. */
  readonly steps: readonly number[];
}

/** What a pattern asks for: the same for every log. */
interface Asked {
  readonly roles: ReadonlyMap<string, Role>;
  readonly lastStep: number;
  /** In milliseconds. */
  readonly within: number;
}

const askedBy = new WeakMap<Sequence, Asked>();

export class SequenceState implements PatternState {
  private readonly chains = new WaitingChains();
  /** The latest line that names anyone. */
  private lastNamed: Seen | null = null;
  private readonly asked: Asked;

  constructor(private readonly pattern: Sequence) {
    this.asked = askedBy.get(pattern) ?? askedOf(pattern);
    askedBy.set(pattern, this.asked);
  }

  accept(seen: Seen): Occurrence | null {
    if (seen.subject !== null) this.lastNamed = seen;
    const role = this.asked.roles.get(seen.clause);
    if (!role) return null;
    if (role.breaks) this.breakChains(seen);
    if (role.isDoubtful) this.doubt(seen);
    for (const step of role.steps) {
      if (step === 0) return this.open(seen);
      const occurrence = this.extend(seen, step);
      if (occurrence !== undefined) return occurrence;
    }
    return null;
  }

  /** A new attempt: what waited for the same subject (or thread, where none is named) is over. */
  private open(seen: Seen): Occurrence | null {
    if (this.asked.lastStep === 0) return this.compared(this.complete([seen]));
    for (const chain of this.chains.about(seen.subject)) {
      if (seen.subject !== null || sameThread(chain.last, seen) !== false) this.chains.remove(chain);
    }
    this.chains.open(seen);
    return null;
  }

  /** Undefined when no chain waits for this line. */
  private extend(seen: Seen, step: number): Occurrence | null | undefined {
    const candidates = this.chains.mayTake(seen);
    const waiting = this.waitingAt(step, candidates, seen);
    const chain = best(waiting, seen);
    if (chain) {
      const rivals = seen.subject === null ? waiting.filter((other) => other !== chain && areClose(other, chain)) : [];
      if (step === this.asked.lastStep) return this.finish(chain, rivals, seen);
      for (const one of [chain, ...rivals]) one.lines.push(seen);
      return null;
    }
    const repeated = best(this.waitingAt(step + 1, candidates, seen), seen);
    if (!repeated) return undefined;
    repeated.lines[step] = seen;
    return null;
  }

  private finish(chain: Chain, rivals: readonly Chain[], seen: Seen): Occurrence | null {
    const complete = ({ lines, doubts }: Chain): Occurrence => ({ ...this.complete([...lines, seen]), doubts });
    const found = {
      ...complete(chain),
      rivals: rivals.map(({ lastNamed }) => lastNamed),
      alternatives: rivals.map(complete),
    };
    for (const one of [chain, ...rivals]) this.chains.remove(one);
    return this.compared(found);
  }

  private compared(occurrence: Occurrence): Occurrence | null {
    const { compare } = this.pattern;
    return compare === undefined || capturesCompare(compare, occurrence.seen) ? occurrence : null;
  }

  /** Of chains that may take this line, those that hold exactly `length` steps. */
  private waitingAt(length: number, chains: readonly Chain[], seen: Seen): readonly Chain[] {
    if (chains.length === 0) return chains;
    return chains.filter(({ lines, first }) => {
      return lines.length === length && isWithin(first.observation, seen.observation, this.asked.within);
    });
  }

  /** A line that must not come between ends the chain of its subject. */
  private breakChains(seen: Seen): void {
    const nameless = seen.subject === null ? this.chainSpokenOf(seen) : null;
    for (const chain of seen.subject === null ? (nameless ? [nameless] : []) : this.chains.about(seen.subject)) {
      if (chain.last.observation.order !== seen.observation.order) this.chains.remove(chain);
    }
  }

  private doubt(seen: Seen): void {
    const chain = this.chainSpokenOf(seen);
    if (chain) chain.doubts = [...chain.doubts, seen].slice(-mostDoubts);
  }

  /** Whom a line that names nobody is most likely about: the one that the line before named. */
  private chainSpokenOf(seen: Seen): Chain | null {
    const chain = this.chains.about(this.lastNamed?.subject ?? null).at(-1);
    return chain?.takes(seen) ? chain : null;
  }

  private complete(seen: readonly Seen[]): Occurrence {
    const named = seen.find(({ subject }) => subject !== null);
    return { subject: named?.subject ?? null, seen, pattern: this.pattern, rivals: [], doubts: [], alternatives: [] };
  }
}

function askedOf({ sequence, without = [], doubtful = [], within = defaultWithin }: Sequence): Asked {
  const steps = sequence.map((step) => [step].flat());
  const clauses = new Set([...steps.flat(), ...without, ...doubtful]);
  const roleOf = (clause: string): Role => ({
    breaks: without.includes(clause),
    isDoubtful: doubtful.includes(clause),
    steps: [...steps.keys()].filter((step) => steps[step]?.includes(clause)).reverse(),
  });
  return {
    roles: new Map([...clauses].map((clause) => [clause, roleOf(clause)])),
    lastStep: steps.length - 1,
    within: durationMs(within),
  };
}

/**
 * Whether two attempts were last named so near each other that a line without a name may be of either. Where one was
 * named well before the other, its thread had gone on to the other.
 */
function areClose({ lastNamed: first }: Chain, { lastNamed: second }: Chain): boolean {
  const count = sameThread(first, second) === true ? 'orderInThread' : 'order';
  return Math.abs(second.observation[count] - first.observation[count]) <= closeLines;
}

/** Of several chains that could take the line: one of its subject, then one of its thread, then the one named last. */
function best(chains: readonly Chain[], seen: Seen): Chain | undefined {
  if (chains.length < 2) return chains[0];
  const inOrder = [...chains].sort((a, b) => a.lastNamed.observation.order - b.lastNamed.observation.order);
  return (
    inOrder.findLast((chain) => seen.subject !== null && chain.subject === seen.subject) ??
    inOrder.findLast((chain) => sameThread(chain.last, seen) === true) ??
    inOrder.at(-1)
  );
}
