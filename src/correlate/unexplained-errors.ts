/**
 * Errors of metering logs that no signature explains, grouped by shape. An error line that is also a clause of a
 * signature waits until it is clear whether its attempt becomes a finding.
 */
import type { ErrorLine, Quote } from '../model/observation.js';
import { serversIn, shapeOf } from './error-shape.js';

export interface ErrorGroup {
  readonly shape: string;
  occurrences: number;
  readonly servers: string[];
  readonly first: Quote;
}

/** Orders after which nothing can explain a line any more. */
const waitFor = 5000;
const mostGroups = 500;
const mostServers = 50;
/** Most lines that one error is quoted over. */
const longestError = 4;
/** Errors beyond the most groups kept: counted together. */
const otherShape = '(other errors)';

export class UnexplainedErrors {
  private waiting = new Map<string, ErrorLine>();
  private readonly groups = new Map<string, ErrorGroup>();

  /** @param mayBeExplained a template matched it, so it may become part of a finding */
  add(line: ErrorLine, mayBeExplained: boolean): void {
    if (mayBeExplained) this.waiting.set(keyOf(line.quote.file, line.quote.line), line);
    else this.count(line);
    if (this.waiting.size > 2 * waitFor) this.settle(line.order - waitFor);
  }

  /** Lines that a finding explains, first to last of a quoted match. An error may start on a line before the match. */
  explain(file: string, from: number, to: number): void {
    for (let line = from - longestError; line <= to; line += 1) {
      const key = keyOf(file, line);
      if ((this.waiting.get(key)?.lastLine ?? -1) >= from) this.waiting.delete(key);
    }
  }

  finish(): ErrorGroup[] {
    this.settle(Number.POSITIVE_INFINITY);
    return [...this.groups.values()].sort((a, b) => (a.shape < b.shape ? -1 : 1));
  }

  private settle(before: number): void {
    for (const [key, line] of this.waiting) {
      if (line.order >= before) continue;
      this.count(line);
      this.waiting.delete(key);
    }
  }

  private count({ quote }: ErrorLine): void {
    const own = shapeOf(quote.text);
    const shape = this.groups.has(own) || this.groups.size < mostGroups ? own : otherShape;
    const group = this.groups.get(shape) ?? { shape, occurrences: 0, servers: [], first: quote };
    group.occurrences += 1;
    for (const server of serversIn(quote.text)) {
      if (!group.servers.includes(server) && group.servers.length < mostServers) group.servers.push(server);
    }
    this.groups.set(shape, group);
  }
}

function keyOf(file: string, line: number): string {
  return `${line} ${file}`;
}
