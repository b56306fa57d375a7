/**
 * Takes out the `| ` or `: ` with which some mail programs quote each line. The usual `> ` stays: in a wrapped line it may stand
 * anywhere, so templates and trailers allow for it themselves.
 */
import { mailQuotes } from './mail-quotes.js';
import type { Rewrite } from './rewriting-reader.js';

/** Bars, perhaps behind `> `: a mail may have been quoted several times, by different programs. */
const bars = String.raw`^(${mailQuotes})(?:\| ?|: ){1,9}`;
/** A line that also ends with a bar is the row of a table. */
const quoted = new RegExp(String.raw`${bars}(?=.*[^|\s][ \t]*$)`, 'gm');
const empty = String.raw`^${mailQuotes}(?:\| ?|: ){0,9}[|:][ \t]*$`;
const quotedOrEmpty = new RegExp(`${quoted.source}|${empty}`, 'gm');
/** Cheap test before the expressions: a bar stands behind one of these, or at the start of the log. */
const signs = ['\n', '\r', '>', '> '].flatMap((before) => [`${before}|`, `${before}:`]);
/** A single line that begins with a bar proves nothing, unless it is the only one. */
const fewest = 2;
const anyText = /^.*\S/gm;

/**
 * @param start the first lines of the log
 * @returns null if they are not quoted with bars
 */
export function barsIn(start: string): Rewrite | null {
  if (!'|:'.includes(start.charAt(0)) && !signs.some((sign) => start.includes(sign))) return null;
  const found = start.match(quoted)?.length ?? 0;
  if (found === 0) return null;
  return found >= fewest || start.match(anyText)?.length === found ? withoutBars : null;
}

function withoutBars(text: string, startsLine: boolean): string {
  return text.replace(quotedOrEmpty, (whole, quotes: string | undefined, offset: number) =>
    offset > 0 || startsLine ? (quotes ?? '') : whole,
  );
}
