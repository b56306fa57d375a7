/** Gathers what the report says about one file while its bytes pass by: encoding, form of its records, times at its ends. */
import { EncodingEvidence, encodingBy, type TextDecoding } from '../decode/decode-text.js';
import { TextEvidence } from '../decode/text-evidence.js';
import { describeText, describeTrailers, type TextDescription } from '../entries/describe-text.js';
import { sitesIn } from '../entries/site-of-status.js';
import { copyText } from '../model/copy-text.js';
import type { FileReport } from '../model/report.js';
import type { NormalReader, Source } from '../model/source.js';
import type { SearchEngine } from '../prefilter/literal-search.js';

/** Records are counted only in metering logs of up to this many bytes: the number is a mere hint, and counting takes time. */
const mostCounted = 1024 * 1024;
const longestOpener = '<![LOG['.length;
/** Bytes at either end of a log in which a time is looked for: first in few, then in more. If there is none, it stays unknown. */
const sampleSizes = [1024, 32 * 1024];
/** Characters at the very start or end, a few records: the time is looked for in these first, and mostly stands there. */
const nearestRecords = 512;
const noText = 'it holds no text that could be a log: it is damaged, or no log';
const otherArchive = 'it is packed in a way that licdiag does not know (only .zip and .gz): unpack it first';
/** How such files begin: 7-Zip, RAR, cabinets, xz, bzip2, Zstandard, and compress of Windows NT, which also calls its file `.lo_`. */
const otherArchiveStarts = [
  '7z\xbc\xaf',
  'Rar!\x1a\x07',
  'MSCF\0\0',
  '\xfd7zXZ\0',
  '(\xb5/\xfd',
  'SZDD\x88\xf0',
  'KWAJ\x88\xf0',
];
/** bzip2, whose fourth byte is its level. */
const bzipStart = /^BZh[1-9]1AY&SY/;
const longestStart = 10;
const packedName = /\.(?:zip|t?gz|7z|rar|cab|t?xz|t?bz2?)$/i;
const webPage = 'it is a web page and not the log itself: nothing in it was taken for a line of a log';
const lineFeed = 10;
/** A web server answers with a page where it lacks a log, and a browser saves that page under the name of the log. */
const pageStart = /^\s*<(?:!doctype\s+html|html|head)\b/i;

/** The whole lines among the first bytes. A record cut in two would be taken for a damaged one, which takes long to read. */
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

/** Where the last whole line of the first few records ends. */
function endBefore(text: string): number {
  return text.lastIndexOf('\n', nearestRecords) + 1;
}

/** Where the first whole line of the last few records starts. */
function startAfter(text: string): number {
  return text.indexOf('\n', Math.max(0, text.length - nearestRecords)) + 1;
}

/** By its first bytes: its name may be anything, and what is packed can look like text. */
function isOtherArchive(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, longestStart));
  return otherArchiveStarts.some((one) => start.startsWith(one)) || bzipStart.test(start);
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

  /** @param isFromStart it is read from its start; otherwise only a stretch of it is read */
  constructor(
    private readonly source: Source,
    private readonly decoding: TextDecoding,
    private readonly engine: Pick<SearchEngine, 'countRecords'>,
    private readonly isFromStart: boolean,
  ) {}

  /** The last time at the end of the log; null where there is none. A time further up would not be the last one. */
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
    if (this.seen === 0 && this.isFromStart) {
      if (isOtherArchive(fresh)) this.problem = otherArchive;
      else this.head = this.describe((size) => firstLines(fresh, size), 'firstTime');
    }
    if (ended)
      this.tail = this.describe((size) => lastLines(filled.subarray(this.seen === 0 ? from : 0), size), 'lastTime');
    if (ended && !this.textEvidence.holdsText) this.problem ??= noText;
    this.seen += fresh.length;
  }

  /** @param holdsLines whether a line of a signature was seen in it */
  report(reader: NormalReader | null, holdsLines: boolean): FileReport {
    const { path, identity } = this.source;
    const isPage = this.isPage && !holdsLines && this.head?.format === 'plain';
    if (isPage) this.problem ??= webPage;
    const wasRead = this.problem === null;
    const bytes = reader?.bytesRead ?? null;
    // The size of a packed log is known only now.
    const isCounted = wasRead && this.isCounted() && (bytes ?? 0) <= mostCounted;
    return {
      path,
      log: identity.kind === 'metering' ? identity.log : null,
      format: this.holdsText && !isPage ? (this.head?.format ?? null) : null,
      encoding: this.seen > 0 ? (reader?.encoding ?? encodingBy(this.letters, this.decoding.codePage)) : null,
      bytes,
      entries: isCounted ? this.trailers : null,
      // Only a time at the start of the log: one found at its end is not its first.
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

  /** Whether its name promises a metering log, or packed logs. A file with any other name may hold what it likes. */
  private get isCalledLog(): boolean {
    const { identity, path } = this.source;
    if (identity.kind !== 'unknown') return identity.kind === 'metering';
    return identity.copyOf !== undefined || packedName.test(path);
  }

  /** A copy: a slice of the log's text would keep the whole text in memory, for each of maybe a hundred thousand logs. */
  private get timeZone(): string | null {
    const zone = this.tail?.timeZone ?? this.head?.timeZone ?? null;
    return zone === null ? null : copyText(zone);
  }

  /** Counts the trailers that end in the new bytes; one may begin in the bytes before them. */
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
      // Only under the name of a metering log: other programs may really write their logs as web pages.
      this.isPage ||= this.isCalledLog && wanted === 'firstTime' && pageStart.test(text);
      if (found[wanted] !== null) break;
    }
    return found;
  }
}
