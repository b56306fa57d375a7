/**
 * The attempts of a sequence that wait for their next line. They are kept by subject: each line asks for those that it may belong
 * to, and a log may speak of many servers.
 */
import { areCompatible, type Seen } from './rule.js';

/** How many chains wait at the same time; of more, the oldest is dropped. Only a log made to do harm opens so many. */
const mostChains = 2000;
const none: readonly Chain[] = [];

/** The lines of one attempt so far, a line for each step. */
export class Chain {
  readonly lines: Seen[];
  /** The latest lines that name nobody and would speak against it. */
  doubts: readonly Seen[] = [];

  constructor(
    readonly first: Seen,
    /** A later chain has a higher number. */
    readonly number: number,
  ) {
    this.lines = [first];
  }

  get last(): Seen {
    return this.lines.at(-1) ?? this.first;
  }

  /** The subject that its lines name; mostly the first does. */
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
  /** By the subject of their first line. A chain that began without a name may be named by a later line, so it stays under null. */
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

  /** The chains about a subject (null: those that no line has named), the oldest first. */
  about(subject: string | null): readonly Chain[] {
    const named = this.named(subject);
    return named.length === 0 ? none : named.filter((chain) => chain.subject === subject);
  }

  /** The chains that a line may belong to, the oldest first. */
  mayTake(seen: Seen): readonly Chain[] {
    const named = seen.subject === null ? [...this.all] : this.named(seen.subject);
    return named.length === 0 ? none : named.filter((chain) => chain.takes(seen));
  }

  /** The chains that began with this name, or without any. */
  private named(subject: string | null): readonly Chain[] {
    const own = this.byFirst.get(subject) ?? none;
    const nameless = (subject === null ? null : this.byFirst.get(null)) ?? none;
    if (nameless.length === 0) return own;
    return [...own, ...nameless].sort((one, other) => one.number - other.number);
  }
}
