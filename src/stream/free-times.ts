/**
 * The times of lines that stand near an anchor and are of no use to any: too late for those before them, too early for those
 * behind. A line that is read takes far longer than one whose time is looked at.
 */
import { inOneZone, type Reach } from '../correlate/anchor-clauses.js';
import { jitter } from '../correlate/anchor-ranges.js';
import { toMilliseconds } from '../correlate/time-window.js';
import type { RecordHeader } from '../model/entry.js';

/** When something was written, as far as its record tells. */
export type Written = Pick<RecordHeader, 'time' | 'timeZone'>;

/** An anchor, or several where they are many. */
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
  /** Those that were not passed yet, by their places. */
  private ahead: Noted[] = [];
  /** Of all anchors that tell one: where the clock was moved in between, more lines belong to them. */
  private zone: string | null = null;
  private isOneZone = true;
  /** No line that was free is later. */
  private freeUntil = Number.NEGATIVE_INFINITY;
  /** What is asked about: [from, to) of the stream. Lines are free there that are later than `after` and earlier than `before`. */
  private asked = { from: 0, to: 0, after: Number.NEGATIVE_INFINITY, before: Number.POSITIVE_INFINITY };

  /**
   * @param place in the stream
   * @returns whether a line that was free before may belong to it
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
    // One that is read was mostly noted before.
    if (place < asked.to) asked.after = Math.max(asked.after, to);
    else if (latest && (place < latest.last || ahead.length > mostAhead)) {
      asked.after = place < latest.first ? Math.max(asked.after, to) : asked.after;
      latest.last = Math.max(latest.last, place);
      latest.from = Math.min(latest.from, from);
      latest.to = Math.max(latest.to, to);
    } else ahead.push({ first: place, last: place, from, to });
  }

  /**
   * Whether any time is free of what stands in [from, to) of the stream; places ascend.
   * @param earliest @param latest of its lines, in milliseconds
   */
  mayBeFree(from: number, to: number, earliest: number, latest: number): boolean {
    this.ask(from, to);
    return this.isOneZone && latest > this.asked.after && earliest < this.asked.before;
  }

  /** Whether a line in there is. */
  isFree({ time, timeZone }: Written): boolean {
    if (time === null || (timeZone !== null && timeZone !== this.zone)) return false;
    const at = toMilliseconds(time);
    if (at <= this.asked.after || at >= this.asked.before) return false;
    this.freeUntil = Math.max(this.freeUntil, at);
    return true;
  }

  /** An anchor in what is asked about stands before some of its lines and behind others. */
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
