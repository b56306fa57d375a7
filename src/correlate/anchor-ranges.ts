/**
 * The times and places around the anchors of a log in which all clauses are looked for. A line outside of them belongs to no
 * anchor, so it can be part of nothing.
 */
import { accompanying, type Reach } from './anchor-clauses.js';
import { Ranges } from './ranges.js';
import { toMilliseconds } from './time-window.js';

/** Milliseconds by which lines may be out of order, since threads write them. */
export const jitter = 60_000;
/** More ranges than this, and everything is read. */
const mostRanges = 20_000;

/** A line within so many bytes before an anchor may belong to it whatever its time says: the clock may have been set back, or it has none. */
const alwaysNear = 64 * 1024;
/** The same behind an anchor to which no later lines belong but those that accompany it. */
const rightBehind = 8 * 1024;

export class AnchorRanges {
  private readonly times = new Ranges();
  private readonly places = new Ranges();
  private clock = Number.NEGATIVE_INFINITY;
  private firstTime: number | null = null;
  private isSteady = true;

  /** @param isAll everything is near: for what is read only once */
  constructor(private isAll = false) {}

  get isEmpty(): boolean {
    return this.times.length === 0 && !this.isAll;
  }

  /** Everything counts: an anchor has no time, or the clock went back, or there are very many anchors. */
  get isEverywhere(): boolean {
    return this.isAll;
  }

  /**
   * Tells what time it is at the next place of the log, in milliseconds. Where the clock goes back, times no longer tell places.
   * @returns whether this made everything count that did not before
   */
  addTime(now: number): boolean {
    this.firstTime ??= now;
    if (now < this.clock - jitter) this.isSteady = false;
    this.clock = Math.max(now, this.clock);
    if (this.isAll || this.isSteady || this.times.length === 0) return false;
    this.isAll = true;
    return true;
  }

  /**
   * @param place its offset in the stream
   * @returns the earliest time that has come to be near an anchor with this one, in milliseconds
   */
  addAnchor(time: string | null, { back, ahead }: Reach, place: number): number {
    if (time === null || !this.isSteady || this.times.length > mostRanges) this.isAll = true;
    if (time === null || this.isAll) return Number.NEGATIVE_INFINITY;
    this.places.add(place - alwaysNear, place + (ahead > accompanying ? alwaysNear : rightBehind));
    const at = toMilliseconds(time);
    return this.times.add(at - back, at + ahead);
  }

  /** The earliest time, in milliseconds, and the earliest place, as an offset in the stream, that is near an anchor. */
  get earliest(): { readonly time: number; readonly place: number } {
    const all = Number.NEGATIVE_INFINITY;
    return this.isAll ? { time: all, place: all } : { time: this.times.start, place: this.places.start };
  }

  /** The first time that was added, in milliseconds; null where none was, or the clock went back behind it. */
  get steadyFrom(): number | null {
    return this.isSteady ? this.firstTime : null;
  }

  /** Whether any time in between, in milliseconds, is near an anchor. */
  isNear(earliest: number, latest: number): boolean {
    return this.isAll || this.times.meets(earliest, latest);
  }

  /** Whether any place in between, by offsets in the stream, is near an anchor whatever the times are. */
  isNearPlace(from: number, to: number): boolean {
    return this.isAll || this.places.meets(from, to);
  }
}

/** For a log that is read for all clauses at once. */
export const everywhere = new AnchorRanges(true);
