/**
 * Tells at which places of a log's window something may stand: near an anchor all clauses are searched for, far from all
 * of them only what decides. A scout is ahead, so that an anchor is known before the lines that belong to it are passed by.
 */
import type { Reach } from '../correlate/anchor-clauses.js';
import type { AnchorRanges } from '../correlate/anchor-ranges.js';
import type { Correlator, OpenFailure } from '../correlate/correlator.js';
import { toMilliseconds } from '../correlate/time-window.js';
import type { TextDecoding } from '../decode/decode-text.js';
import { standsInMessage } from '../entries/byte-signs.js';
import { type LineWindow, reach } from '../entries/line-window.js';
import { parseSound } from '../entries/parse-trailer.js';
import { trailerOf } from '../entries/sound-line-parts.js';
import type { MatchContext } from '../match/entry-matcher.js';
import type { Observation } from '../model/observation.js';
import type { SoundLine } from '../model/sound-line.js';
import type { LogStream, Source } from '../model/source.js';
import { type LiteralSearch, nothing, type SearchEngine } from '../prefilter/literal-search.js';
import { FreeTimes, type Written } from './free-times.js';
import { LineClock } from './line-clock.js';
import { type Piece, piecesNear } from './near-anchors.js';
import { AnchorScout, type Anchors } from './scout-anchors.js';

/** Bytes in which a line stands, mostly. */
const nearby = 1024;
/** Bytes of lines whose times are told by those at their ends, before each is looked at. */
const fewLines = 4 * 1024;
/** Bytes from one place at which it is looked what time it is to the next. */
const betweenTimes = 128 * 1024;

/** `anchors`: only what decides; `clauses`: all that a signature may ask for. */
export type SearchDepth = 'anchors' | 'clauses';

export interface SearchTools extends MatchContext {
  readonly decoding: TextDecoding;
  readonly engine: SearchEngine;
  /** Lent, and used again for the next stream. */
  readonly window: LineWindow;
  /** The literals that matter in this source; for `anchors` only those that decide whether anything does. */
  searchFor(source: Source, depth: SearchDepth): LiteralSearch;
  /** Far from all anchors: what decides, and the names of those whose failures are not over. Null: all clauses. */
  followSearch?(source: Source, open: readonly OpenFailure[]): LiteralSearch | null;
  /** Whether in this source only the component of a record counts, so that its name in a message says nothing. */
  countsByComponent?(source: Source): boolean;
}

export class WindowSearch {
  /** Where the places are known up to. */
  searchedTo = 0;
  /** An anchor needs lines that were passed by: nothing that is read now counts any more. */
  missed = false;
  private readonly scout: AnchorScout | null;
  private readonly clock: LineClock;
  private readonly freeTimes = new FreeTimes();
  /** The few lines that were asked about last, by their place in the stream. */
  private around = { from: -1, mayBeFree: false };
  private source: Source;
  /** Made when it is asked for: in most logs nothing is near an anchor. */
  private nearSearch: LiteralSearch | null = null;
  private decisive: LiteralSearch = nothing;
  private countsByComponent = false;
  /** In milliseconds: no line that was passed by, far from all anchors, is later. Null: none was. */
  private passedUntil: number | null = null;
  /** Of the window in the stream. */
  private offset: number;
  /** Where it is looked next what time it is, in the stream. */
  private nextTime: number;
  /** No line that is still to come is older, in milliseconds. */
  private before = Number.NEGATIVE_INFINITY;

  /**
   * @param anchors those to look for; null where it is known already what they are near to
   * @param start where in the stream it begins
   */
  constructor(
    private readonly tools: SearchTools,
    { parts }: LogStream,
    private readonly ranges: AnchorRanges,
    anchors: Anchors | null,
    start: number,
  ) {
    this.offset = start;
    this.nextTime = start;
    this.source = parts[0];
    this.clock = new LineClock(tools.window);
    const note = (written: Written, farthest: Reach, at: number): void => this.noteAnchor(written, farthest, at);
    const noteTime = (time: string, at: number): void => {
      this.noteTimes(at - nearby);
      // The line behind it may be one behind this.
      if (this.nextTime <= this.offset + at) this.nextTime += betweenTimes - (this.nextTime % betweenTimes);
      this.noteTime(toMilliseconds(time));
    };
    this.scout = anchors === null ? null : new AnchorScout(tools, parts, anchors, note, noteTime);
  }

