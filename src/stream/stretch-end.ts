/**
 * Where the reading of a stretch of a log ends: at its first cut, but where something was seen before that, or so much of what
 * stands there was read, that it may go on behind it: then at the next one, or with the log.
 */
import type { AnchorRanges } from '../correlate/anchor-ranges.js';
import type { Correlator } from '../correlate/correlator.js';
import type { LineWindow } from '../entries/line-window.js';
import type { Stretch } from '../model/stretch.js';
import type { StretchResult } from './join-stretches.js';
import type { WindowSearch } from './search-window.js';

/** Of the reading: what it has seen, and how far it has come. */
interface Progress {
  readonly window: LineWindow;
  readonly search: WindowSearch;
  readonly correlator: Correlator;
  readonly ranges: AnchorRanges;
}

export class StretchEnd {
  /** Those still to come, by offsets from its start. */
  private readonly cuts: number[];
  /** Bytes that the window forgot. */
  private discarded = 0;
  private stopped: { readonly at: number; readonly lines: number; readonly time: number | null } | null = null;

  constructor(
    private readonly stretch: Stretch,
    private readonly progress: Progress,
  ) {
    this.cuts = stretch.cuts.map((cut) => cut - stretch.start);
  }

  get isReached(): boolean {
    return this.stopped !== null;
  }

  /** The next cut, in the window; infinite where there is none. */
  get next(): number {
    return (this.cuts[0] ?? Number.POSITIVE_INFINITY) - this.discarded;
  }

  /**
   * Stops at a cut that was come to, or lets the reading go on behind it.
   * @param settled up to where in the window all is read
   * @returns whether it goes on behind a cut
   */
  goesOn(settled: number): boolean {
    const { window, search, correlator, ranges } = this.progress;
    const at = this.next;
    if (search.searchedTo < at || search.isOver) return false;
    this.cuts.shift();
    const isClean = correlator.isUntouched && ranges.earliest.time === Number.POSITIVE_INFINITY;
    if (!isClean || settled > at) return true;
    this.stopped = { at: at + this.discarded, lines: window.placeFrom(at).line - 1, time: search.timeBefore(at) };
    return false;
  }

  /** The window made room. */
  discard(gone: number): void {
    this.discarded += gone;
  }

  /** What must be known of a stretch to join it with others. */
  describe(): Omit<StretchResult, 'result' | 'letters'> {
    const { stretch, stopped } = this;
    const { correlator, ranges } = this.progress;
    return {
      start: stretch.start,
      cuts: stretch.cuts,
      end: stopped && stretch.start + stopped.at,
      lines: stopped?.lines ?? 0,
      isSilent: correlator.isUntouched,
      steadyFrom: ranges.steadyFrom,
      endTime: stopped?.time ?? null,
      earliest: ranges.earliest,
    };
  }
}
