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

interface Noted {
  readonly place: number;
  /** Times at which lines may belong to it, in milliseconds. */
  readonly from: number;
  readonly to: number;
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
    this.add({ place, from: at - back - jitter, to: at + ahead + jitter });
    return at - back - jitter <= this.freeUntil;
  }

  private add(noted: Noted): void {
    const { asked, ahead } = this;
    const { place, from, to } = noted;
    if (place >= asked.from) asked.before = Math.min(asked.before, from);
    // One that is read was mostly noted before.
    const isPassed = place < asked.to;
    const isInOrder = place >= (ahead.at(-1)?.place ?? 0);
    if (isPassed || !isInOrder) asked.after = Math.max(asked.after, to);
    if (!isPassed && isInOrder) ahead.push(noted);
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
    let passed = 0;
    for (const noted of this.ahead) {
      if (noted.place >= to) break;
      passed += 1;
      after = Math.max(after, noted.to);
      if (noted.place >= from) before = Math.min(before, noted.from);
    }
    if (passed > 0) this.ahead = this.ahead.slice(passed);
    if (this.ahead.length > mostAhead) before = Number.NEGATIVE_INFINITY;
    else for (const noted of this.ahead) before = Math.min(before, noted.from);
    this.asked = { from, to, after, before };
  }
}
