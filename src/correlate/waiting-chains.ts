/**
 * The attempts of a sequence that wait for their next line. Each line asks for those that it may be of, and a log speaks of
 * many servers: so they are kept by whom they are about.
 */
import { areCompatible, type Seen } from './rule.js';

/** Chains that wait at the same time; the oldest gives way. Only a hostile log opens so many. */
const mostChains = 2000;
const none: readonly Chain[] = [];

/** The lines of one attempt so far, a line for each step. */
export class Chain {
  readonly lines: Seen[];
  /** Lines that name nobody and would speak against it, the latest. */
  doubts: readonly Seen[] = [];

  constructor(
    readonly first: Seen,
    /** Grows with each chain. */
    readonly number: number,
  ) {
    this.lines = [first];
  }

  get last(): Seen {
    return this.lines.at(-1) ?? this.first;
  }

  /** Mostly the first line tells. */
  get subject(): string | null {
    return this.first.subject ?? this.lines.find(({ subject }) => subject !== null)?.subject ?? null;
  }

  /** The last line that names its subject. */
  get lastNamed(): Seen {
    return this.lines.findLast(({ subject }) => subject !== null) ?? this.last;
  }

  takes(seen: Seen): boolean {
    return areCompatible({ subject: this.subject, thread: this.last.thread }, seen);
  }
}

export class WaitingChains {
  /** In the order in which they were opened. */
  private readonly all = new Set<Chain>();
  /** By the subject of their first line: a later one may name whom a chain is about that began without a name. */
  private readonly byFirst = new Map<string | null, Chain[]>();
  private opened = 0;

  open(first: Seen): void {
    this.opened += 1;
    const chain = new Chain(first, this.opened);
    this.all.add(chain);
    const own = this.byFirst.get(first.subject);
    if (own) own.push(chain);
    else this.byFirst.set(first.subject, [chain]);
    const [oldest] = this.all.size > mostChains ? this.all : none;
    if (oldest) this.remove(oldest);
  }

  remove(chain: Chain): void {
    this.all.delete(chain);
    const { subject } = chain.first;
    const own = this.byFirst.get(subject) ?? [];
    const at = own.indexOf(chain);
    if (at >= 0) own.splice(at, 1);
    if (own.length === 0) this.byFirst.delete(subject);
  }

  /** Those that are about a subject, or about nobody known, the oldest first. */
  about(subject: string | null): readonly Chain[] {
    const named = this.named(subject);
    return named.length === 0 ? none : named.filter((chain) => chain.subject === subject);
  }

  /** Those that a line may belong to, the oldest first. */
  mayTake(seen: Seen): readonly Chain[] {
    const named = seen.subject === null ? [...this.all] : this.named(seen.subject);
    return named.length === 0 ? none : named.filter((chain) => chain.takes(seen));
  }

  /** Those that began with a name, or without any. */
  private named(subject: string | null): readonly Chain[] {
    const own = this.byFirst.get(subject) ?? none;
    const nameless = (subject === null ? null : this.byFirst.get(null)) ?? none;
    if (nameless.length === 0) return own;
    return [...own, ...nameless].sort((one, other) => one.number - other.number);
  }
}
