/**
 * A log in a mail that quotes with `| ` or `: ` before each line. The usual `> ` stays, and templates and trailers allow for it:
 * it may stand anywhere in a line that was wrapped.
 */
import type { Rewrite } from './rewriting-reader.js';

/** Of a mail that was quoted several times, by mailers of either kind. */
const bars = String.raw`^((?:> ?){0,9})(?:\| ?|: ){1,9}`;
/** A row of a table ends with a bar too. */
const quoted = new RegExp(String.raw`${bars}(?=.*[^|\s][ \t]*$)`, 'gm');
const empty = String.raw`^(?:> ?){0,9}(?:\| ?|: ){0,9}[|:][ \t]*$`;
const pattern = new RegExp(`${quoted.source}|${empty}`, 'gm');
/** One of these stands before a bar, unless the log begins with it. */
const signs = ['\n', '\r', '>', '> '].flatMap((before) => [`${before}|`, `${before}:`]);
/** One line among others may begin so by itself. */
const fewest = 2;
const anyText = /^.*\S/gm;

/** @param start of the log. Null where it is quoted in no such way */
export function barsIn(start: string): Rewrite | null {
  if (!'|:'.includes(start.charAt(0)) && !signs.some((sign) => start.includes(sign))) return null;
  const found = start.match(quoted)?.length ?? 0;
  if (found === 0) return null;
  return found >= fewest || start.match(anyText)?.length === found ? withoutBars : null;
}

function withoutBars(text: string, startsLine: boolean): string {
  return text.replace(pattern, (whole, quotes: string | undefined, offset: number) =>
    offset > 0 || startsLine ? (quotes ?? '') : whole,
  );
}
