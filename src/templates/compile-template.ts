/**
 * Compiles a message template. Matching folds ASCII case; a blank also matches a line end, several blanks or `~`,
 * because articles and tickets re-wrap lines; quotes of any kind stand for each other. No regular expression comes from
 * data, and a placeholder is never tried twice at one place, so the time is linear in the text.
 */
import { InputError } from '../errors.js';
import type { Template, TemplateFacts, TemplateMatch } from '../model/template.js';
import {
  countEnd,
  isBlank,
  isQuote,
  matchLiteral,
  matchQuote,
  numberEnd,
  serverEnd,
  signedServerEnd,
  skipBlanks,
  versionEnd,
  wordEnd,
} from './match-pieces.js';
import {
  literalsOf,
  mayStandAnywhere,
  type Piece,
  type PlaceholderType,
  parseTemplate,
  selfEnding,
} from './parse-template.js';
import { rarestWord } from './rarest-word.js';
import { neighboursOf } from './word-neighbours.js';

type Placeholder = Extract<Piece, { kind: 'placeholder' }>;
type Fixed = Exclude<Piece, { kind: 'placeholder' }>;

/** A placeholder (none at the very start) and the fixed pieces up to the next one. */
interface Section {
  readonly placeholder: Placeholder | null;
  readonly fixed: readonly Fixed[];
}

/** How far an open-ended placeholder may reach, in characters. */
const longest: Record<PlaceholderType, number> = {
  server: 64,
  number: 24,
  count: 10,
  version: 32,
  service: 256,
  path: 400,
  file: 255,
  account: 120,
  text: 1200,
};

/** How far into a line a template that may stand anywhere is looked for. */
const longestLead = 1200;

/** @throws InputError when the template is not well formed. */
export function compileTemplate(source: string): Template {
  const pieces = parseTemplate(source);
  const facts = factsOf(pieces);
  const opening = mayStandAnywhere(source) ? null : facts.opening;
  return { source, ...facts, opening, match: matcherOf(source, pieces) };
}

function matcherOf(source: string, pieces: readonly Piece[]): Template['match'] {
  const sections = toSections(pieces);
  return mayStandAnywhere(source)
    ? (text, at) => matchInLine(text, at, sections)
    : (text, at) => matchSections(text, at, sections);
}

/** At the first place in the line where the template stands as words of their own. */
function matchInLine(text: string, start: number, sections: readonly Section[]): TemplateMatch | null {
  const limit = Math.min(text.length, start + longestLead);
  for (let at = start; at < limit; at += 1) {
    if ('\r\n'.includes(text.charAt(at))) return null;
    const match = matchSections(text, at, sections);
    if (match && (at === start || !/\w/.test(text.charAt(at - 1)))) return match;
  }
  return null;
}

