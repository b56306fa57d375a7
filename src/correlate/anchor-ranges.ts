/**
 * The times around the anchors of a log stream in which all clauses count. Far from every anchor no other line can belong
 * to anything.
 */
import type { Reach } from './anchor-clauses.js';
import { toMilliseconds } from './time-window.js';

/** More ranges than this, and everything is read. */
const mostRanges = 20_000;

interface Range {
  readonly from: number;
  readonly to: number;
}

export class AnchorRanges {
  /** Ascending, apart from each other. */
  private readonly ranges: Range[] = [];
  private clock = Number.NEGATIVE_INFINITY;
  private isSteady = true;

  /** @param isAll everything is near: for what is read only once */
  constructor(private isAll = false) {}

  get isEmpty(): boolean {
    return this.ranges.length === 0 && !this.isAll;
  }

  /** An anchor without a time may belong to anything; so may all where the clock went back. */
  get isEverywhere(): boolean {
    return this.isAll;
  }

  /** How late it is at a place; places ascend. Where the clock goes back, times tell nothing of places. */
  addTime(time: string): void {
    const now = toMilliseconds(time);
    if (now < this.clock) this.isSteady = false;
    this.clock = now;
    if (!this.isSteady && this.ranges.length > 0) this.isAll = true;
  }

  /** @returns the time from which on more lines may belong to an anchor than before, in milliseconds */
  addAnchor(time: string | null, { back, ahead }: Reach): number {
    if (time === null || !this.isSteady || this.ranges.length > mostRanges) this.isAll = true;
    if (time === null || this.isAll) return Number.NEGATIVE_INFINITY;
    const at = toMilliseconds(time);
    const [from, to] = [at - back, at + ahead];
    const first = this.indexOf(from);
    const near = this.ranges[first];
    if (!near || near.from > to) {
      this.ranges.splice(first, 0, { from, to });
      return from;
    }
    let end = first + 1;
    while ((this.ranges[end]?.from ?? Number.POSITIVE_INFINITY) <= to) end += 1;
    const last = this.ranges[end - 1] ?? near;
    this.ranges.splice(first, end - first, { from: Math.min(from, near.from), to: Math.max(to, last.to) });
    if (from < near.from) return from;
    return to <= near.to ? Number.POSITIVE_INFINITY : near.to;
  }

  /** Whether any time in between, in milliseconds, is near an anchor. */
  isNear(earliest: number, latest: number): boolean {
    const range = this.ranges[this.indexOf(earliest)];
    return this.isAll || (range !== undefined && range.from <= latest);
  }

  /** Of the first range that does not end before a time. */
  private indexOf(time: number): number {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.to ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** For a stream that is not read for anchors first. */
export const everywhere = new AnchorRanges(true);
