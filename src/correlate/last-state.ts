/**
 * Follows `last`: one of its clauses after which nothing stands in the log any more. Only the end of the log can tell, so it
 * occurs there or not at all.
 */
import type { LogEnd } from '../model/observation.js';
import type { Pattern } from '../model/signature.js';
import type { Occurrence, PatternState, Seen } from './rule.js';

type Last = Extract<Pattern, { last: unknown }>;

export class LastState implements PatternState {
  private latest: Seen | null = null;
  private readonly step: ReadonlySet<string>;

  constructor(private readonly pattern: Last) {
    this.step = new Set([pattern.last].flat());
  }

  /** Whether it wants to know how the log ends. */
  get isWaiting(): boolean {
    return this.latest !== null;
  }

  accept(seen: Seen): null {
    if (this.step.has(seen.clause)) this.latest = seen;
    return null;
  }

  /** @param end null where the end of the log is not known, since it could not be read to there */
  finish(end: LogEnd | null): Occurrence | null {
    if (!this.latest || !end || !isAtEnd(this.latest, end)) return null;
    const { subject } = this.latest;
    return { subject, seen: [this.latest], pattern: this.pattern, rivals: [], doubts: [], alternatives: [] };
  }
}

/**
 * In the last entry, and on its last line. The rest of a wrapped line that has no trailer is an entry of its own, but ends
 * where the match does; records that were run together all end on one line, and are told by their order.
 */
function isAtEnd({ observation: { last, order } }: Seen, end: LogEnd): boolean {
  if (last.file !== end.place.file || last.line < end.place.line) return false;
  return order === end.order || end.isPlain;
}