/** What is wrong with a template, in words; null when it is well formed. */
export function templateMistake(source: string): string | null {
  try {
    compileTemplate(source);
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** @param facts what the build found out of it; undefined for a template of a user's own, which is compiled now */
export function templateWith(source: string, facts: TemplateFacts | undefined): Template {
  return facts ? deferTemplate(source, facts) : compileTemplate(source);
}

/** A template of the shipped catalogue: compiled when a line first opens like it, since most never are. */
function deferTemplate(source: string, facts: TemplateFacts): Template {
  let match: Template['match'] | null = null;
  return {
    source,
    ...facts,
    match: (text, at) => {
      match ??= matcherOf(source, parseTemplate(source));
      return match(text, at);
    },
  };
}

function factsOf(pieces: readonly Piece[]): TemplateFacts {
  const [first] = pieces;
  const literal = rarestWord(literalsOf(pieces));
  const neighbours = neighboursOf(pieces, literal);
  return {
    opening: first?.kind === 'literal' && first.folded.length >= 3 ? first.folded.slice(0, 3) : null,
    literal,
    ...(neighbours && { neighbours }),
  };
}

function toSections(pieces: readonly Piece[]): Section[] {
  const sections: { placeholder: Placeholder | null; fixed: Fixed[] }[] = [{ placeholder: null, fixed: [] }];
  for (const piece of pieces) {
    if (piece.kind === 'placeholder') sections.push({ placeholder: piece, fixed: [] });
    else sections.at(-1)?.fixed.push(piece);
  }
  return sections;
}

function matchSections(text: string, start: number, sections: readonly Section[]): TemplateMatch | null {
  const captures: Record<string, string> = {};
  let at = start;
  for (const { placeholder, fixed } of sections) {
    if (placeholder === null) {
      at = matchFixed(text, at, fixed);
    } else {
      const found = matchPlaceholder(text, at, placeholder.type, fixed);
      if (found === null) return null;
      captures[placeholder.name] = text.slice(at, found.end).replace(/\s+/g, ' ');
      at = found.after;
    }
    if (at < 0) return null;
  }
  return endsInsideWord(text, at, sections) ? null : { end: at, captures };
}

/** `INSTALL_ODBC` does not stand in `INSTALL_ODBC2`, nor `LicMtr'` in `LicMtr2'`, though its quote may be missing. */
function endsInsideWord(text: string, end: number, sections: readonly Section[]): boolean {
  const endsInText = (sections.at(-1)?.fixed.length ?? 0) > 0;
  return endsInText && /^\w\w/.test(text.slice(end - 1, end + 1));
}

function matchFixed(text: string, at: number, fixed: readonly Fixed[]): number {
  for (const piece of fixed) {
    if (piece.kind === 'literal')
      at = text.startsWith(piece.written, at) ? at + piece.written.length : matchLiteral(text, at, piece.folded);
    else if (piece.kind === 'quote') at = matchQuote(text, at, piece.optional);
    else at = isBlank(text, at) ? skipBlanks(text, at) : -1;
    if (at < 0) return -1;
  }
  return at;
}

/** The end of what the placeholder holds, and the end of the fixed pieces after it. */
function matchPlaceholder(
  text: string,
  at: number,
  type: PlaceholderType,
  fixed: readonly Fixed[],
): { end: number; after: number } | null {
  const end = selfEnding.has(type) ? ownEnd(text, at, type) : fixed.length === 0 ? lastEnd(text, at, type) : null;
  if (end !== null) {
    const signed = type === 'server' ? matchSigned(text, at, end, fixed) : null;
    if (signed) return signed;
    const after = end < 0 ? -1 : matchFixed(text, end, fixed);
    return after < 0 ? null : { end, after };
  }
  const limit = Math.min(text.length, at + longest[type]);
  const [first] = fixed;
  const blankFirst = first?.kind === 'blank';
  for (let next = type === 'text' ? at : at + 1; next <= limit; next += 1) {
    if (next > at && !mayHold(type, text.charCodeAt(next - 1), next - 1 - at)) return null;
    // The rest of a run of blanks was tried with its first one, and would be walked through again and again.
    if (blankFirst && next > at && isBlank(text, next - 1)) continue;
    if (!mayStart(text, next, first)) continue;
    const after = matchFixed(text, next, fixed);
    if (after >= 0) return { end: next, after };
  }
  return null;
}

/** A server whose name holds `'` or the like. Such a sign counts as part of the name only where the template goes on behind it. */
function matchSigned(
  text: string,
  at: number,
  narrow: number,
  fixed: readonly Fixed[],
): { end: number; after: number } | null {
  const [next] = fixed;
  const end = signedServerEnd(text, at, narrow, next === undefined || next.kind === 'blank');
  // A name in quotes ends before a quote.
  if (end < 0 || (next?.kind === 'quote' && isQuote(text, at - 1) && !isQuote(text, end))) return null;
  const after = matchFixed(text, end, fixed);
  return after < 0 ? null : { end, after };
}

/** A look at one letter, which most places fail at. */
function mayStart(text: string, at: number, first: Fixed | undefined): boolean {
  return first?.kind !== 'literal' || (text.charCodeAt(at) | 0x20) === (first.folded.charCodeAt(0) | 0x20);
}

function ownEnd(text: string, at: number, type: PlaceholderType): number {
  if (type === 'server') return serverEnd(text, at);
  if (type === 'count') return countEnd(text, at);
  if (type === 'version') return versionEnd(text, at);
  return type === 'number' ? numberEnd(text, at) : wordEnd(text, at);
}

/** An open-ended placeholder at the end of a template: text runs to the end of its line (less its blanks and `~`), a name to the next blank. */
function lastEnd(text: string, at: number, type: PlaceholderType): number {
  if (type !== 'text') return wordEnd(text, at);
  const line = text.slice(at, at + longest.text);
  const lineEnd = line.search(/[\r\n]/);
  let end = at + (lineEnd < 0 ? line.length : lineEnd);
  while (end > at && isBlank(text, end - 1)) end -= 1;
  return end;
}

const colon = 0x3a;
const forbidden: Partial<Record<PlaceholderType, string>> = {
  path: '<>"|*?',
  file: '<>"|*?/\\:',
  account: '<>"|*?/:;=+[]',
};

/** @param index of the character in what the placeholder holds: a path has its colon after the letter of the drive */
function mayHold(type: PlaceholderType, code: number, index: number): boolean {
  if (type === 'path' && code === colon && index !== 1) return false;
  return !(forbidden[type]?.includes(String.fromCharCode(code)) ?? false);
}