  /** All is to be read again, so there is nothing more to find out. */
  get isOver(): boolean {
    return this.missed && this.ranges.isEverywhere;
  }

  begin(source: Source): void {
    this.source = source;
    this.nearSearch = null;
    this.decisive = this.tools.searchFor(source, 'anchors');
    this.countsByComponent = this.tools.countsByComponent?.(source) ?? false;
  }

  private get near(): LiteralSearch {
    this.nearSearch ??= this.tools.searchFor(this.source, 'clauses');
    return this.nearSearch;
  }

  /** The scout saw it before, unless a damaged record reads otherwise in other surroundings. */
  confirm(observation: Observation, at: number): void {
    this.scout?.confirm(observation, at);
  }

  /**
   * Goes through the places up to where the surroundings are in the window, ascending: what is read at one tells what counts
   * behind it.
   * @param correlator knows whose failures are not over
   * @param cut where it stops for now, if it comes so far
   */
  next(correlator: Correlator, ended: boolean, cut: number, read: (hit: number) => void): void {
    const { window } = this.tools;
    const known = ended ? window.length : Math.max(this.searchedTo, window.length - reach);
    this.lookAhead(known, correlator);
    const farthest = ended || !this.scout || this.missed ? known : Math.max(this.searchedTo, known - window.lead);
    const limit = this.searchedTo < cut ? Math.min(farthest, cut) : farthest;
    if (!this.missed) this.readBefore(limit, correlator, read);
    this.scout?.forget(limit);
    this.searchedTo = limit;
  }

  /** The time of a line right before a place, in milliseconds; null where none is near. */
  timeBefore(at: number): number | null {
    return this.clock.behind(Math.max(0, at - nearby));
  }

  /** The window made room. */
  discard(gone: number): void {
    this.offset += gone;
    this.searchedTo -= gone;
    this.scout?.discard(gone);
    this.clock.discard(gone);
  }

  private noteAnchor(written: Written, farthest: Reach, at: number): void {
    const from = this.ranges.addAnchor(written.time, farthest, this.offset + at);
    if (this.passedUntil !== null && from <= this.passedUntil) this.missed = true;
    if (this.freeTimes.note(written, farthest, this.offset + at)) this.missed = true;
  }

  /** While a failure is not over, for the names of its servers too: what is found is then not looked for again. */
  private lookAhead(limit: number, correlator: Correlator): void {
    const { scout, tools } = this;
    if (!scout) return;
    const search = this.farSearch(correlator);
    scout.look(limit, search === this.nearSearch ? this.decisive : search, (hit) => this.isMention(hit));
    this.noteTimes(limit - nearby);
    const last = tools.window.ended ? this.clock.atEnd() : null;
    if (last !== null) this.noteTime(last);
  }

  /** At its start, and then at the same places of the log wherever that is, so that all see alike whether the clock went back. */
  private noteTimes(to: number): void {
    while (this.nextTime < this.offset + to) {
      const time = this.clock.behind(this.nextTime - this.offset);
      this.nextTime += betweenTimes - (this.nextTime % betweenTimes);
      if (time !== null) this.noteTime(time);
    }
  }

  /** The clock went back: what was passed by may belong to an anchor after all. */
  private noteTime(time: number): void {
    if (this.ranges.addTime(time) && this.passedUntil !== null) this.missed = true;
  }

  /** A name in the message of a record of which only the component counts. */
  private isMention(hit: number): boolean {
    return this.countsByComponent && standsInMessage(this.tools.engine.bytes, hit, this.tools.window.length);
  }

