/**
 * Finds lines that stand near anchors in the log but, by their times, belong to none: too late for the anchors before them, and
 * too early for those behind. They are called free here, and are not read: to read a line takes far longer than to look at its time.
 */
import { inOneZone, type Reach } from '../correlate/anchor-clauses.js';
import { jitter } from '../correlate/anchor-ranges.js';
import { toMilliseconds } from '../correlate/time-window.js';
import type { RecordHeader } from '../model/entry.js';

/** The time and the zone of a record, as far as its trailer tells them. */
export type Written = Pick<RecordHeader, 'time' | 'timeZone'>;

/** One anchor, or several that were put together because there are many. */
interface Noted {
  /** Places in the stream. */
  readonly first: number;
  last: number;
  /** Times at which lines may belong to it, in milliseconds. */
  from: number;
  to: number;
}

/** With more anchors than this ahead, all lines are read. */
const mostAhead = 100;

export class FreeTimes {
  /** Anchors that the reading has not passed yet, in the order of their places. */
  private ahead: Noted[] = [];
  /** The one zone of all anchors. If its name changes, the clock was moved, and times rule no line out any more. */
  private zone: string | null = null;
  private isOneZone = true;
  /** The latest time of a line that was judged free so far. */
  private freeUntil = Number.NEGATIVE_INFINITY;
  /** The range [from, to) of the stream that was asked about last: lines in it are free if later than `after` and earlier than `before`. */
  private asked = { from: 0, to: 0, after: Number.NEGATIVE_INFINITY, before: Number.POSITIVE_INFINITY };

  /**
   * Takes an anchor.
   * @param place in the stream
   * @returns whether a line that was judged free, and so was not read, may belong to it after all
   */
  note({ time, timeZone }: Written, reach: Reach, place: number): boolean {
    this.zone ??= timeZone;
    this.isOneZone &&= time !== null && (timeZone === null || timeZone === this.zone);
    if (time === null || !this.isOneZone) return this.freeUntil > Number.NEGATIVE_INFINITY;
    const { back, ahead } = inOneZone(reach);
    const at = toMilliseconds(time);
    this.add(place, at - back - jitter, at + ahead + jitter);
    return at - back - jitter <= this.freeUntil;
  }

  private add(place: number, from: number, to: number): void {
    const { asked, ahead } = this;
    if (place >= asked.from) asked.before = Math.min(asked.before, from);
    const latest = ahead.at(-1);
    // An anchor in the range itself. Mostly the scout has noted it before, and here it is noted again as it is read.
    if (place < asked.to) asked.after = Math.max(asked.after, to);
    else if (latest && (place < latest.last || ahead.length > mostAhead)) {
      asked.after = place < latest.first ? Math.max(asked.after, to) : asked.after;
      latest.last = Math.max(latest.last, place);
      latest.from = Math.min(latest.from, from);
      latest.to = Math.max(latest.to, to);
    } else ahead.push({ first: place, last: place, from, to });
  }

  /**
   * Whether [from, to) of the stream may hold a free line. Ranges are asked about in the order of the stream.
   * @param earliest the time of its first line, in milliseconds
   * @param latest the time of its last line
   */
  mayBeFree(from: number, to: number, earliest: number, latest: number): boolean {
    this.ask(from, to);
    return this.isOneZone && latest > this.asked.after && earliest < this.asked.before;
  }

  /** Whether a line in the range that was asked about last is free. */
  isFree({ time, timeZone }: Written): boolean {
    if (time === null || (timeZone !== null && timeZone !== this.zone)) return false;
    const at = toMilliseconds(time);
    if (at <= this.asked.after || at >= this.asked.before) return false;
    this.freeUntil = Math.max(this.freeUntil, at);
    return true;
  }

  /** An anchor inside the range limits it on both sides: it stands before some of its lines and behind others. */
  private ask(from: number, to: number): void {
    if (this.asked.from === from && this.asked.to === to) return;
    let { after } = this.asked;
    let before = Number.POSITIVE_INFINITY;
    for (const noted of this.ahead) {
      if (noted.first < to) after = Math.max(after, noted.to);
      if (noted.last >= from) before = Math.min(before, noted.from);
    }
    this.ahead = this.ahead.filter(({ last }) => last >= to);
    if (this.ahead.length > mostAhead) before = Number.NEGATIVE_INFINITY;
    this.asked = { from, to, after, before };
  }
}
