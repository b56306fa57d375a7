/**
 * Follows a `sequence`: its clauses in order, for one subject, in one attempt. Several attempts run at once, one chain
 * each. A line that names no server goes to the chain of its thread that was named last; others that wait right there are
 * its rivals, take the line too, and are told with the occurrence.
 */
import type { Pattern } from '../model/signature.js';
import { capturesCompare } from './compare-captures.js';
import { areCompatible, type Occurrence, type PatternState, type Seen, sameThread } from './rule.js';
import { defaultWithin, isWithin, parseDuration } from './time-window.js';

type Sequence = Extract<Pattern, { sequence: unknown }>;

/** Chains that wait at the same time; the oldest gives way. Only a hostile log opens so many. */
const mostChains = 2000;
/** Lines between the last words about two attempts within which it is open whose the next ones are. */
const closeLines = 2;

export class SequenceState implements PatternState {
  private chains: Seen[][] = [];
  private readonly doubts = new Map<readonly Seen[], Seen[]>();
  /** The latest line that names anyone. */
  private lastNamed: Seen | null = null;
  private readonly steps: readonly ReadonlySet<string>[];
  private readonly without: ReadonlySet<string>;
  private readonly doubtful: ReadonlySet<string>;
  private readonly within: number;

  constructor(private readonly pattern: Sequence) {
    this.steps = pattern.sequence.map((step) => new Set([step].flat()));
    this.without = new Set(pattern.without);
    this.doubtful = new Set(pattern.doubtful);
    this.within = parseDuration(pattern.within ?? defaultWithin);
  }

  accept(seen: Seen): Occurrence | null {
    if (seen.subject !== null) this.lastNamed = seen;
    if (this.without.has(seen.clause)) this.breakChains(seen);
    if (this.doubtful.has(seen.clause)) this.doubt(seen);
    for (let step = this.steps.length - 1; step >= 0; step -= 1) {
      if (!this.steps[step]?.has(seen.clause)) continue;
      if (step === 0) return this.open(seen);
      const occurrence = this.extend(seen, step);
      if (occurrence !== undefined) return occurrence;
    }
    return null;
  }

  /** A new attempt: what waited for the same subject (or thread, where none is named) is over. */
  private open(seen: Seen): Occurrence | null {
    if (this.steps.length === 1) return this.compared(this.complete([seen]));
    this.keep(
      (chain) =>
        subjectOfChain(chain) !== seen.subject || (seen.subject === null && sameThread(lastOf(chain), seen) === false),
    );
    this.chains.push([seen]);
    if (this.chains.length > mostChains) this.chains.shift();
    return null;
  }

  /** Undefined when no chain waits for this line. */
  private extend(seen: Seen, step: number): Occurrence | null | undefined {
    const waiting = this.waitingAt(step, seen);
    const chain = best(waiting, seen);
    if (chain) {
      const rivals = seen.subject === null ? waiting.filter((other) => other !== chain && areClose(other, chain)) : [];
      if (step === this.steps.length - 1) return this.finish(chain, rivals, seen);
      for (const one of [chain, ...rivals]) one.push(seen);
      return null;
    }
    const repeated = best(this.waitingAt(step + 1, seen), seen);
    if (!repeated) return undefined;
    repeated[step] = seen;
    return null;
  }

  private finish(chain: readonly Seen[], rivals: readonly (readonly Seen[])[], seen: Seen): Occurrence | null {
    const complete = (one: readonly Seen[]): Occurrence => ({
      ...this.complete([...one, seen]),
      doubts: this.doubts.get(one) ?? [],
    });
    const found = { ...complete(chain), rivals: rivals.map(lastNamed), alternatives: rivals.map(complete) };
    this.keep((other) => other !== chain && !rivals.includes(other));
    return this.compared(found);
  }

  private compared(occurrence: Occurrence): Occurrence | null {
    const { compare } = this.pattern;
    return compare === undefined || capturesCompare(compare, occurrence.seen) ? occurrence : null;
  }

  /** Chains that hold exactly `length` steps and that this line may belong to. */
  private waitingAt(length: number, seen: Seen): Seen[][] {
    return this.chains.filter((chain) => {
      const [first] = chain;
      return (
        chain.length === length &&
        first !== undefined &&
        chainTakes(chain, seen) &&
        isWithin(first.observation, seen.observation, this.within)
      );
    });
  }

  /** A line that must not come between ends the chain of its subject. */
  private breakChains(seen: Seen): void {
    const nameless = seen.subject === null ? this.chainSpokenOf(seen) : null;
    this.keep((chain) => {
      if (lastOf(chain).observation.order === seen.observation.order) return true;
      return seen.subject === null ? chain !== nameless : subjectOfChain(chain) !== seen.subject;
    });
  }

  private doubt(seen: Seen): void {
    const chain = this.chainSpokenOf(seen);
    if (chain) this.doubts.set(chain, [...(this.doubts.get(chain) ?? []), seen].slice(-3));
  }

  /** Whom a line that names nobody is most likely about: the one that the line before named. */
  private chainSpokenOf(seen: Seen): Seen[] | null {
    const spokenOf = this.lastNamed?.subject ?? null;
    const chain = this.chains.findLast((one) => subjectOfChain(one) === spokenOf);
    return chain && chainTakes(chain, seen) ? chain : null;
  }

  private keep(isKept: (chain: Seen[]) => boolean): void {
    this.chains = this.chains.filter(isKept);
    if (this.doubts.size > this.chains.length) {
      for (const chain of this.doubts.keys()) if (!this.chains.some((one) => one === chain)) this.doubts.delete(chain);
    }
  }

  private complete(seen: readonly Seen[]): Occurrence {
    const named = seen.find(({ subject }) => subject !== null);
    return { subject: named?.subject ?? null, seen, pattern: this.pattern, rivals: [], doubts: [], alternatives: [] };
  }
}

/** Asked of every chain for every line; mostly the first line of a chain tells. */
function subjectOfChain(chain: readonly Seen[]): string | null {
  return chain[0]?.subject ?? chain.find(({ subject }) => subject !== null)?.subject ?? null;
}

function lastOf(chain: readonly Seen[]): Seen {
  const last = chain.at(-1);
  if (!last) throw new Error('a chain holds at least the line that opened it');
  return last;
}

function chainTakes(chain: readonly Seen[], seen: Seen): boolean {
  return areCompatible({ subject: subjectOfChain(chain), thread: lastOf(chain).thread }, seen);
}

/** The last line of a chain that names its subject. */
function lastNamed(chain: readonly Seen[]): Seen {
  return chain.findLast(({ subject }) => subject !== null) ?? lastOf(chain);
}

/**
 * Whether two attempts were last named so near each other that a line without a name may be of either. Where one was
 * named well before the other, its thread had gone on to the other.
 */
function areClose(one: readonly Seen[], other: readonly Seen[]): boolean {
  const [first, second] = [lastNamed(one), lastNamed(other)];
  const count = sameThread(first, second) === true ? 'orderInThread' : 'order';
  return Math.abs(second.observation[count] - first.observation[count]) <= closeLines;
}

/** Of several chains that could take the line: one of its subject, then one of its thread, then the one named last. */
function best(chains: readonly Seen[][], seen: Seen): Seen[] | undefined {
  const inOrder = [...chains].sort((a, b) => lastNamed(a).observation.order - lastNamed(b).observation.order);
  return (
    inOrder.findLast((chain) => seen.subject !== null && subjectOfChain(chain) === seen.subject) ??
    inOrder.findLast((chain) => sameThread(lastOf(chain), seen) === true) ??
    inOrder.at(-1)
  );
}
