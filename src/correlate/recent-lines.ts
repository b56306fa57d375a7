/** The latest lines of one clause, sorted by the subject they name: a log may speak of many servers, and the lines of one are asked for. */
import { areCompatible, type Seen } from './rule.js';
import { isWithin } from './time-window.js';

/** When there are twice as many, the older half is dropped. */
const mostKept = 100;

export class RecentLines {
  private all: Seen[] = [];
  /** The same lines by subject; those that name nobody under null. */
  private bySubject = new Map<string | null, Seen[]>();

  add(seen: Seen): void {
    this.all.push(seen);
    if (this.all.length <= 2 * mostKept) this.file(seen);
    else {
      this.all = this.all.slice(-mostKept);
      this.bySubject = new Map();
      for (const kept of this.all) this.file(kept);
    }
  }

  /** The latest one that may belong to the same attempt as `seen`. */
  latest(seen: Seen, within: number): Seen | null {
    if (seen.subject === null) return lastFitting(this.all, seen, within);
    const named = lastFitting(this.bySubject.get(seen.subject), seen, within);
    const nameless = lastFitting(this.bySubject.get(null), seen, within);
    if (!named || !nameless) return named ?? nameless;
    return this.all.lastIndexOf(named) > this.all.lastIndexOf(nameless) ? named : nameless;
  }

  private file(seen: Seen): void {
    const own = this.bySubject.get(seen.subject);
    if (own) own.push(seen);
    else this.bySubject.set(seen.subject, [seen]);
  }
}

function lastFitting(lines: readonly Seen[] | undefined, seen: Seen, within: number): Seen | null {
  const fits = (other: Seen): boolean =>
    areCompatible(other, seen) && isWithin(other.observation, seen.observation, within);
  return lines?.findLast(fits) ?? null;
}
