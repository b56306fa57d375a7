/** Adds the lines around each piece of evidence, for reports that show them. The logs with evidence are read once more. */
import { TextDecoding } from '../../decode/decode-text.js';
import { findTrailers } from '../../entries/parse-trailer.js';
import { cutQuote, endOfRecord, quoteText } from '../../match/quote-text.js';
import type { Quote } from '../../model/observation.js';
import type { Diagnosis, RawEvidence, RawFinding } from '../../model/report.js';
import type { LogStream } from '../../model/source.js';
import { type Lines, readLines } from '../../stream/read-lines.js';

/** A message and its trailer may be wrapped over so many lines before the quoted one. */
const linesBefore = 4;

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

/** The text before a line, as redaction wants it: of a record that ends there, what precedes its (maybe wrapped) trailer. */
function textBefore(lines: Lines, line: number): string {
  const text = Array.from({ length: linesBefore }, (_, i) => lines.get(line - linesBefore + i) ?? '').join('\n');
  const trailer = findTrailers(text).at(-1);
  const isLast = trailer !== undefined && text.slice(trailer.end).trim() === '';
  return isLast ? quoteText(endOfRecord(text.slice(0, trailer.start))) : quoteText(lines.get(line - 1) ?? '');
}
