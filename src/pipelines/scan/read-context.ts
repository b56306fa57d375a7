/**
 * The lines around the evidence of a diagnosis, for a report that shows them: the logs are read once more, and only the
 * wanted lines are kept. Lines are counted as the diagnosis counts them: CR LF ends one, and a lone CR or LF too.
 */
import { TextDecoding } from '../../decode/decode-text.js';
import { normalReader } from '../../decode/normal-reader.js';
import { findTrailers } from '../../entries/parse-trailer.js';
import { cutQuote, endOfRecord, quoteText } from '../../match/quote-text.js';
import type { Quote } from '../../model/observation.js';
import type { Diagnosis, RawEvidence, RawFinding } from '../../model/report.js';
import type { LogStream, Source } from '../../model/source.js';

/** Of a longer line only the start is shown. */
const longestLine = 4000;
/** Over which a message and its trailer may be wrapped. */
const linesBefore = 4;
const cr = 13;
const lf = 10;

type Lines = ReadonlyMap<number, string>;

/** @param around how many lines before and after each piece of evidence */
export async function addContext(
  diagnosis: Diagnosis,
  streams: readonly LogStream[],
  around: number,
  codePage: string,
): Promise<Diagnosis> {
  const wanted = new Map<string, Set<number>>();
  for (const { quote } of diagnosis.findings.flatMap(quoted)) {
    const lines = wanted.get(quote.file) ?? new Set<number>();
    for (let line = quote.line - around - linesBefore; line <= quote.line + around; line += 1) lines.add(line);
    wanted.set(quote.file, lines);
  }
  const decoding = new TextDecoding(codePage);
  const found = new Map<string, Lines>();
  for (const source of streams.flatMap(({ parts }) => parts)) {
    const lines = wanted.get(source.path);
    if (lines && source.rereadable) found.set(source.path, await readLines(source, lines, decoding));
  }
  const withContext = <E extends RawEvidence>(evidence: E): E => addTo(evidence, found, around);
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map(withContext),
      counterEvidence: finding.counterEvidence.map(withContext),
    })),
  };
}

function quoted({ evidence, counterEvidence }: RawFinding): { quote: Quote }[] {
  return [...evidence, ...counterEvidence].flatMap((one) => ('quote' in one ? one : []));
}

function addTo<E extends RawEvidence>(evidence: E, found: ReadonlyMap<string, Lines>, around: number): E {
  if (!('quote' in evidence)) return evidence;
  const { quote } = evidence;
  const lines = found.get(quote.file);
  if (!lines) return evidence;
  const context: Quote[] = [];
  for (let line = Math.max(1, quote.line - around); line <= quote.line + around; line += 1) {
    const text = lines.get(line);
    if (line === quote.line || text === undefined) continue;
    const before = textBefore(lines, line);
    context.push({ ...quote, line, ...cutQuote(text), before });
  }
  return { ...evidence, context };
}

/** Of a record that ends there what stands before its trailer, which may be wrapped. */
function textBefore(lines: Lines, line: number): string {
  const text = Array.from({ length: linesBefore }, (_, i) => lines.get(line - linesBefore + i) ?? '').join('\n');
  const trailer = findTrailers(text).at(-1);
  const isLast = trailer !== undefined && text.slice(trailer.end).trim() === '';
  return isLast ? quoteText(endOfRecord(text.slice(0, trailer.start))) : quoteText(lines.get(line - 1) ?? '');
}

/** Wanted lines of a source. An unreadable one has none: the diagnosis has said so already. */
export async function readLines(source: Source, wanted: ReadonlySet<number>, decoding: TextDecoding): Promise<Lines> {
  const lines = new Map<number, string>();
  const last = Math.max(0, ...wanted);
  const keep = new LineKeeper(wanted, (line, bytes) => lines.set(line, decoding.decode(bytes)));
  try {
    const reader = await normalReader(await source.open());
    const block = new Uint8Array(64 * 1024);
    for (let got = -1; got !== 0 && keep.line <= last; ) {
      got = await reader.read(block);
      keep.add(block.subarray(0, got));
    }
    keep.finish();
    reader.close();
  } catch {
    return lines;
  }
  return lines;
}

class LineKeeper {
  line = 1;
  private bytes: number[] = [];
  private afterCr = false;
  private isOpen = false;

  constructor(
    private readonly wanted: ReadonlySet<number>,
    private readonly take: (line: number, bytes: Uint8Array) => void,
  ) {}

  add(block: Uint8Array): void {
    for (const byte of block) {
      if (byte === lf && this.afterCr) {
        this.afterCr = false;
        continue;
      }
      this.afterCr = byte === cr;
      this.isOpen = byte !== lf && byte !== cr;
      if (!this.isOpen) this.end();
      else if (this.bytes.length < longestLine && this.wanted.has(this.line)) this.bytes.push(byte);
    }
  }

  /** A last line needs no line end; after one there is no further line. */
  finish(): void {
    if (this.isOpen) this.end();
  }

  private end(): void {
    if (this.wanted.has(this.line)) this.take(this.line, Uint8Array.from(this.bytes));
    this.bytes = [];
    this.line += 1;
  }
}
