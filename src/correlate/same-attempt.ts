/**
 * Tells whether a later attempt is about the same as the failure, where the subject alone does not tell: on one client, groups
 * that are found for one user say nothing of those of another.
 */
import type { Seen } from './rule.js';

export class SameAttempt {
  private opened: Seen | null = null;

  /** @param capture name of the placeholder that must be the same; undefined: the subject alone tells */
  constructor(private readonly capture: string | undefined) {}

  /** Notes a line that opens an attempt. */
  open(seen: Seen): void {
    if (this.capture !== undefined) this.opened = seen;
  }

  /** Whether the attempt of a line is known to be about another than the failure that these lines show. */
  isOther({ subject }: Seen, failed: readonly Seen[]): boolean {
    const { capture, opened } = this;
    if (capture === undefined || opened === null || opened.subject !== subject) return false;
    const own = opened.observation.captures[capture];
    const [other] = failed.flatMap(({ observation }) => observation.captures[capture] ?? []);
    return own !== undefined && other !== undefined && own.toUpperCase() !== other.toUpperCase();
  }
}
