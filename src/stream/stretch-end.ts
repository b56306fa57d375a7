/**
 * Decides where the reading of a stretch of a log ends: at the first cut, if nothing of a signature was seen before it. Otherwise
 * what was seen may go on behind the cut, so the reading goes on to the next cut, or to the end of the log.
 */
import type { AnchorRanges } from '../correlate/anchor-ranges.js';
import type { Correlator } from '../correlate/correlator.js';
import type { LineWindow } from '../entries/line-window.js';
import type { Stretch } from '../model/stretch.js';
import type { StretchResult } from './join-stretches.js';
import type { WindowSearch } from './search-window.js';

/** What the reading has seen, and how far it has come. */
interface Progress {
  readonly window: LineWindow;
  readonly search: WindowSearch;
  readonly correlator: Correlator;
  readonly ranges: AnchorRanges;
}

export class StretchEnd {
  /** Cuts that are still to come, as offsets from the start of the stretch. */
  private readonly cuts: number[];
  /** How many bytes the window has dropped so far. */
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

  /** The next cut as an offset in the window; infinite where there is none. */
  get next(): number {
    return (this.cuts[0] ?? Number.POSITIVE_INFINITY) - this.discarded;
  }

  /**
   * At a cut that was reached, stops the reading or lets it go on.
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

  /** What was read, with what must be known of a stretch to join it with others. Written out field by field: V8 copies objects slowly. */
  describe({
    result,
    letters,
    mayReadOtherwise,
  }: Pick<StretchResult, 'result' | 'letters' | 'mayReadOtherwise'>): StretchResult {
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
      result,
      letters,
      mayReadOtherwise,
    };
  }
}
