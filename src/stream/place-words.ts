/** Gives each word that is searched for its window: the one that the build chose, else one that is chosen now. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { type Word, windowLength } from '../prefilter/literal-search.js';
import { placeWindows } from '../prefilter/place-windows.js';

const commonLetters = new Set('aeilnorstu');

/** The window of a server's name: its three least common letters in a row, the last such. To choose better takes longer than it saves. */
export function placeName(literal: string): Word {
  const commonIn = (at: number): number =>
    [...literal.slice(at, at + windowLength)].filter((letter) => commonLetters.has(letter)).length;
  let at = literal.length - windowLength;
  for (let other = at - 1; other >= 0; other -= 1) if (commonIn(other) < commonIn(at)) at = other;
  return { literal, at, bucket: 7 };
}

/** Each literal once, with the window that the build chose. For literals of a user's own signatures it is chosen now. */
export function placeWords(literals: readonly string[], { windows }: Catalogue): Word[] {
  const unique = [...new Set(literals)];
  const known = unique.flatMap((literal) => {
    const window = windows[literal];
    return window ? { literal, at: window[0], bucket: window[1] } : [];
  });
  return [...known, ...placeWindows(unique.filter((literal) => windows[literal] === undefined))];
}
