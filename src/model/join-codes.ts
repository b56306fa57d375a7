/** Puts the error numbers of several lines of one shape together: the shape leaves numbers out, so they may differ. */
import type { CodeMeaning } from './stage.js';

/** Each number once, in the order seen. */
export function joinCodes(codes: readonly CodeMeaning[], others: readonly CodeMeaning[]): readonly CodeMeaning[] {
  const added = others.filter((other) => codes.every(({ code }) => code !== other.code));
  return added.length === 0 ? codes : [...codes, ...added];
}
