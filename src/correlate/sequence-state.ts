/**
 * Follows the pattern `sequence`: its steps in order, in one attempt of one subject. Attempts run at the same time; each has a chain
 * of the lines seen so far. A line that names no server goes to the chain that was named last, one of its own thread first. Chains
 * that were named nearly as late are its rivals: they take the line too, and the occurrence tells them.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { capturesCompare } from './compare-captures.js';
import type { Occurrence, PatternState, Seen } from './rule.js';
import { sameThread } from './rule.js';
import { defaultWithin, isWithin } from './time-window.js';
import { type Chain, WaitingChains } from './waiting-chains.js';

type Sequence = Extract<Pattern, { sequence: unknown }>;

/** Two attempts named within so many lines of each other are rivals for the next line without a name. */
const closeLines = 2;
const mostDoubts = 3;

/** What a line of a clause does to chains. */
interface Role {
  /** It must not stand in between: ends the chain. */
  readonly breaks: boolean;
  /** If it is about the same server, it speaks against the occurrence. */
  readonly isDoubtful: boolean;
  /** The indexes of the steps that it may be, the last first. */
  readonly steps: readonly number[];
}

/** What a pattern asks for, worked out once for all logs. */
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

  /** A new attempt begins: the one that waited for the same subject (or thread, where none is named) is over. */
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

  /** Those of the chains that hold exactly `length` steps and are not too old for this line. */
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

/** The chain that takes a line: one of its subject if there is one, else one of its thread, else the one named last. */
function best(chains: readonly Chain[], seen: Seen): Chain | undefined {
  if (chains.length < 2) return chains[0];
  const inOrder = [...chains].sort((a, b) => a.lastNamed.observation.order - b.lastNamed.observation.order);
  return (
    inOrder.findLast((chain) => seen.subject !== null && chain.subject === seen.subject) ??
    inOrder.findLast((chain) => sameThread(chain.last, seen) === true) ??
    inOrder.at(-1)
  );
}
