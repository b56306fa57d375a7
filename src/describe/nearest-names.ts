/** Finds the names that a mistyped one may mean, the nearest first: few letters differ, or what was typed is a part of the name. */
import { compareText } from '../model/compare-text.js';

const mostNames = 3;
/** Longer input is cut: the time grows with its length. */
const longestName = 80;

export function nearestNames(asked: string, known: readonly string[]): string[] {
  const wanted = asked.trim().toLowerCase().slice(0, longestName);
  if (wanted === '') return [];
  return known
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((one, other) => one.distance - other.distance || compareText(one.name, other.name))
    .slice(0, mostNames)
    .map(({ name }) => name);
}

function distanceOf(one: string, other: string): number {
  if (one.length >= 4 && other.includes(one)) return 1;
  return editDistance(one, other);
}

/** How many letters to insert, delete or replace (Levenshtein). */
function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same));
    }
    above = row;
  }
  return above[other.length] ?? 0;
}
