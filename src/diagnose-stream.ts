/**
 * One log stream from bytes to what its signatures saw: a window slides over the bytes, literals are searched in it, and
 * only the records around a hit are decoded, read, matched and followed. Memory does not grow with the log.
 */

import { AnchorRanges, everywhere } from './correlate/anchor-ranges.js';
import type { Correlator } from './correlate/correlator.js';
import { toMilliseconds } from './correlate/time-window.js';
import type { TextDecoding } from './decode/decode-text.js';
import { type NormalReader, normalReader } from './decode/utf16-reader.js';
import { PartDescription } from './describe-part.js';
import { standsInMessage } from './entries/byte-signs.js';
import { type LineWindow, reach } from './entries/line-window.js';
import { readEntries } from './entries/read-entries.js';
import { type ByteRegion, regionAround } from './entries/region.js';
import { messageOf } from './errors.js';
import type { StreamResult } from './evaluate/stream-result.js';
import { EntryMatcher, type MatchContext, type MatchSink } from './match/entry-matcher.js';
import type { Entry } from './model/entry.js';
import type { ErrorLine, LogEnd, Observation } from './model/observation.js';
import type { FileReport } from './model/report.js';
import type { LogStream, Source } from './model/source.js';
import { type Piece, piecesNear, timeBehind } from './near-anchors.js';
import { type LiteralSearch, nothing, type SearchEngine } from './prefilter/literal-search.js';
import { AnchorScout, type Anchors } from './scout-anchors.js';

export interface StreamTools extends MatchContext {
  readonly decoding: TextDecoding;
  newCorrelator(): Correlator;
  /** Takes what the correlator takes, and sees all bytes. */
  readonly follower?: StreamFollower;
  /** The literals that matter in this source; for `anchors` only those that decide whether anything does. */
  searchFor(source: Source, depth: SearchDepth): LiteralSearch;
  /** Without which no signature can say anything. Absent where all is to be read in any case. */
  readonly anchors?: Anchors;
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
 * Reads first for what decides alone, and for all clauses near it. Where that turns out to need lines that were passed by,
 * it is read once more, with what is known then. What can be read only once is read for all clauses.
 */
export async function diagnoseStream(stream: LogStream, tools: StreamTools): Promise<StreamResult> {
  let near = everywhere;
  if (tools.anchors && stream.parts.every(({ rereadable }) => rereadable)) {
    const ranges = new AnchorRanges();
    const found = await new StreamReading(stream, tools, ranges, tools.anchors).read();
    if (found) return found;
    near = ranges;
  }
  const result = await new StreamReading(stream, tools, near, null).read();
  if (!result) throw new Error('only a reading that looks for anchors ends without a result');
  return result;
}

const [letterS, colon] = [0x73, 0x3a];
const statusSite = /^STATMSG:[^\r\n]*?\bSITE=([A-Z0-9]{3})\b/i;

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
  private searchedTo = 0;
  private settled = 0;
  private lastTime: string | null = null;
  /** Where the text that was read last ends. */
  private end: LogEnd | null = null;

  private readonly scout: AnchorScout | null;
  /** In milliseconds: no line that was passed by, far from all anchors, is later. Null: none was. */
  private passedUntil: number | null = null;
  /** No line in the window is older, in milliseconds. */
  private before = Number.NEGATIVE_INFINITY;
  /** An anchor needs lines that were passed by. */
  private missed = false;

  /** @param anchors those to look for; null where it is known already what they are near to */
  constructor(
    private readonly stream: LogStream,
    private readonly tools: StreamTools,
    private readonly ranges: AnchorRanges,
    anchors: Anchors | null,
  ) {
    this.source = stream.parts[0];
    this.window = tools.window;
    this.window.reset();
    this.matcher = new EntryMatcher(tools, stream.parts);
    this.correlator = tools.newCorrelator();
    this.scout =
      anchors === null
        ? null
        : new AnchorScout(tools, stream.parts, anchors, (time, reachBack) => this.noteAnchor(time, reachBack));
    this.sink = tools.follower ? both(this, tools.follower) : this;
  }

  /** Null when lines that an anchor needs were passed by. */
  async read(): Promise<StreamResult | null> {
    for (const [index, part] of this.stream.parts.entries()) {
      await this.readPart(part, index);
      if (this.isOver) return null;
    }
    return this.missed ? null : this.finish();
  }

