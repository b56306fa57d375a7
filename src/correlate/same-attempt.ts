/**
 * Tells whether a later attempt is about the same as the failure, where the subject alone does not tell: on one client, groups
 * that are found for one user say nothing of those of another.
 */
import type { Seen, SupportedOccurrence } from './rule.js';

/** Most values of one subject whose failures are told apart. Of more, the oldest is forgotten. */
const mostValues = 50;

export class SameAttempt {
  private opened: Seen | null = null;
  /** For each subject the last failure of each value that no later attempt got past, in the order seen. */
  private readonly failures = new Map<string | null, Map<string | null, SupportedOccurrence>>();

  /** @param capture name of the placeholder that must be the same; undefined: the subject alone tells */
  constructor(private readonly capture: string | undefined) {}

  /** Notes a line that opens an attempt. */
  open(seen: Seen): void {
    if (this.capture !== undefined) this.opened = seen;
  }

  /** Notes a failure. */
  failed(occurrence: SupportedOccurrence): void {
    if (this.capture === undefined) return;
    const { subject, seen } = occurrence;
    const failures = this.failures.get(subject) ?? new Map<string | null, SupportedOccurrence>();
    this.failures.set(subject, failures);
    const value = this.valueOf(seen);
    failures.delete(value);
    failures.set(value, occurrence);
    for (const oldest of failures.keys()) if (failures.size > mostValues) failures.delete(oldest);
  }

  /** Whether the attempt of a line is known to be about another than each failure of its subject. */
  isOther(seen: Seen, subject: string | null): boolean {
    const value = this.openedValue(seen);
    const failures = this.failures.get(subject);
    return value !== null && failures !== undefined && !failures.has(value) && !failures.has(null);
  }

  /** An attempt got past the failure. @returns the last failure of another that is left; null if none is */
  passed(seen: Seen, subject: string | null): SupportedOccurrence | null {
    const value = this.openedValue(seen);
    const failures = this.failures.get(subject);
    if (!failures) return null;
    if (value === null) failures.clear();
    // A failure of nobody known may have been that of this one.
    else for (const own of [value, null]) failures.delete(own);
    return [...failures.values()].at(-1) ?? null;
  }

  private openedValue({ subject }: Seen): string | null {
    return this.opened?.subject === subject ? this.valueOf([this.opened]) : null;
  }

  private valueOf(lines: readonly Seen[]): string | null {
    const { capture } = this;
    if (capture === undefined) return null;
    const [value] = lines.flatMap(({ observation }) => observation.captures[capture] ?? []);
    return value?.toUpperCase() ?? null;
  }
}