  private readBefore(limit: number, correlator: Correlator, read: (hit: number) => void): void {
    const { searchedTo: from, before, offset, ranges, clock } = this;
    for (const piece of piecesNear(ranges, clock, { from, to: limit, offset, before })) {
      if (piece.isNear) this.readNear(piece, correlator, read);
      else this.passBy(piece, correlator, read);
      if (this.missed) return;
    }
    this.before = clock.behind(from) ?? before;
  }

  /** A line that can belong to no anchor and does not decide is passed by, unless a failure is not over that it may name. */
  private readNear(piece: Piece, correlator: Correlator, read: (hit: number) => void): void {
    // One line is mostly found at several places.
    let judged = { end: 0, isFree: false };
    for (const hit of this.found(this.near, piece)) {
      if (hit >= judged.end) {
        const line = this.lineThatMayBeFree(hit);
        judged = { end: line?.end ?? 0, isFree: line !== null && correlator.open.length === 0 && this.isFree(line) };
      }
      if (!judged.isFree) read(hit);
    }
  }

  /** Null where all lines around may belong to an anchor, by the times of a few of them, or where there is no sound one. */
  private lineThatMayBeFree(hit: number): SoundLine | null {
    if (!this.scout || this.ranges.isEverywhere) return null;
    const from = this.offset + hit - ((this.offset + hit) % fewLines);
    if (from !== this.around.from) this.around = { from, mayBeFree: this.mayBeFree(from) };
    return this.around.mayBeFree ? this.tools.window.soundLine(hit) : null;
  }

  /** @param from a place in the stream */
  private mayBeFree(from: number): boolean {
    const { offset, clock } = this;
    const earliest = clock.behind(Math.max(0, from - offset - nearby));
    const latest = clock.behind(from - offset + fewLines);
    if (earliest === null || latest === null || earliest > latest) return false;
    return this.freeTimes.mayBeFree(from, from + fewLines, earliest, latest);
  }

  private isFree(line: SoundLine): boolean {
    const header = parseSound(trailerOf(this.tools.engine.bytes, line), 0);
    return header !== null && !this.decides(line) && this.freeTimes.isFree(header);
  }

  private decides({ start, end }: SoundLine): boolean {
    let decides = false;
    this.decisive.search(start, end, () => {
      decides = true;
    });
    return decides;
  }

  /**
   * Far from all anchors only what decides counts, and lines that name whose failure is not over. Where one is found on the
   * way, the rest of the piece is searched again for those.
   */
  private passBy(piece: Piece, correlator: Correlator, read: (hit: number) => void): void {
    const { scout, clock } = this;
    this.passedUntil = Math.max(this.passedUntil ?? 0, clock.behind(piece.to) ?? Number.POSITIVE_INFINITY);
    let search = this.farSearch(correlator);
    const ahead = scout?.found(piece.from, piece.to, search);
    let hits = ahead ? this.withoutMentions(ahead) : this.found(search, piece);
    for (let next = 0; next < hits.length; ) {
      const { changes } = correlator;
      const hit = hits[next++] ?? piece.to;
      read(hit);
      if (correlator.changes === changes) continue;
      const now = this.farSearch(correlator);
      if (now === search || now === this.decisive) continue;
      search = now;
      hits = this.found(search, { ...piece, from: hit + 1 });
      next = 0;
    }
  }

  private farSearch({ open }: Correlator): LiteralSearch {
    return open.length === 0 ? this.decisive : (this.tools.followSearch?.(this.source, open) ?? this.near);
  }

  private found(search: LiteralSearch, { from, to }: Piece): number[] {
    const hits: number[] = [];
    search.search(from, Math.min(this.tools.window.length, to + search.longest - 1), (offset) => {
      if (offset < to) hits.push(offset);
    });
    return this.withoutMentions(hits).sort((a, b) => a - b);
  }

  private withoutMentions(hits: number[]): number[] {
    return this.countsByComponent ? hits.filter((hit) => !this.isMention(hit)) : hits;
  }
}
