/** One reading of a log: a window slides over the bytes, and the records around what is found in it are read. */
import type { AnchorRanges } from '../correlate/anchor-ranges.js';
import type { Correlator } from '../correlate/correlator.js';
import type { LettersSeen } from '../decode/decode-text.js';
import { normalReader, plainReader } from '../decode/normal-reader.js';
import { messageEnd, trailerBefore } from '../entries/byte-signs.js';
import { type LineWindow, reach } from '../entries/line-window.js';
import { readEntries } from '../entries/read-entries.js';
import { type ByteRegion, regionAround } from '../entries/region.js';
import { siteOfStatus } from '../entries/site-of-status.js';
import { messageOf } from '../errors.js';
import { EntryMatcher, type MatchSink, type ReadRecord } from '../match/entry-matcher.js';
import { countLineEnds, mayAwait } from '../match/quote-text.js';
import type { Entry } from '../model/entry.js';
import type { ErrorLine, LogEnd, Observation } from '../model/observation.js';
import type { FileReport } from '../model/report.js';
import type { SoundLine } from '../model/sound-line.js';
import type { LogStream, NormalReader, Source } from '../model/source.js';
import type { StreamResult } from '../model/stream-result.js';
import type { Stretch } from '../model/stretch.js';
import { type LiteralSearch, nothing } from '../prefilter/literal-search.js';
import { PartDescription } from './describe-part.js';
import type { StretchResult } from './join-stretches.js';
import { markGaps } from './mark-gaps.js';
import { RepeatedRecords } from './repeated-records.js';
import type { Anchors } from './scout-anchors.js';
import { WindowSearch } from './search-window.js';
import { type StreamTools, tellBoth } from './stream-tools.js';
import { StretchEnd } from './stretch-end.js';

const lineFeed = 10;
const blank = 0x20;
/** Bytes on either side of the seam between two parts that are looked at to tell whether a line was torn there. */
const seamReach = 2048;
/** Bytes at the end of a message that may announce a password at the start of the next record (`password =`). */
const longestMessageEnd = 200;
/** Bytes at the end of a log within which its last line stands, with its trailer. */
const longestEnding = 4096;

export class StreamReading implements MatchSink {
  private readonly window: LineWindow;
  private readonly matcher: EntryMatcher;
  private readonly sink: MatchSink;
  private readonly files: FileReport[] = [];
  private readonly sites = new Set<string>();
  /** For each file, the lines before which others are missing. */
  private readonly gaps = new Map<string, readonly number[]>();
  private readonly correlator: Correlator;
  private readonly search: WindowSearch;
  private readonly repeated: RepeatedRecords | null;
  /** Whether the part that is being read has shown a line of a signature. */
  private holdsLines = false;
  /** The error in the region that is being read which matches no line of a signature, if there is one. */
  private unexplained: ErrorLine | null = null;
  /** Everything before this place of the window was read, or passed by for good. */
  private settled = 0;
  private lastTime: string | null = null;
  /** Where the text ends that was read last. */
  private end: LogEnd | null = null;
  private readonly stretchEnd: StretchEnd;
  private letters: LettersSeen = { foreign: false, valid: true };
  private mayReadOtherwise = false;

  /** @param anchors what to look for first; null for a reading that knows all anchors, or needs none */
  constructor(
    private readonly stream: LogStream,
    private readonly tools: StreamTools,
    ranges: AnchorRanges,
    anchors: Anchors | null,
    private readonly stretch: Stretch,
  ) {
    this.window = tools.window;
    this.window.reset();
    this.matcher = new EntryMatcher(tools, stream.parts);
    this.correlator = tools.newCorrelator();
    this.search = new WindowSearch(tools, stream, ranges, anchors, stretch.start);
    const { window, search, correlator } = this;
    this.stretchEnd = new StretchEnd(stretch, { window, search, correlator, ranges });
    this.sink = tools.follower ? tellBoth(this, tools.follower) : this;
    // With --since or --until every record's time must be read, to tell whether the record counts.
    const isInTime = tools.since === null && tools.until === null;
    this.repeated = isInTime
      ? new RepeatedRecords(tools.engine.bytes, this.matcher, this.correlator, this.sink, (trailer) =>
          this.messageBefore(trailer),
        )
      : null;
  }

