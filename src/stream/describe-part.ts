/** Gathers what the report says about one file while its bytes pass by: encoding, form of its records, times at its ends. */
import { EncodingEvidence, encodingBy, type TextDecoding } from '../decode/decode-text.js';
import { TextEvidence } from '../decode/text-evidence.js';
import { describeText, describeTrailers, type TextDescription } from '../entries/describe-text.js';
import { sitesIn } from '../entries/site-of-status.js';
import { copyText } from '../model/copy-text.js';
import type { FileReport } from '../model/report.js';
import type { NormalReader, Source } from '../model/source.js';
import type { SearchEngine } from '../prefilter/literal-search.js';

/** Trailers are counted in metering logs, up to this many bytes: the number is for orientation, and not worth a search of its own elsewhere. */
const mostCounted = 1024 * 1024;
const longestOpener = '<![LOG['.length;
/** How much is read at either end; more where the first piece has no time, and after that the time is not known. */
const sampleSizes = [1024, 32 * 1024];
/** Letters at the outer end of it, a few records: there a time mostly stands, and the rest need not be looked through. */
const nearestRecords = 512;
const noText = 'it holds no text that could be a log: it is damaged, or no log';
const webPage = 'it is a web page and not the log itself: nothing in it was taken for a line of a log';
const lineFeed = 10;
/** The bytes that a server sends for a log that it does not have are saved under the name of the log. */
const pageStart = /^\s*<(?:!doctype\s+html|html|head)\b/i;

/** Whole lines of the first bytes: a record that was cut off would be read with the patience that damaged ones need. */
function firstLines(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length <= size) return bytes;
  const end = bytes.subarray(0, size).lastIndexOf(lineFeed);
  return bytes.subarray(0, end < 0 ? size : end + 1);
}

function lastLines(bytes: Uint8Array, size: number): Uint8Array {
  const from = Math.max(0, bytes.length - size);
  const end = from === 0 ? -1 : bytes.subarray(from, bytes.length - 1).indexOf(lineFeed);
  return bytes.subarray(end < 0 ? from : from + end + 1);
}

/** Whole lines only, as above. */
function endBefore(text: string): number {
  return text.lastIndexOf('\n', nearestRecords) + 1;
}

function startAfter(text: string): number {
  return text.indexOf('\n', Math.max(0, text.length - nearestRecords)) + 1;
}

export class PartDescription {
  problem: string | null = null;
  readonly sites = new Set<string>();
  readonly letters = new EncodingEvidence();
  private readonly textEvidence = new TextEvidence();
  private head: TextDescription | null = null;
  private tail: TextDescription | null = null;
  private seen = 0;
  private trailers = 0;
  private isPage = false;

  /** @param isFromStart what is read first are its first lines, and not those of a stretch of it */
  constructor(
    private readonly source: Source,
    private readonly decoding: TextDecoding,
    private readonly engine: Pick<SearchEngine, 'countRecords'>,
    private readonly isFromStart: boolean,
  ) {}

  /** Not that of its first lines, where the last ones have none: what stands between was not looked at for it. */
  get lastTime(): string | null {
    return this.tail?.lastTime ?? null;
  }

  get isEmpty(): boolean {
    return this.seen === 0 && this.problem === null;
  }

  /** @param filled the bytes in the window; those from `from` on are new */
  add(filled: Uint8Array, from: number, ended: boolean): void {
    const fresh = filled.subarray(from);
    this.letters.add(fresh, ended);
    if (this.isCalledLog) this.textEvidence.add(fresh);
    if (this.isCounted()) this.countTrailers(from, filled.length);
    if (this.seen === 0 && this.isFromStart) this.head = this.describe((size) => firstLines(fresh, size), 'firstTime');
    if (ended)
      this.tail = this.describe((size) => lastLines(filled.subarray(this.seen === 0 ? from : 0), size), 'lastTime');
    if (ended && !this.textEvidence.holdsText) this.problem = noText;
    this.seen += fresh.length;
  }

  /** @param holdsLines whether a line of a signature was seen in it */
  report(reader: NormalReader | null, holdsLines: boolean): FileReport {
    const { path, identity } = this.source;
    const isPage = this.isPage && !holdsLines && this.head?.format === 'plain';
    if (isPage) this.problem ??= webPage;
    const wasRead = this.problem === null;
    const bytes = reader?.bytesRead ?? null;
    // Of a packed log only now it is known how large it is.
    const isCounted = wasRead && this.isCounted() && (bytes ?? 0) <= mostCounted;
    return {
      path,
      log: identity.kind === 'metering' ? identity.log : null,
      format: this.holdsText && !isPage ? (this.head?.format ?? null) : null,
      encoding: this.seen > 0 ? (reader?.encoding ?? encodingBy(this.letters, this.decoding.codePage)) : null,
      bytes,
      entries: isCounted ? this.trailers : null,
      // The first time of the last lines is not that of the log: what stands between was not looked at for it.
      firstTime: this.head?.firstTime ?? null,
      lastTime: this.lastTime,
      timeZone: this.timeZone,
      status: wasRead ? 'read' : 'failed',
      problem: this.problem,
    };
  }

  private get holdsText(): boolean {
    if (!this.isCalledLog) return this.seen > 0;
    return this.seen > 0 && this.textEvidence.holdsText && !this.textEvidence.isBlank;
  }

  /** Of a file with another name nobody asks that it is a log. */
  private get isCalledLog(): boolean {
    const { identity } = this.source;
    return identity.kind === 'metering' || (identity.kind === 'unknown' && identity.copyOf !== undefined);
  }

  /** Of a hundred thousand logs no piece is kept for it. */
  private get timeZone(): string | null {
    const zone = this.tail?.timeZone ?? this.head?.timeZone ?? null;
    return zone === null ? null : copyText(zone);
  }

  /** Those that end in the new bytes: one may begin in the bytes before. */
  private countTrailers(from: number, to: number): void {
    const lead = from - Math.min(this.seen, longestOpener - 1);
    this.trailers += this.engine.countRecords(lead, to) - this.engine.countRecords(lead, from);
  }

  private isCounted(): boolean {
    const size = this.source.size ?? this.seen;
    return this.source.identity.kind === 'metering' && size <= mostCounted && this.seen <= mostCounted;
  }

  private describe(sample: (size: number) => Uint8Array, wanted: 'firstTime' | 'lastTime'): TextDescription | null {
    let found: TextDescription | null = null;
    for (const size of sampleSizes) {
      const text = this.decoding.decode(sample(size));
      // Most logs hold none, and to look for this word takes less than the expression does.
      if (text.includes('STATMSG:')) for (const site of sitesIn(text)) this.sites.add(site);
      const nearest = wanted === 'firstTime' ? text.slice(0, endBefore(text)) : text.slice(startAfter(text));
      found = describeTrailers(nearest) ?? describeText(text);
      // Other programs may write their logs as pages.
      this.isPage ||= this.isCalledLog && wanted === 'firstTime' && pageStart.test(text);
      if (found[wanted] !== null) break;
    }
    return found;
  }
}
