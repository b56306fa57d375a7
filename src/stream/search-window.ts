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

/** Bytes within which a line mostly ends. */
const nearby = 1024;
/** Bytes of lines that are judged together, by the times at both ends, before the time of a single line is looked at. */
const fewLines = 4 * 1024;
/** The clock of the log is looked at once in so many bytes. */
const betweenTimes = 128 * 1024;

/** `anchors`: only what decides; `clauses`: all that a signature may ask for. */
export type SearchDepth = 'anchors' | 'clauses';

export interface SearchTools extends MatchContext {
  readonly decoding: TextDecoding;
  readonly engine: SearchEngine;
  /** Shared by all streams, one after the other. */
  readonly window: LineWindow;
  /** The literals that matter in this source; for `anchors` only those that decide whether anything does. */
  searchFor(source: Source, depth: SearchDepth): LiteralSearch;
  /** For use far from all anchors: what decides, and the servers of `open` by name. Null: these cannot be searched for, so all clauses are. */
  followSearch?(source: Source, open: readonly OpenFailure[]): LiteralSearch | null;
  /** Whether the name of a component counts only in the trailer of a record of this source, and not in a message. */
  countsByComponent?(source: Source): boolean;
}

export class WindowSearch {
  /** Up to where in the window all places were handed out to be read. */
  searchedTo = 0;
  /** An anchor needs lines that were passed by. The log must be read again, so nothing that this reading shows counts. */
  missed = false;
  private readonly scout: AnchorScout | null;
  private readonly clock: LineClock;
  private readonly freeTimes = new FreeTimes();
  /** The group of `fewLines` bytes that was judged last, by its place in the stream. */
  private around = { from: -1, mayBeFree: false };
  private source: Source;
  /** For all clauses. Made when first needed: in most logs nothing is near an anchor. */
  private nearSearch: LiteralSearch | null = null;
  /** For what decides. */
  private decisive: LiteralSearch = nothing;
  private countsByComponent = false;
  /** The latest time of a line that was passed by far from all anchors, in milliseconds; null: none was passed by. */
  private passedUntil: number | null = null;
  /** Where in the stream the window starts. */
  private offset: number;
  /** The place in the stream at which the clock is looked at next. */
  private nextTime: number;
  /** No line that is still to come is older than this, in milliseconds. */
  private before = Number.NEGATIVE_INFINITY;

  /**
   * @param ranges times near the anchors: filled while a scout looks for them, or full from the start
   * @param anchors what the scout looks for; null for a second reading, which needs no scout
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
      // The clock would be looked at right behind this line, which has just told the time.
      if (this.nextTime <= this.offset + at) this.nextTime += betweenTimes - (this.nextTime % betweenTimes);
      this.noteTime(toMilliseconds(time));
    };
    this.scout = anchors === null ? null : new AnchorScout(tools, parts, anchors, note, noteTime);
  }

  /** The log must be read again for all clauses, so there is nothing more to find out. */
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

  /** The scout mostly saw this line before. Not where a damaged record reads differently together with other lines around it. */
  confirm(observation: Observation, at: number): void {
    this.scout?.confirm(observation, at);
  }

  /**
   * Calls `read` with each place at which something may stand, ascending, as far as what surrounds it is in the window. One by
   * one, since what is read at a place tells what counts behind it.
   * @param correlator knows which failures are not over
   * @param cut where to stop for now, if it comes so far
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

  /** Lets the scout search up to `limit`. While a failure is not over it looks for the names of its servers too, which the reading needs anyway. */
  private lookAhead(limit: number, correlator: Correlator): void {
    const { scout, tools } = this;
    if (!scout) return;
    const search = this.farSearch(correlator);
    scout.look(limit, search === this.nearSearch ? this.decisive : search, (hit) => this.isMention(hit));
    this.noteTimes(limit - nearby);
    const last = tools.window.ended ? this.clock.atEnd() : null;
    if (last !== null) this.noteTime(last);
  }

  /** Looks at the clock at the start, and then at fixed places of the log: so every reading, of a stretch too, sees alike whether it went back. */
  private noteTimes(to: number): void {
    while (this.nextTime < this.offset + to) {
      const time = this.clock.behind(this.nextTime - this.offset);
      this.nextTime += betweenTimes - (this.nextTime % betweenTimes);
      if (time !== null) this.noteTime(time);
    }
  }

  /** Where the clock goes back, lines that were passed by may belong to an anchor after all. */
  private noteTime(time: number): void {
    if (this.ranges.addTime(time) && this.passedUntil !== null) this.missed = true;
  }

  /** A hit inside a message, in a log where only the component in the trailer counts. */
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

  /** Reads all places of a piece that is near an anchor. A line that by its time belongs to no anchor, and does not decide, is passed by; not while a failure is open, which it may show to be over. */
  private readNear(piece: Piece, correlator: Correlator, read: (hit: number) => void): void {
    // Several words of one line may be found: it is judged once.
    let judged = { end: 0, isFree: false };
    for (const hit of this.found(this.near, piece)) {
      if (hit >= judged.end) {
        const line = this.lineThatMayBeFree(hit);
        judged = { end: line?.end ?? 0, isFree: line !== null && correlator.open.length === 0 && this.isFree(line) };
      }
      if (!judged.isFree) read(hit);
    }
  }

  /** The sound line at a hit, if lines around it may be free; else null. */
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
   * Goes through a piece far from all anchors: only what decides counts, and lines that name a server whose failure is not over.
   * When reading a place changes which failures are open, the rest of the piece is searched again with their names.
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