  /** Null when an anchor needs lines that were passed by, so that the log must be read again. */
  async read(): Promise<StretchResult | null> {
    for (const [index, part] of this.stream.parts.entries()) {
      await this.readPart(part, index);
      if (this.search.isOver) return null;
    }
    return this.search.missed ? null : this.finish();
  }

  observe(observation: Observation): void {
    this.holdsLines = true;
    this.search.confirm(observation, this.settled);
    this.correlator.observe(observation);
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    if (!mayBeExplained) this.unexplained = line;
    this.correlator.error(line, mayBeExplained);
  }

  private async readPart(source: Source, index: number): Promise<void> {
    const about = new PartDescription(source, this.tools.decoding, this.tools.engine, this.stretch.start === 0);
    const isLast = index === this.stream.parts.length - 1;
    this.search.begin(source);
    let isSeamOpen = this.window.beginPart(index);
    this.holdsLines = false;
    let reader: NormalReader | null = null;
    try {
      reader = await this.open(source);
      for (let ended = false; !ended && !this.search.isOver && !this.stretchEnd.isReached; ) {
        let from = this.window.length;
        ended = await this.window.fill(reader);
        if (isSeamOpen) from -= await this.mendSeam(from, source);
        isSeamOpen = false;
        about.add(this.window.bytes.subarray(0, this.window.length), from, ended);
        if (ended && reader.failure !== null) about.problem = messageOf(reader.failure);
        this.tools.follower?.bytes(source, this.window.bytes.subarray(from, this.window.length));
        this.process(ended && isLast, source);
      }
    } catch (error) {
      about.problem = messageOf(error);
      if (isLast) this.process(true, source);
    } finally {
      reader?.close();
    }
    this.letters = about.letters;
    this.mayReadOtherwise = reader?.mayReadOtherwise === true;
    if (reader?.gaps && reader.gaps.length > 0) this.gaps.set(source.path, reader.gaps);
    for (const site of about.sites) this.sites.add(site);
    this.files.push(about.report(reader, this.holdsLines));
    if (!about.isEmpty) this.lastTime = about.lastTime;
  }

  /** Joins a line that was torn by the rollover. @returns by how many bytes the new part starts earlier: 1 or 0 */
  private async mendSeam(start: number, { identity }: Source): Promise<number> {
    const { window, tools } = this;
    const { bytes } = window;
    const end = start - 1;
    // A part that ends in zeros or other control bytes, as after a crash, does not end in half a line.
    if (window.length === start || (bytes[end - 1] ?? 0) < blank) return 0;
    const decoded = (from: number, to: number): string => tools.decoding.decode(bytes.subarray(from, to));
    const { isTorn } = await import('./is-torn.js');
    const before = decoded(Math.max(0, end - seamReach), end);
    const behind = decoded(start, Math.min(window.length, start + seamReach));
    if (!isTorn(before, behind, { matcher: tools.matcher, logs: tools.logs, identity })) return 0;
    window.joinPart();
    return 1;
  }

  /** The encoding of a log is told by its start, so a stretch from its middle is read as it is. */
  private async open(source: Source): Promise<NormalReader> {
    const reader = await source.open();
    if (this.stretch.start > 0) return plainReader(reader);
    return normalReader(reader, (letters) => this.tools.engine.narrow(letters));
  }

  private finish(): StretchResult {
    const { foreign, valid } = this.letters;
    const { mayReadOtherwise } = this;
    return this.stretchEnd.describe({ result: this.result(), letters: { foreign, valid }, mayReadOtherwise });
  }

