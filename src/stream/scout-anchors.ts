/**
 * Runs ahead of the reading of a log and looks for anchors, so that an anchor is known before the reading passes the lines in front
 * of it that belong to it. What the search found on the way is kept for the reading; hits in records that turn out to hold no
 * anchor are dropped.
 */
import type { Reach } from '../correlate/anchor-clauses.js';
import type { TextDecoding } from '../decode/decode-text.js';
import type { LineWindow } from '../entries/line-window.js';
import { parseSound } from '../entries/parse-trailer.js';
import { readEntries } from '../entries/read-entries.js';
import { regionAround } from '../entries/region.js';
import { trailerOf } from '../entries/sound-line-parts.js';
import { EntryMatcher, type MatchContext, type MatchSink } from '../match/entry-matcher.js';
import type { Observation } from '../model/observation.js';
import type { SoundLine } from '../model/sound-line.js';
import type { Source } from '../model/source.js';
import type { LiteralSearch } from '../prefilter/literal-search.js';
import type { Written } from './free-times.js';

export interface Anchors {
  /** Templates that are anchors, and how far from them lines can belong to them. */
  readonly templates: ReadonlyMap<number, Reach>;
  /** The literals of those anchors to which other lines can belong. */
  readonly literals: ReadonlySet<string>;
  /** Those of the literals that are searched for only because of anchors, and not also as a word of errors, say. */
  readonly alone: ReadonlySet<string>;
}

/** Of a literal: searched for only because of anchors, also as a word of errors, say, or only as another word. */
type Meaning = 'anchor' | 'both' | 'other';

/** How many different records are remembered with the anchors that they hold. */
const mostKnown = 2000;

export class AnchorScout {
  /** Where the search stopped: all before it is known. */
  scoutedTo = 0;
  /** Places that were found and that the reading has not passed yet, ascending. */
  private hits: number[] = [];
  /** The present search, and the place from which on it was used. */
  private search: LiteralSearch | null = null;
  private searchedFrom = 0;
  /** For each literal of the search, what it may mean. */
  private meanings: readonly Meaning[] = [];
  private settled = 0;
  /** The place in the window around which it reads now. */
  private reading = 0;
  /** Whether the record that was read last is known to hold no anchor. */
  private isSettledHarmless = false;
  /** In a file with an unknown name every line of a signature counts, since it shows which log the file is. */
  private readonly isKnownLog: boolean;
  /** What the anchors in a record reach, by its message and component: a log says the same again and again. */
  private readonly known = new Map<number, readonly Reach[]>();
  /** The reaches of the anchors in the record that is being read. */
  private reaches: Reach[] = [];
  private readonly matcher: EntryMatcher;
  private readonly sink: MatchSink;

  /**
   * @param onAnchor called with the time of each anchor and its zone, how far from it lines belong to it, and its place in the window
   * @param onTime called with the time of what is read and its place in the window, in the order of places
   */
  constructor(
    private readonly tools: MatchContext & { readonly decoding: TextDecoding; readonly window: LineWindow },
    parts: readonly Source[],
    private readonly anchors: Anchors,
    private readonly onAnchor: (written: Written, reach: Reach, at: number) => void,
    private readonly onTime: (time: string, at: number) => void,
  ) {
    this.matcher = new EntryMatcher(tools, parts);
    this.isKnownLog = parts.every(({ identity }) => identity.kind !== 'unknown');
    this.sink = {
      observe: (observation) => {
        if (observation.quote.time !== null) this.onTime(observation.quote.time, this.reading);
        const reach = this.anchors.templates.get(observation.template);
        if (reach) this.reaches.push(reach);
        this.confirm(observation, this.reading);
      },
      error: () => undefined,
    };
  }

  /** Notes an observation if it is an anchor; it may have been noted before. @param at its place in the window */
  confirm({ template, quote }: Observation, at: number): void {
    const reach = this.anchors.templates.get(template);
    if (reach) this.note(quote, reach, at);
  }

  /**
   * An anchor without reach (one that is only counted, or must be the last) needs no other line, so it is not passed on, unless it
   * has no time.
   */
  private note(written: Written, reach: Reach, at: number): void {
    if (reach.back > 0 || reach.ahead > 0 || written.time === null) this.onAnchor(written, reach, at);
  }

  /** How many places wait to be read. */
  get waiting(): number {
    return this.hits.length;
  }

