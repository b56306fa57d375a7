/** Literals with their windows: those that the build chose; those of a user's own signatures are chosen now. */
import type { Word } from './literal-search.js';
import { placeWindows } from './place-windows.js';

export type KnownWindows = Readonly<Record<string, readonly [at: number, bucket: number]>>;

export function placedWords(words: readonly string[], windows: KnownWindows): Word[] {
  const literals = [...new Set(words)];
  const known = literals.flatMap((literal) => {
    const window = windows[literal];
    return window ? { literal, at: window[0], bucket: window[1] } : [];
  });
  const unknown = literals.filter((literal) => windows[literal] === undefined);
  return unknown.length === 0 ? known : [...known, ...placeWindows(unknown)];
}
