/**
 * Matches one entry: which logs it may belong to, whether it lies in the asked-for time, which templates its lines match,
 * and whether it speaks of an error. What it finds goes on as observations with their exact places.
 */
import type { Entry, RecordHeader } from '../model/entry.js';
import type { ErrorLine, Observation, Place } from '../model/observation.js';
import type { Source } from '../model/source.js';
import { speaksOfError } from './error-words.js';
import type { LineMatch, LineMatcher } from './line-matcher.js';
import type { LogsOfEntry } from './logs-of-entry.js';
import { countLineEnds, cutQuote, endOf, endOfRecord, lineEndAfter, withoutQuoteMarks } from './quote-text.js';

export interface MatchContext {
  readonly matcher: LineMatcher;
  readonly logs: LogsOfEntry;
  /** Local times, inclusive; entries without a time are kept. */
  readonly since: string | null;
  readonly until: string | null;
}

/** A record as a whole, whatever matched in it. */
export type SeenRecord = Omit<Observation, 'template' | 'captures'>;

/** Takes what was matched, line by line. */
export interface MatchSink {
  observe(observation: Observation): void;
  error(line: ErrorLine, mayBeExplained: boolean): void;
  /** Called for every record that is read (not every record of a log is), before what matched in it. `seen` makes its quote and place. */
  record?(entry: Entry, source: Source, seen: () => SeenRecord): void;
}

/** From a line of the region that was read to its place in a file. */
type Locate = (line: number) => { readonly part: number; readonly line: number; readonly offset?: number };

type Span = Pick<Observation, 'quote' | 'last' | 'offset'>;

/** What is quoted of a part of a record, whatever the place of the record in the log. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly after: string;
  /** What stands before the part in the record; null at its start: then what stands before the record counts. */
  readonly before: string | null;
  /** Line ends of the record before the part, and in it. */
  readonly linesBefore: number;
  readonly lineEnds: number;
}

/** A record, or the message of one that was not read. */
export type Taken = Entry | string;

/** A record with what was found in it. */
export interface ReadRecord {
  readonly entry: Entry;
  readonly matches: readonly LineMatch[];
  readonly isError: boolean;
  /** Quotes made so far. Records that are word for word the same share them. */
  readonly pieces: Piece[];
}

/** An error of so many lines is quoted as a whole; of a longer one only the lines that speak of an error. */
const longestError = 4;
/** How many quotes of one record are remembered. Records that come again are short, and few templates match them. */
const mostPieces = 8;
/** Threads that are told apart. A service has some dozens; ids come and go. */
const mostThreads = 5000;
/** At the start of any line of a record, also of a mail: the status message before it may have lost its trailer. */
const sitePattern = /^(?:[^\S\r\n]|[>|])*STATMSG: +ID=\d+ [\s\S]{0,300}?\bSITE=([A-Z0-9]{3})\b/gim;

export class EntryMatcher {
  /** Site codes that STATMSG records name. */
  readonly sites = new Set<string>();
  private readonly metering = new Set<number>();
  private order = 0;
  private isLastCounted = false;
  /** What was taken last: it may announce a password at the start of the next record. */
  private previous: Taken = '';
  private readonly threads = new Map<number, number>();
  /** What was quoted last. */
  private quoted: { entry: Entry; start: number; end: number; span: Span } | null = null;

  constructor(
    private readonly context: MatchContext,
    private readonly parts: readonly Source[],
  ) {}

  /** Whether anything of metering was seen in a part. */
  sawMetering(part: number): boolean {
    return this.metering.has(part);
  }

  /** How many records that count were taken. */
  get taken(): number {
    return this.order;
  }

  /** The order of the entry that was taken last; null where it does not count. */
  get lastOrder(): number | null {
    return this.isLastCounted ? this.order : null;
  }

  /** Records were passed over. @param messageBefore the end of the message in front of the record that is taken next */
  skip(messageBefore: string): void {
    this.previous = messageBefore;
  }

  /**
   * @param settled offset in the region: everything from here on is read again later
   * @returns what was read, for `tellAgain`; null where it does not count
   */
  take(entry: Entry, locate: Locate, settled: number, sink: MatchSink): ReadRecord | null {
    const { part } = locate(entry.line);
    const source = this.parts[part];
    if (!source || entry.offset >= settled) return null;
    if (!this.isInTime(entry.time)) {
      // It does not count, but may announce a password at the start of the next record.
      this.previous = entry;
      return null;
    }
    const allowed = this.context.logs.allowed(entry.component, source.identity);
    const matches = this.context.matcher.match(entry, allowed).filter(({ start }) => entry.offset + start < settled);
    if (this.context.logs.holdMetering(allowed) && (allowed !== null || matches.length > 0)) this.metering.add(part);
    if (entry.text.includes('SITE='))
      for (const [, site = ''] of entry.text.matchAll(sitePattern)) this.sites.add(site.toUpperCase());
    const isError =
      this.context.logs.isMetering(entry.component, source.identity, source.named) && speaksOfError(entry.text);
    const record: ReadRecord = { entry, matches, isError, pieces: [] };
    this.countIn(record);
    sink.record?.(entry, source, () => this.seenRecord(record, locate));
    this.tell(record, settled, locate, sink);
    return record;
  }

  /** Takes a record that came again, with only its trailer and its place changed. */
  tellAgain(
    { entry, matches, isError, pieces }: ReadRecord,
    { time, timeZone, thread }: RecordHeader,
    locate: Locate,
    sink: MatchSink,
  ): void {
    const { text, offset, line, following, cut, component } = entry;
    const again = { text, offset, line, following, cut, component, time, timeZone, thread };
    const record = { entry: again, matches, isError, pieces };
    this.countIn(record);
    const source = this.parts[locate(line).part];
    if (source) sink.record?.(again, source, () => this.seenRecord(record, locate));
    this.tell(record, Number.POSITIVE_INFINITY, locate, sink);
  }