  /** All is to be read again, so there is nothing more to find out. */
  private get isOver(): boolean {
    return this.missed && this.ranges.isEverywhere;
  }

  private noteAnchor(time: string | null, reachBack: number): void {
    const from = this.ranges.addAnchor(time, reachBack);
    if (this.passedUntil !== null && from <= this.passedUntil) this.missed = true;
  }

  observe(observation: Observation): void {
    // The scout saw it before, unless a damaged record reads otherwise in other surroundings.
    this.scout?.confirm(observation);
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
      clauses: this.tools.searchFor(source, 'clauses'),
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
    const known = ended ? window.length : Math.max(this.searchedTo, window.length - reach);
    this.lookAhead(known);
    if (this.missed) {
      this.passOver(known, ended);
      return;
    }
    const limit = ended || !this.scout ? known : Math.max(this.searchedTo, known - window.lead);
    const hits = this.hitsBefore(limit);
    // Most windows hold nothing of interest, and their lines are only counted.
    if (hits.length > 0) window.index();
    for (const hit of hits)
      if (hit >= this.settled && !this.isMention(hit) && !this.isKnownStatus(hit))
        this.readRegion(regionAround(window, hit, this.settled));
    if (ended && this.correlator.awaitsEnd) this.readEnd();
    this.searchedTo = limit;
    if (!ended && window.length > window.bytes.length / 2) this.makeRoom(Math.max(0, limit - reach));
  }

  private lookAhead(limit: number): void {
    const { scout, window, tools } = this;
    if (!scout) return;
    const time = timeBehind(tools.engine.bytes, scout.scoutedTo, window.length);
    if (time !== null) this.ranges.addTime(time);
    scout.look(limit, this.searches.anchors, (hit) => this.isMention(hit));
  }

  /** Nothing that is read now counts any more. */
  private passOver(limit: number, ended: boolean): void {
    this.searchedTo = limit;
    this.settled = limit;
    this.scout?.take(0, limit);
    if (!ended && this.window.length > this.window.bytes.length / 2) this.makeRoom(Math.max(0, limit - reach));
  }

  /** A name in the message of a record of which only the component counts. */
  private isMention(hit: number): boolean {
    return this.skipsMentions && standsInMessage(this.tools.engine.bytes, hit, this.window.length);
  }

  /** A status message that is no error, and of a site that is known: it was found for its site alone. */
  private isKnownStatus(hit: number): boolean {
    const { bytes } = this.tools.engine;
    if (((bytes[hit] ?? 0) | 0x20) !== letterS || bytes[hit + 7] !== colon) return false;
    const site = statusSite.exec(bytes.toString('latin1', hit, Math.min(this.window.length, hit + 320)))?.[1];
    return site !== undefined && this.matcher.sites.has(site.toUpperCase());
  }

  private hitsBefore(limit: number): number[] {
    const hits: number[] = [];
    const { searches, searchedTo: from, before, window, tools, ranges } = this;
    const pieces = piecesNear(ranges, tools.engine.bytes, { from, to: limit, end: window.length, before });
    for (const piece of pieces) {
      if (piece.isNear) this.search(searches.clauses, piece, hits);
      else this.passBy(piece, hits);
    }
    const time = timeBehind(tools.engine.bytes, from, window.length);
    if (time !== null) this.before = toMilliseconds(time);
    return hits.sort((a, b) => a - b);
  }

  /** Far from all anchors only what decides counts, and lines that name whose failure is not over. */
  private passBy(piece: Piece, hits: number[]): void {
    const { scout, tools, correlator, window, source, searches } = this;
    const { open } = correlator;
    const ahead = scout?.take(piece.from, piece.to) ?? [];
    if (scout && open.length === 0) for (const hit of ahead) hits.push(hit);
    else this.search(tools.followSearch?.(source, open) ?? searches.clauses, piece, hits);
    const time = timeBehind(tools.engine.bytes, piece.to, window.length);
    this.passedUntil = Math.max(this.passedUntil ?? 0, time === null ? Number.POSITIVE_INFINITY : toMilliseconds(time));
  }

  private search(search: LiteralSearch, { from, to }: Piece, hits: number[]): void {
    search.search(from, Math.min(this.window.length, to + search.longest - 1), (offset) => {
      if (offset < to) hits.push(offset);
    });
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
    this.searchedTo -= gone;
    this.settled = Math.max(0, this.settled - gone);
    this.scout?.discard(gone);
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
