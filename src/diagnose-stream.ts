/**
 * One log stream from bytes to what its signatures saw: a window slides over the bytes, literals are searched in it, and
 * only the records around a hit are decoded, read, matched and followed. Memory does not grow with the log.
 */

import { AnchorRanges, everywhere } from './correlate/anchor-ranges.js';
import type { Correlator } from './correlate/correlator.js';
import type { TextDecoding } from './decode/decode-text.js';
import { type NormalReader, normalReader } from './decode/utf16-reader.js';
import { PartDescription } from './describe-part.js';
import { standsInMessage } from './entries/byte-signs.js';
import { type LineWindow, reach } from './entries/line-window.js';
import { findTrailers } from './entries/parse-trailer.js';
import { readEntries } from './entries/read-entries.js';
import { type ByteRegion, regionAround } from './entries/region.js';
import { messageOf } from './errors.js';
import type { StreamResult } from './evaluate/stream-result.js';
import { EntryMatcher, type MatchContext, type MatchSink } from './match/entry-matcher.js';
import type { Entry } from './model/entry.js';
import type { ErrorLine, LogEnd, Observation } from './model/observation.js';
import type { FileReport } from './model/report.js';
import type { LogStream, Source } from './model/source.js';
import { type LiteralSearch, nothing, type SearchEngine } from './prefilter/literal-search.js';

export interface StreamTools extends MatchContext {
  readonly decoding: TextDecoding;
  newCorrelator(): Correlator;
  /** Takes what the correlator takes, and sees all bytes. */
  readonly follower?: StreamFollower;
  /** The literals that matter in this source; for `anchors` only those that decide whether anything does. */
  searchFor(source: Source, depth: SearchDepth): LiteralSearch;
  /** Templates without which no signature can say anything. Absent where all is to be read in any case. */
  readonly anchors?: ReadonlyMap<number, number>;
  /** Far from all anchors: what decides, and the names of those whose failures are not over. Null: all clauses. */
  followSearch?(source: Source, open: Correlator['open']): LiteralSearch | null;
  /** Whether in this source only the component of a record counts, so that its name in a message says nothing. */
  countsByComponent?(source: Source): boolean;
  readonly engine: SearchEngine;
  /** Lent, and used again for the next stream. */
  readonly window: LineWindow;
}

export interface StreamFollower extends MatchSink {
  /** New bytes of a source, in order. */
  bytes(source: Source, fresh: Uint8Array): void;
}

/** `anchors`: only what decides; `clauses`: all that a signature may ask for. */
export type SearchDepth = 'anchors' | 'clauses';

/**
 * Reads first for what decides alone; where that is found, again, and for all clauses near it. What can be read only once is
 * read for all clauses.
 */
export async function diagnoseStream(stream: LogStream, tools: StreamTools): Promise<StreamResult> {
  let near = everywhere;
  if (tools.anchors && stream.parts.every(({ rereadable }) => rereadable)) {
    const ranges = new AnchorRanges();
    const found = await new StreamReading(stream, tools, 'anchors', ranges).read();
    if (found) return found;
    near = ranges;
  }
  const result = await new StreamReading(stream, tools, 'clauses', near).read();
  if (!result) throw new Error('only a reading for anchors ends without a result');
  return result;
}

/** Bytes in which a whole line is looked for, to tell the time by it. */
const clockSample = 1024;
const lineFeed = 10;

class StreamReading implements MatchSink {
  private readonly window: LineWindow;
  private readonly matcher: EntryMatcher;
  private readonly sink: MatchSink;
  private readonly files: FileReport[] = [];
  private readonly sites = new Set<string>();
  private readonly correlator: Correlator;
  private searches: Record<SearchDepth, LiteralSearch> = { anchors: nothing, clauses: nothing };
  private skipsMentions = false;
  private source: Source;
  /** Bytes of the stream that the window has left behind. */
  private gone = 0;
  private searchedTo = 0;
  private settled = 0;
  private lastTime: string | null = null;
  /** Where the text that was read last ends. */
  private end: LogEnd | null = null;

  constructor(
    private readonly stream: LogStream,
    private readonly tools: StreamTools,
    private readonly depth: SearchDepth,
    private readonly ranges: AnchorRanges,
  ) {
    this.source = stream.parts[0];
    this.window = tools.window;
    this.window.reset();
    this.matcher = new EntryMatcher(tools, stream.parts);
    this.correlator = tools.newCorrelator();
    this.sink = tools.follower ? both(this, tools.follower) : this;
  }

  /** Null when this was a reading for anchors, and there is one. */
  async read(): Promise<StreamResult | null> {
    for (const [index, part] of this.stream.parts.entries()) {
      await this.readPart(part, index);
      if (this.isOver) return null;
    }
    return this.depth === 'anchors' && !this.ranges.isEmpty ? null : this.finish();
  }

  /** An anchor may belong to anything, so there is nothing more to find out. */
  private get isOver(): boolean {
    return this.depth === 'anchors' && this.ranges.isEverywhere;
  }

  observe(observation: Observation): void {
    const reachBack = this.depth === 'anchors' ? this.tools.anchors?.get(observation.template) : undefined;
    if (reachBack !== undefined) this.ranges.addAnchor(this.gone + this.searchedTo, observation.quote.time, reachBack);
    this.correlator.observe(observation);
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    this.correlator.error(line, mayBeExplained);
  }

