/**
 * The times around the anchors of a log stream in which all clauses count. Far from every anchor no other line can belong
 * to anything.
 */
import { toMilliseconds } from './time-window.js';

/** How long after an anchor lines still go with it: more than anything that accompanies it or settles whose it was. */
const reachAhead = 600_000;
/** Threads write their lines a little out of order. */
const jitter = 60_000;
/** More ranges than this, and everything is read. */
const mostRanges = 1000;

export class AnchorRanges {
  private readonly ranges: { from: number; to: number }[] = [];
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

  /**
   * How late it is at a place; places ascend. Where the clock goes back, times tell nothing of places.
   * @returns whether only now all has come to count
   */
  addTime(time: string): boolean {
    const now = toMilliseconds(time);
    if (now < this.clock - jitter) this.isSteady = false;
    this.clock = Math.max(now, this.isSteady ? this.clock : now);
    if (this.isAll || this.isSteady || this.ranges.length === 0) return false;
    this.isAll = true;
    return true;
  }

  /** @returns the time from which on more lines may belong to an anchor than before, in milliseconds */
  addAnchor(time: string | null, reachBack: number): number {
    if (time === null || !this.isSteady || this.ranges.length > mostRanges) this.isAll = true;
    if (time === null || this.isAll) return Number.NEGATIVE_INFINITY;
    const at = toMilliseconds(time);
    const [from, to] = [at - reachBack, at + reachAhead];
    const near = this.ranges.find((range) => from >= range.from && from <= range.to);
    if (!near) this.ranges.push({ from, to });
    if (!near || near.to >= to) return near ? Number.POSITIVE_INFINITY : from;
    const known = near.to;
    near.to = to;
    return known;
  }

  /** Whether any time in between, in milliseconds, is near an anchor. */
  isNear(earliest: number, latest: number): boolean {
    return this.isAll || this.ranges.some(({ from, to }) => earliest <= to && latest >= from);
  }
}

/** For a stream that is not read for anchors first. */
export const everywhere = new AnchorRanges(true);