  private tell(record: ReadRecord, settled: number, locate: Locate, sink: MatchSink): void {
    const { entry, matches } = record;
    if (record.isError)
      for (const error of this.errorsOf(record, settled - entry.offset, locate)) sink.error(error, matches.length > 0);
    for (const match of matches) sink.observe(this.observationOf(record, match, locate));
    this.previous = entry;
  }

  /**
   * Takes a record that came again, word for word, and in which nothing matches.
   * @returns what was taken before it
   */
  takeAgain(text: string, thread: number | null, isError: boolean): Taken {
    const { previous } = this;
    this.isLastCounted = isError;
    if (isError) this.count(thread);
    this.previous = text;
    return previous;
  }

  /** Counts only records that matter: which others are read depends on what else was searched for, and must make no difference. */
  private countIn({ entry, matches, isError }: ReadRecord): void {
    this.isLastCounted = matches.length > 0 || isError;
    if (this.isLastCounted) this.count(entry.thread);
  }

  private count(thread: number | null): void {
    this.order += 1;
    if (thread === null) return;
    if (this.threads.size > mostThreads) this.threads.clear();
    this.threads.set(thread, (this.threads.get(thread) ?? 0) + 1);
  }

  private orderInThread(thread: number | null): number {
    return thread === null ? this.order : (this.threads.get(thread) ?? 0);
  }

  private isInTime(time: string | null): boolean {
    const { since, until } = this.context;
    return time === null || ((since === null || time >= since) && (until === null || time <= until));
  }

  /** @param settled what starts from here on is read again with the next region */
  private errorsOf(record: ReadRecord, settled: number, locate: Locate): ErrorLine[] {
    const { text } = record.entry;
    const lines = countLineEnds(text, text.length) + 1;
    if (lines <= longestError) return [this.errorLine(record, 0, text.length, locate)];
    const found: ErrorLine[] = [];
    for (let at = 0; at < Math.min(text.length, settled); ) {
      const end = lineEndAfter(text, at);
      if (speaksOfError(text.slice(at, end))) found.push(this.errorLine(record, at, end, locate));
      at = end + 1;
    }
    return found;
  }

  private errorLine(record: ReadRecord, start: number, end: number, locate: Locate): ErrorLine {
    const { quote, last } = this.span(record, record.entry.text, start, end, locate);
    return { quote, last, order: this.order };
  }

  private observationOf(
    record: ReadRecord,
    { template, captures, start, end }: LineMatch,
    locate: Locate,
  ): Observation {
    const { text, following, thread } = record.entry;
    const body = text + following;
    const { quote, last, offset } = this.span(record, body, start, lineEndAfter(body, end), locate);
    const { order } = this;
    return { template, captures, quote, last, order, orderInThread: this.orderInThread(thread), offset };
  }

  private seenRecord(record: ReadRecord, locate: Locate): SeenRecord {
    const { text, thread } = record.entry;
    const { quote, last } = this.span(record, text, 0, text.length, locate);
    return { quote, last, order: this.order, orderInThread: this.orderInThread(thread) };
  }

  /** An error that is also a line of a signature is quoted once for both. */
  private span({ entry, pieces }: ReadRecord, body: string, start: number, end: number, locate: Locate): Span {
    const { quoted } = this;
    if (quoted?.entry === entry && quoted.start === start && quoted.end === end) return quoted.span;
    const span = this.makeSpan(entry, pieceAt(pieces, body, start, end), locate);
    this.quoted = { entry, start, end, span };
    return span;
  }

  /** Fields are written out: spreading objects here took a quarter of a scan of a busy log. */
  private makeSpan(entry: Entry, piece: Piece, locate: Locate): Span {
    const { component, time, timeZone, thread } = entry;
    const { text, after, linesBefore, lineEnds } = piece;
    const firstLine = entry.line + linesBefore;
    const { part, line, offset } = locate(firstLine);
    const file = this.pathOf(part);
    const before = piece.before ?? textBehind(this.previous);
    const quote = { file, line, text, after, before, component, time, timeZone, thread };
    return { quote, last: lineEnds === 0 ? quote : this.placeOf(firstLine + lineEnds, locate), offset };
  }

  private placeOf(line: number, locate: Locate): Place {
    const { part, line: number } = locate(line);
    return { file: this.pathOf(part), line: number };
  }

  private pathOf(part: number): string {
    return this.parts[part]?.path ?? '';
  }
}

function pieceAt(known: Piece[], body: string, start: number, end: number): Piece {
  const before = known.find((piece) => piece.start === start && piece.end === end);
  if (before) return before;
  const piece = pieceOf(body, start, end);
  if (known.length < mostPieces) known.push(piece);
  return piece;
}

function pieceOf(body: string, start: number, end: number): Piece {
  const shown = body.slice(start, end);
  const { text, after } = cutQuote(shown);
  const before = start > 0 ? withoutQuoteMarks(endOf(body, start)) : null;
  const linesBefore = countLineEnds(body, start);
  return { start, end, text, after, before, linesBefore, lineEnds: countLineEnds(shown, shown.length) };
}

/** The end of what stands right before a record, where it may announce that the record starts with a password. */
export function textBehind(previous: Taken): string {
  if (typeof previous === 'string') return previous === '' ? '' : withoutQuoteMarks(endOfRecord(previous));
  const { text, component, time } = previous;
  return withoutQuoteMarks(component === null && time === null ? endOf(text) : endOfRecord(text));
}
