/**
 * Runs ahead of the reading of a log and looks for anchors, so that the lines before one, which belong to it, are still
 * to come when it is known. Keeps what the search found for the reading, but for words of anchors in records that are none.
 */

import type { Reach } from '../correlate/anchor-clauses.js';
import type { TextDecoding } from '../decode/decode-text.js';
import type { LineWindow } from '../entries/line-window.js';
import { readEntries } from '../entries/read-entries.js';
import { regionAround } from '../entries/region.js';
import { EntryMatcher, type MatchContext, type MatchSink } from '../match/entry-matcher.js';
import type { Observation } from '../model/observation.js';
import type { Source } from '../model/source.js';
import type { LiteralSearch } from '../prefilter/literal-search.js';

export interface Anchors {
  /** Templates that are anchors, and how far from them lines can belong to them. */
  readonly templates: ReadonlyMap<number, Reach>;
  /** The literals of those to which other lines can belong. */
  readonly literals: ReadonlySet<string>;
  /** Those that tell nothing else, as a word of an error does. */
  readonly alone: ReadonlySet<string>;
}

/** Lines that are remembered as no anchors. */
const mostKnown = 2000;

export class AnchorScout {
  /** Where the search stopped: all before it is known. */
  scoutedTo = 0;
  /** What was found and not yet taken, ascending. */
  private hits: number[] = [];
  /** What was looked for last, and from where on. */
  private search: LiteralSearch | null = null;
  private searchedFrom = 0;
  private leads: readonly boolean[] = [];
  private alone: readonly boolean[] = [];
  private settled = 0;
  /** The place in the window around which it reads. */
  private reading = 0;
  /** Whether the record that ends there is known to hold no anchor. */
  private isSettledHarmless = false;
  /** In a file of an unknown name any line of a signature counts, since it shows what log it is. */
  private readonly isKnownLog: boolean;
  /** Message and component of records that hold no anchor: a log says the same again and again. */
  private readonly harmless = new Set<number>();
  private anchorsSeen = 0;
  private readonly matcher: EntryMatcher;
  private readonly sink: MatchSink;

  /**
   * @param onAnchor called with the time of each anchor, how far from it lines belong to it, and its place in the window
   * @param onTime called with the time of what is read and its place in the window, in the order of places
   */
  constructor(
    private readonly tools: MatchContext & { readonly decoding: TextDecoding; readonly window: LineWindow },
    parts: readonly Source[],
    private readonly anchors: Anchors,
    private readonly onAnchor: (time: string | null, reach: Reach, at: number) => void,
    private readonly onTime: (time: string, at: number) => void,
  ) {
    this.matcher = new EntryMatcher(tools, parts);
    this.isKnownLog = parts.every(({ identity }) => identity.kind !== 'unknown');
    this.sink = {
      observe: (observation) => {
        if (observation.quote.time !== null) this.onTime(observation.quote.time, this.reading);
        this.confirm(observation, this.reading);
      },
      error: () => undefined,
    };
  }

  /** Notes an anchor, if it is one; for one that is known nothing changes. @param at its place in the window */
  confirm({ template, quote }: Observation, at: number): void {
    const reach = this.anchors.templates.get(template);
    if (!reach) return;
    this.anchorsSeen += 1;
    // To lines that only count, or that must be the last, nothing else belongs; without a time they count by what lies between.
    if (reach.back > 0 || reach.ahead > 0 || quote.time === null) this.onAnchor(quote.time, reach, at);
  }

  look(limit: number, search: LiteralSearch, isNoAnchor: (hit: number) => boolean): void {
    if (search !== this.search) this.changeTo(search);
    const { leads, alone } = this;
    // Each with a bit more, whether its word tells nothing else: of a log of errors there are many.
    const leading: number[] = [];
    const found: number[] = [];
    const { window } = this.tools;
    search.search(this.scoutedTo, Math.min(window.length, limit + search.longest - 1), (hit, word) => {
      if (hit >= limit) return;
      if (leads[word] === true && !isNoAnchor(hit)) leading.push(2 * hit + (alone[word] === true ? 1 : 0));
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

  /** What was found in [from, to), ascending; null where something else was looked for there. What lies before is forgotten. */
  take(from: number, to: number, search: LiteralSearch): number[] | null {
    const taken = this.hits.filter((hit) => hit >= from && hit < to);
    this.hits = this.hits.filter((hit) => hit >= to);
    return search === this.search && from >= this.searchedFrom ? taken : null;
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
    this.leads = search.literals.map((literal) => this.anchors.literals.has(literal));
    this.alone = search.literals.map((literal) => this.isKnownLog && this.anchors.alone.has(literal));
  }

  /** Whether the record is known to hold no anchor. */
  private read(hit: number): boolean {
    const { window, decoding } = this.tools;
    const line = window.soundLineAhead(hit);
    const words = line?.words ?? 0;
    if (words !== 0 && this.harmless.has(words)) return true;
    const seen = this.anchorsSeen;
    const region = regionAround(window, hit, this.settled, line);
    this.reading = hit;
    const text = decoding.decode(window.bytes.subarray(region.from, region.to));
    for (const entry of readEntries({ text, cut: region.cut }))
      this.matcher.take(entry, region.locate, text.length, this.sink);
    this.settled = Math.max(hit + 1, region.settled);
    // What the asked-for time leaves out is not looked at, so it tells nothing of the same words at another time.
    const { since, until } = this.tools;
    if (words === 0 || since !== null || until !== null || this.anchorsSeen > seen) return false;
    if (this.harmless.size >= mostKnown) this.harmless.clear();
    this.harmless.add(words);
    return true;
  }
}

function ascending(one: number, other: number): number {
  return one - other;
}