  private result(): StreamResult {
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
      rules: markGaps(
        rules,
        this.gaps,
        this.files.map(({ path }) => path),
      ),
      errors,
    };
  }

  /** Reads what was found in the window, as far as what surrounds it is there too, and makes room for more bytes. */
  private process(ended: boolean, source: Source): void {
    const { window, search, correlator, stretchEnd } = this;
    window.ended = ended;
    do {
      search.next(correlator, ended, stretchEnd.next, (hit) => {
        if (hit >= this.settled && !this.tellsSiteAlone(hit)) this.readAround(hit);
      });
    } while (stretchEnd.goesOn(this.settled));
    if (stretchEnd.isReached) return;
    if (ended) this.readEnd(this.tools.endingSearch?.(source) ?? nothing);
    if (!ended && window.length > window.bytes.length / 2) this.makeRoom(Math.max(0, search.searchedTo - reach));
  }

  /** True for a status message that is of no use but for its site, which is noted here without reading the message. */
  private tellsSiteAlone(hit: number): boolean {
    const { engine, knowsStatusBySite, since, until } = this.tools;
    if (knowsStatusBySite !== true) return false;
    const site = siteOfStatus(engine.bytes, hit, this.window.length);
    if (site === null) return false;
    if (this.sites.has(site) || this.matcher.sites.has(site)) return true;
    // In the middle of a line it may be quoted by another record, so it is read.
    if (engine.bytes[hit - 1] !== lineFeed || since !== null || until !== null) return false;
    this.sites.add(site);
    return true;
  }

  private readRegion(region: ByteRegion): readonly ReadRecord[] {
    const text = this.tools.decoding.decode(this.window.bytes.subarray(region.from, region.to));
    const settledText =
      region.settled >= region.to
        ? text.length
        : this.tools.decoding.decode(this.window.bytes.subarray(region.from, region.settled)).length;
    if (region.from > this.settled)
      this.matcher.skip(this.messageBefore(trailerBefore(this.window.bytes, region.from)));
    const entries = readEntries({ text, cut: region.cut });
    const read = entries.flatMap((entry) => this.matcher.take(entry, region.locate, settledText, this.sink) ?? []);
    this.settled = region.settled;
    const last = entries.at(-1);
    if (last) this.end = this.endOf(last, region.locate);
    return read;
  }

  /** The end of the message whose trailer has a `$` at `trailer`; empty, as its last letter mostly tells, where it cannot announce a password. */
  private messageBefore(trailer: number): string {
    const { bytes } = this.window;
    const end = messageEnd(bytes, trailer);
    return mayAwait(bytes[end - 1])
      ? this.tools.decoding.decode(bytes.subarray(Math.max(0, end - longestMessageEnd), end))
      : '';
  }

  /** Reads the last text of the log, if a signature asks whether the log ends with a line of its own. */
  private readEnd({ literals, search }: LiteralSearch): void {
    const { window, correlator } = this;
    if (literals.length === 0 && !correlator.awaitsEnd) return;
    const { bytes } = this.tools.engine;
    let at = window.length - 1;
    while (at >= this.settled && (bytes[at] ?? 0) <= 0x20) at -= 1;
    const from = Math.max(this.settled, at - longestEnding);
    // Around a word of that line, since the last byte may be part of a damaged trailer.
    let word = -1;
    search(from, at + 1, (hit) => {
      word = Math.max(word, hit);
    });
    if (word >= 0) this.readAround(word);
    if (correlator.awaitsEnd && at >= this.settled) this.readAround(at);
  }

  private readAround(at: number): void {
    const { window, repeated, settled } = this;
    const line = window.soundLine(at);
    if (repeated && line && line.start >= settled) this.readLine(line, repeated);
    else this.readRegion(regionAround(window, at, settled, line));
  }

  /** A record that stands alone on its line: if it was read before, word for word, it is not read again. */
  private readLine(line: SoundLine, repeated: RepeatedRecords): void {
    const place = this.window.placeFrom(line.start);
    const file = this.fileOf(place.part);
    if (repeated.take(line, place, file, line.start === this.settled)) {
      this.settled = line.end;
      this.end = { place: { file, line: place.line }, order: this.matcher.lastOrder, isPlain: false };
      return;
    }
    this.unexplained = null;
    const [record, ...others] = this.readRegion(regionAround(this.window, line.start, this.settled, line));
    if (record && others.length === 0) repeated.learn(line, record, place.part, this.unexplained);
  }

  private endOf({ text, line, component, time }: Entry, locate: ByteRegion['locate']): LogEnd {
    const { part, line: number } = locate(line + countLineEnds(text, text.length));
    const isPlain = component === null && time === null;
    return { place: { file: this.fileOf(part), line: number }, order: this.matcher.lastOrder, isPlain };
  }

  private fileOf(part: number): string {
    return (this.stream.parts[part] ?? this.stream.parts[0]).path;
  }

  private makeRoom(keepFrom: number): void {
    this.repeated?.settle();
    const gone = this.window.discard(keepFrom);
    this.settled = Math.max(0, this.settled - gone);
    this.search.discard(gone);
    this.stretchEnd.discard(gone);
  }
}
