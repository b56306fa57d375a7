/**
 * A search that leaves out hits beside which other words stand than those that were asked for. Only what is sure is left
 * out: one plain blank, and behind it another letter or digit; or no blank at all, for the hit is a part of a longer word.
 * Where a line is wrapped or quoted, the hit counts.
 */
import type { Neighbours } from '../model/template.js';
import type { LiteralSearch } from './literal-search.js';

const blank = 0x20;
const underscore = 0x5f;
/** Stands for a letter that belongs to the same word: no letter that is asked for. */
const sameWord = 1;

/** @param neighbours of each literal; null where every hit counts */
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

type Codes = readonly (readonly [before: number, after: number])[];

function codesOf(neighbours: readonly Neighbours[] | null): Codes | null {
  return neighbours?.map(([before, after]) => [before?.charCodeAt(0) ?? 0, after?.charCodeAt(0) ?? 0] as const) ?? null;
}

/** A loop, and numbers only: a log of near misses asks a million times. */
function isOther(codes: Codes, before: number, after: number): boolean {
  for (const [asked, then] of codes) if (!differs(asked, before) && !differs(then, after)) return false;
  return true;
}

function wordBefore(bytes: Uint8Array, start: number, from: number): number {
  return start > from ? nextWord(bytes[start - 1], start - 2 >= from ? bytes[start - 2] : 0) : 0;
}

function wordAfter(bytes: Uint8Array, end: number, to: number): number {
  return end < to ? nextWord(bytes[end], end + 1 < to ? bytes[end + 1] : 0) : 0;
}

/** By the byte beside a hit and the one beyond that. */
function nextWord(beside: number | undefined, beyond: number | undefined): number {
  if (beside === blank) return letterOrDigit(beyond);
  return beside === underscore || letterOrDigit(beside) !== 0 ? sameWord : 0;
}

/** Zero: nothing is known of it. */
function differs(asked: number, found: number): boolean {
  return asked !== 0 && found !== 0 && asked !== found;
}

/** Folded; zero for any other byte. */
function letterOrDigit(code: number = 0): number {
  if (code >= 0x30 && code <= 0x39) return code;
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a ? folded : 0;
}
