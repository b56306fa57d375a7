/** Follows the pattern `last`: a line of it is the last one of the log. Only the end of the log can tell, so it is decided in `finish`. */
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
 * Whether a match ends on the last line of the log, and in its last entry. Records that were run together end on the same line, so
 * the order of the entry counts too; not for lines without a trailer, where the rest of a wrapped line is an entry of its own.
 */
function isAtEnd({ observation: { last, order } }: Seen, end: LogEnd): boolean {
  if (last.file !== end.place.file || last.line < end.place.line) return false;
  return order === end.order || end.isPlain;
}
