/**
 * Errors of metering logs that no signature explains, grouped by shape. An error line that is also a clause of a
 * signature waits until it is clear whether its attempt becomes a finding.
 */
import type { ErrorLine, Place, Quote } from '../model/observation.js';
import { serversIn, shapeOf } from './error-shape.js';

export interface ErrorGroup {
  readonly shape: string;
  readonly occurrences: number;
  readonly servers: readonly string[];
  readonly first: Quote;
  readonly last: Quote;
}

interface OpenGroup {
  readonly shape: string;
  occurrences: number;
  readonly servers: string[];
  readonly first: Quote;
  last: () => Quote;
}

/** Orders after which nothing can explain a line any more. */
const waitFor = 5000;
const mostGroups = 500;
const mostServers = 50;
/** Ranges that are remembered for the tails of their lines. */
const mostRanges = 20;
/** First lines of errors that come again. */
const mostKnown = 1000;
/** Most lines that one error is quoted over. */
const longestError = 4;
/** Errors beyond the most groups kept: counted together. */
const otherShape = '(other errors)';
/** Errors that name servers, and not the one that was asked for. They are only known of, so that what is shown is its own. */
const ofOthers = '(errors of other servers)';

/** Lines of one file that a finding explains. */
interface Range {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

export class UnexplainedErrors {
  /** By file and line. */
  private readonly waiting = new Map<string, Map<number, ErrorLine>>();
  private waitingCount = 0;
  private readonly groups = new Map<string, OpenGroup>();
  /** By the first line of errors that came again. */
  private readonly groupOf = new Map<ErrorLine, OpenGroup>();
  /** The last ranges explained: the tail of a wrapped line comes as a line of its own after the match that runs over it. */
  private explained: Range[] = [];

  /** @param wanted the one server that was asked for; null: all */
  constructor(private readonly wanted: string | null = null) {}

  /** @param mayBeExplained a template matched it, so it may become part of a finding */
  add(line: ErrorLine, mayBeExplained: boolean): void {
    if (this.isTail(line.quote)) return;
    if (mayBeExplained) this.wait(line);
    else this.count(line.quote);
    this.settleOld(line.order);
  }

  /** The same text as that of its first line, which nothing explains. */
  again(first: ErrorLine, order: number, quote: () => Quote): void {
    const group = this.groupOf.get(first);
    if (group) {
      group.occurrences += 1;
      group.last = quote;
    } else {
      if (this.groupOf.size >= mostKnown) this.groupOf.clear();
      this.groupOf.set(first, this.count(first.quote, quote));
    }
    this.settleOld(order);
  }

  /** What a finding explains, from its first line to its last. An error may start on a line before it. */
  explain(first: Place, last: Place): void {
    for (const range of rangesOf(first, last)) {
      const waiting = this.waiting.get(range.file);
      for (let line = Math.max(1, range.from - longestError); waiting && line <= range.to; line += 1) {
        const last = waiting.get(line)?.last;
        if (last && (last.file !== range.file || last.line >= range.from)) this.drop(waiting, line);
      }
      this.explained = [...this.explained.slice(-mostRanges), range];
    }
  }

  finish(): ErrorGroup[] {
    this.settle(Number.POSITIVE_INFINITY);
    return [...this.groups.values()]
      .map((group) => ({ ...group, last: group.last() }))
      .sort((a, b) => (a.shape < b.shape ? -1 : 1));
  }

  /** A line inside an explained range, but for its first: what starts there was seen before the range was explained. */
  private isTail({ file: own, line }: Place): boolean {
    return this.explained.some(({ file, from, to }) => file === own && line > from && line <= to);
  }

  private wait(line: ErrorLine): void {
    const { file, line: number } = line.quote;
    const own = this.waiting.get(file) ?? new Map<number, ErrorLine>();
    this.waiting.set(file, own);
    this.waitingCount += own.has(number) ? 0 : 1;
    own.set(number, line);
  }

  private drop(waiting: Map<number, ErrorLine>, line: number): void {
    waiting.delete(line);
    this.waitingCount -= 1;
  }

  private settleOld(order: number): void {
    if (this.waitingCount > 2 * waitFor) this.settle(order - waitFor);
  }

  private settle(before: number): void {
    for (const waiting of this.waiting.values()) {
      for (const [number, line] of waiting) {
        // They wait in the order in which they were seen.
        if (line.order >= before) return;
        this.count(line.quote);
        this.drop(waiting, number);
      }
    }
  }

  /** The one that was asked for counts as named also by a bare word. */
  private serversOf(text: string): readonly string[] {
    const found = serversIn(text);
    if (this.wanted === null || found.includes(this.wanted)) return found;
    const words = text.toUpperCase().split(/[^\w$-]+/);
    return words.includes(this.wanted) ? [this.wanted, ...found] : found;
  }

  /** @param last the same text at a later place, if it is one */
  private count(quote: Quote, last = (): Quote => quote): OpenGroup {
    const servers = this.serversOf(quote.text);
    const isOther = this.wanted !== null && servers.length > 0 && !servers.includes(this.wanted);
    const own = isOther ? ofOthers : shapeOf(quote.text);
    const shape = this.groups.has(own) || this.groups.size < mostGroups ? own : otherShape;
    const group = this.groups.get(shape) ?? { shape, occurrences: 0, servers: [], first: last(), last };
    group.occurrences += 1;
    group.last = last;
    for (const server of servers) {
      if (!group.servers.includes(server) && group.servers.length < mostServers) group.servers.push(server);
    }
    this.groups.set(shape, group);
    return group;
  }
}

/** A match that runs over a rollover ends in another file: there its first lines are explained. */
function rangesOf(first: Place, last: Place): Range[] {
  if (first.file === last.file) return [{ file: first.file, from: first.line, to: last.line }];
  return [
    { file: first.file, from: first.line, to: first.line },
    { file: last.file, from: 0, to: last.line },
  ];
}
