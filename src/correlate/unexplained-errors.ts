/**
 * Collects the errors of a metering log that no signature explains, grouped by their shape. An error line that matches a clause
 * waits until it is clear whether its attempt becomes a finding, which then explains it.
 */
import { compareText } from '../model/compare-text.js';
import type { ErrorLine, Place, Quote } from '../model/observation.js';
import type { ErrorGroup } from '../model/stream-result.js';
import { serversIn, shapeOf } from './error-shape.js';

interface OpenGroup {
  readonly shape: string;
  occurrences: number;
  readonly servers: string[];
  readonly first: Quote;
  last: () => Quote;
}

/** When so many records have come since, nothing can explain a line any more. */
const waitFor = 5000;
/** How many groups are told apart in one log, and how many servers are kept of one group: those that come first. */
export const mostGroups = 500;
export const mostServers = 50;
/** How many of the last explained ranges are remembered. */
const mostRanges = 20;
/** How many errors that came again are remembered with their group. */
const mostKnown = 1000;
/** One error is quoted over so many lines at most. */
const longestError = 4;
/** The group of all errors beyond the limit of groups. */
const otherShape = '(other errors)';
/** With --server: the group of errors that name only other servers. It is counted, so that it is not mixed with those shown. */
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
  /** The group of each error that came again, by its first line. */
  private readonly groupOf = new Map<ErrorLine, OpenGroup>();
  /** The last explained ranges. The rest of a wrapped line comes as a line of its own after the match that ran over it. */
  private explained: Range[] = [];

  /** @param wanted the one server that was asked for; null: all */
  constructor(private readonly wanted: string | null) {}

  /** @param mayBeExplained a template matched it, so it may become part of a finding */
  add(line: ErrorLine, mayBeExplained: boolean): void {
    if (this.isTail(line.quote)) return;
    if (mayBeExplained) this.wait(line);
    else this.count(line.quote);
    this.settleOld(line.order);
  }

  /** An error came again, word for word. @param first the line at which it came first */
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

  /** A finding explains the lines from `first` to `last`. An error that ends in them may start a few lines before. */
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
      .sort((a, b) => compareText(a.shape, b.shape));
  }

  /** Whether a line lies inside an explained range behind its first line, so that it is the rest of an explained one. */
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

  /** The servers that a text names. The one that was asked for counts as named by a bare word too. */
  private serversOf(text: string): readonly string[] {
    const found = serversIn(text);
    if (this.wanted === null || found.includes(this.wanted)) return found;
    const words = text.toUpperCase().split(/[^\w$-]+/);
    return words.includes(this.wanted) ? [this.wanted, ...found] : found;
  }

  /** @param last makes the quote of the latest place; without it the error stands at one place */
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

/** One range; two where a match runs over a rollover and ends among the first lines of the next file. */
function rangesOf(first: Place, last: Place): Range[] {
  if (first.file === last.file) return [{ file: first.file, from: first.line, to: last.line }];
  return [
    { file: first.file, from: first.line, to: first.line },
    { file: last.file, from: 0, to: last.line },
  ];
}