  /** Searches up to `limit`. @param isNoAnchor whether a hit is known to be none */
  look(limit: number, search: LiteralSearch, isNoAnchor: (hit: number) => boolean): void {
    if (search !== this.search) this.changeTo(search);
    const { meanings, isKnownLog } = this;
    // Hits with one bit added, set if the word is searched for only because of anchors. Numbers, since a log of errors has many.
    const leading: number[] = [];
    const found: number[] = [];
    const { window } = this.tools;
    search.search(this.scoutedTo, Math.min(window.length, limit + search.longest - 1), (hit, word) => {
      if (hit >= limit) return;
      const meaning = meanings[word];
      if (meaning !== undefined && meaning !== 'other' && !isNoAnchor(hit))
        leading.push(2 * hit + (isKnownLog && meaning === 'anchor' ? 1 : 0));
      else found.push(hit);
    });
    this.scoutedTo = limit;
    for (const one of leading.sort(ascending)) {
      const hit = one >> 1;
      if (hit >= this.settled) this.isSettledHarmless = this.read(hit);
      if ((one & 1) === 0 || !this.isSettledHarmless) found.push(hit);
    }
    this.hits = [...this.hits, ...found.sort(ascending)];
  }

  /** What was found in [from, to), ascending; null where that was searched by another search. */
  found(from: number, to: number, search: LiteralSearch): number[] | null {
    if (search !== this.search || from < this.searchedFrom) return null;
    return this.hits.filter((hit) => hit >= from && hit < to);
  }

  /** The reading has passed this place. */
  forget(to: number): void {
    this.hits = this.hits.filter((hit) => hit >= to);
  }

  /** The window made room. */
  discard(gone: number): void {
    this.hits = this.hits.map((hit) => hit - gone);
    this.scoutedTo -= gone;
    this.searchedFrom -= gone;
    this.settled = Math.max(0, this.settled - gone);
  }

  private changeTo(search: LiteralSearch): void {
    this.search = search;
    this.searchedFrom = this.scoutedTo;
    this.meanings = meaningsIn(search, this.anchors);
  }

  /** Reads the record around a hit. @returns whether it is known to hold no anchor */
  private read(hit: number): boolean {
    const { window, decoding } = this.tools;
    const line = window.soundLineAhead(hit);
    const words = line?.words ?? 0;
    const known = words === 0 ? undefined : this.known.get(words);
    if (line && known) return this.takeAgain(known, line, hit);
    this.reaches = [];
    const region = regionAround(window, hit, this.settled, line);
    this.reading = hit;
    const text = decoding.decode(window.bytes.subarray(region.from, region.to));
    for (const entry of readEntries({ text, cut: region.cut }))
      this.matcher.take(entry, region.locate, text.length, this.sink);
    this.settled = Math.max(hit + 1, region.settled);
    // With --since or --until a record may have been left out by its time: that tells nothing of the same words at another time.
    const { since, until } = this.tools;
    const isAlone = line !== null && region.from === line.start && region.to === line.end;
    if (!isAlone || words === 0 || since !== null || until !== null) return false;
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(words, this.reaches);
    return this.reaches.length === 0;
  }

  /** Takes a record that was read before, word for word. @returns whether it holds no anchor */
  private takeAgain(reaches: readonly Reach[], line: SoundLine, at: number): boolean {
    if (reaches.length === 0) return true;
    const { time = null, timeZone = null } = parseSound(trailerOf(this.tools.window.bytes, line), 0) ?? {};
    if (time !== null) this.onTime(time, at);
    for (const reach of reaches) this.note({ time, timeZone }, reach, at);
    this.settled = Math.max(at + 1, line.end);
    return false;
  }
}

/** Kept for each search, since all logs of a kind share one. */
const known = new WeakMap<LiteralSearch, { readonly anchors: Anchors; readonly meanings: readonly Meaning[] }>();

function meaningsIn(search: LiteralSearch, anchors: Anchors): readonly Meaning[] {
  const kept = known.get(search);
  if (kept?.anchors === anchors) return kept.meanings;
  const meanings = search.literals.map((literal): Meaning => {
    if (!anchors.literals.has(literal)) return 'other';
    return anchors.alone.has(literal) ? 'anchor' : 'both';
  });
  known.set(search, { anchors, meanings });
  return meanings;
}

function ascending(one: number, other: number): number {
  return one - other;
}