  private async readPart(source: Source, index: number): Promise<void> {
    const about = new PartDescription(source, this.tools.decoding, this.tools.engine);
    const isLast = index === this.stream.parts.length - 1;
    this.searches = {
      anchors: this.tools.searchFor(source, 'anchors'),
      clauses: this.depth === 'clauses' ? this.tools.searchFor(source, 'clauses') : nothing,
    };
    this.source = source;
    this.skipsMentions = this.tools.countsByComponent?.(source) ?? false;
    this.window.beginPart(index);
    let reader: NormalReader | null = null;
    try {
      reader = await normalReader(await source.open());
      for (let ended = false; !ended && !this.isOver; ) {
        const from = this.window.length;
        ended = await this.window.fill(reader);
        about.add(this.window.bytes.subarray(0, this.window.length), from, ended);
        this.tools.follower?.bytes(source, this.window.bytes.subarray(from, this.window.length));
        this.process(ended && isLast);
      }
    } catch (error) {
      about.problem = messageOf(error);
      if (isLast) this.process(true);
    } finally {
      reader?.close();
    }
    for (const site of about.sites) this.sites.add(site);
    this.files.push(about.report(reader));
    this.lastTime = about.lastTime ?? this.lastTime;
  }

  private finish(): StreamResult {
    const [first] = this.stream.parts;
    const { rules, errors } = this.correlator.finish(
      this.lastTime,
      this.files.every(({ problem }) => problem === null) ? this.end : null,
    );
    for (const site of this.matcher.sites) this.sites.add(site);
    return {
      folder: first.folder,
      folderInArgument: first.folderInArgument,
      lastTime: this.lastTime,
      sites: [...this.sites],
      files: this.files,
      meteringLogs: this.stream.parts.filter(
        ({ identity }, part) => identity.kind === 'metering' || this.matcher.sawMetering(part),
      ).length,
      rules,
      errors,
    };
  }

  /** Searches the bytes whose surroundings are in the window, handles what is found, and makes room. */
  private process(ended: boolean): void {
    const { window } = this;
    window.ended = ended;
    const limit = ended ? window.length : Math.max(this.searchedTo, window.length - reach);
    const hits = this.hitsBefore(limit);
    // Most windows hold nothing of interest, and their lines are only counted.
    if (hits.length > 0) window.index();
    for (const hit of hits) {
      if (hit < this.settled || (this.skipsMentions && standsInMessage(this.tools.engine.bytes, hit, window.length)))
        continue;
      this.readRegion(regionAround(window, hit, this.settled));
      if (this.isOver) return;
    }
    if (ended && this.correlator.awaitsEnd) this.readEnd();
    this.searchedTo = limit;
    if (!ended && window.length > window.bytes.length / 2) this.makeRoom(Math.max(0, limit - reach));
  }

  private hitsBefore(limit: number): number[] {
    const hits: number[] = [];
    if (this.depth === 'anchors') this.lookAtClock();
    const search = this.searchUpTo(limit);
    const end = Math.min(this.window.length, limit + search.longest - 1);
    search.search(this.searchedTo, end, (offset) => {
      if (offset < limit) hits.push(offset);
    });
    return hits.sort((a, b) => a - b);
  }

  private searchUpTo(limit: number): LiteralSearch {
    if (this.depth === 'anchors') return this.searches.anchors;
    if (this.ranges.touch(this.gone + this.searchedTo, this.gone + limit)) return this.searches.clauses;
    return this.tools.followSearch?.(this.source, this.correlator.open) ?? this.searches.clauses;
  }

  private lookAtClock(): void {
    const { searchedTo: at, window } = this;
    const { bytes } = this.tools.engine;
    const from = bytes.indexOf(lineFeed, at) + 1;
    const to = bytes.indexOf(lineFeed, from);
    if (from === 0 || to < 0 || to > Math.min(window.length, at + clockSample)) return;
    const [first] = findTrailers(bytes.toString('latin1', from, to));
    if (first?.time != null) this.ranges.addTime(this.gone + at, first.time);
  }

  private readRegion(region: ByteRegion): void {
    const text = this.tools.decoding.decode(this.window.bytes.subarray(region.from, region.to));
    const settledText =
      region.settled >= region.to
        ? text.length
        : this.tools.decoding.decode(this.window.bytes.subarray(region.from, region.settled)).length;
    const entries = readEntries({ text, cut: region.cut });
    for (const entry of entries) {
      this.matcher.take(entry, (line) => this.window.placeOf(region.firstLine + line), settledText, this.sink);
    }
    this.settled = region.settled;
    const last = entries.at(-1);
    if (last) this.end = this.endOf(last, region.firstLine);
  }

  /** How the log ends, for signatures that ask whether it goes on after a line of theirs: there its last text is read. */
  private readEnd(): void {
    let at = this.window.length - 1;
    while (at >= this.settled && (this.window.bytes[at] ?? 0) <= 0x20) at -= 1;
    if (at < this.settled) return;
    this.window.index();
    this.readRegion(regionAround(this.window, at, this.settled));
  }

  private endOf({ text, line, component, time }: Entry, firstLine: number): LogEnd {
    const { part, line: number } = this.window.placeOf(firstLine + line + countTextLines(text) - 1);
    const { path: file } = this.stream.parts[part] ?? this.stream.parts[0];
    return { file, line: number, order: this.matcher.lastOrder, isPlain: component === null && time === null };
  }

  private makeRoom(keepFrom: number): void {
    const gone = this.window.discard(keepFrom);
    this.gone += gone;
    this.searchedTo -= gone;
    this.settled = Math.max(0, this.settled - gone);
  }
}

function countTextLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

function both(one: MatchSink, other: StreamFollower): MatchSink {
  return {
    observe: (observation) => {
      one.observe(observation);
      other.observe(observation);
    },
    error: (line, mayBeExplained) => {
      one.error(line, mayBeExplained);
      other.error(line, mayBeExplained);
    },
    record: (entry, source, seen) => other.record?.(entry, source, seen),
  };
}
