/**
 * Leaves out hits whose neighbouring words are not those of any template that has the literal. It does so only where that is
 * certain: a single blank and then a wrong letter or digit, or no blank at all, because the hit is part of a longer word. In doubt
 * (a wrapped or quoted line) the hit counts.
 */
import type { Neighbours } from '../model/template.js';
import type { LiteralSearch } from './literal-search.js';

const blank = 0x20;
const underscore = 0x5f;
/** In place of the first letter of a neighbouring word if there is no blank between: equal to no letter that a template has. */
const sameWord = 1;

/** @param neighbours the neighbours that a literal may have; null if every hit of it counts */
export function checkNeighbours(
  search: LiteralSearch,
  bytes: Uint8Array,
  neighbours: (literal: string) => readonly Neighbours[] | null,
): LiteralSearch {
  const checks = search.literals.map((literal) => codesOf(neighbours(literal)));
  if (checks.every((check) => check === null)) return search;
  const { literals, longest } = search;
  return {
    literals,
    longest,
    search: (from, to, hit) =>
      search.search(from, to, (offset, word) => {
        const check = checks[word];
        const end = offset + (literals[word]?.length ?? 0);
        if (!check || !isOther(check, wordBefore(bytes, offset, from), wordAfter(bytes, end, to))) hit(offset, word);
      }),
  };
}

/** The letters or digits that may stand nearest on both sides; 0 for any. */
type Codes = readonly (readonly [before: number, after: number])[];

function codesOf(neighbours: readonly Neighbours[] | null): Codes | null {
  return neighbours?.map(([before, after]) => [before?.charCodeAt(0) ?? 0, after?.charCodeAt(0) ?? 0] as const) ?? null;
}

/** Whether the neighbours are none of those. A plain loop over numbers, since a log of near misses calls it a million times. */
function isOther(codes: Codes, before: number, after: number): boolean {
  for (const [wantedBefore, wantedAfter] of codes)
    if (!differs(wantedBefore, before) && !differs(wantedAfter, after)) return false;
  return true;
}

function wordBefore(bytes: Uint8Array, start: number, from: number): number {
  return start > from ? nextWord(bytes[start - 1], start - 2 >= from ? bytes[start - 2] : 0) : 0;
}

function wordAfter(bytes: Uint8Array, end: number, to: number): number {
  return end < to ? nextWord(bytes[end], end + 1 < to ? bytes[end + 1] : 0) : 0;
}

/** The nearest letter or digit of the neighbouring word, by the byte beside a hit and the one beyond it; 0 if not known. */
function nextWord(beside: number | undefined, beyond: number | undefined): number {
  if (beside === blank) return letterOrDigit(beyond);
  return beside === underscore || letterOrDigit(beside) !== 0 ? sameWord : 0;
}

function differs(wanted: number, found: number): boolean {
  return wanted !== 0 && found !== 0 && wanted !== found;
}

/** The code in small letters; 0 for any other byte. */
function letterOrDigit(code: number = 0): number {
  if (code >= 0x30 && code <= 0x39) return code;
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a ? folded : 0;
}
