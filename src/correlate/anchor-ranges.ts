/**
 * The ranges of a log stream around its anchors in which all clauses count, told by the times at places in it. Far from every
 * anchor no other line can belong to anything.
 */
import { toMilliseconds } from './time-window.js';

/** How long after an anchor lines still go with it: more than anything that accompanies it or settles whose it was. */
const reachAhead = 600_000;
/** More anchors than this, and everything is read. */
const mostAnchors = 10_000;

interface Moment {
  /** Offset in the stream. */
  readonly at: number;
  readonly time: number;
}

export class AnchorRanges {
  private readonly clock: Moment[] = [];
  private readonly anchors: (Moment & { readonly reachBack: number })[] = [];
  private ranges: { readonly from: number; readonly to: number }[] | null = null;

  /** @param isEverywhere without asking: for what is read only once */
  constructor(private isAll = false) {}

  get isEmpty(): boolean {
    return this.anchors.length === 0 && !this.isAll;
  }

  /** An anchor without a time may belong to anything; so may all where the clock went back. */
  get isEverywhere(): boolean {
    return this.isAll;
  }

  /** How late it is at a place; places ascend. Where the clock goes back, times tell nothing of places. */
  addTime(at: number, time: string): void {
    const moment = { at, time: toMilliseconds(time) };
    if (moment.time < (this.clock.at(-1)?.time ?? 0)) this.isSteady = false;
    this.clock.push(moment);
    if (!this.isSteady && this.anchors.length > 0) this.isAll = true;
  }

  addAnchor(at: number, time: string | null, reachBack: number): void {
    if (time === null || !this.isSteady || this.anchors.length >= mostAnchors) this.isAll = true;
    this.anchors.push({ at, time: time === null ? 0 : toMilliseconds(time), reachBack });
  }

  /** Whether a piece of the stream is near an anchor. */
  touch(from: number, to: number): boolean {
    this.ranges ??= this.anchors.map((anchor) => this.rangeOf(anchor));
    return this.isAll || this.ranges.some((range) => from < range.to && to > range.from);
  }

  private isSteady = true;

  /** From one look at the clock before the last that is too early, to the first that is too late. */
  private rangeOf({ at, time, reachBack }: (typeof this.anchors)[number]): { from: number; to: number } {
    const tooEarly = this.clock.findLastIndex((one) => one.at <= at && one.time < time - reachBack);
    const tooLate = this.clock.find((one) => one.at > at && one.time > time + reachAhead);
    return { from: this.clock[tooEarly - 1]?.at ?? 0, to: tooLate?.at ?? Number.POSITIVE_INFINITY };
  }
}

/** For a stream that is not read for anchors first. */
export const everywhere = new AnchorRanges(true);
