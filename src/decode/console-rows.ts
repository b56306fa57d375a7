/**
 * Joins the rows of a console again: who marks and copies what `type` printed gets a line end behind each row, often inside
 * a word or a number. Mails and articles break lines at blanks instead, which templates and trailers allow for themselves.
 */
import { isUtf8 } from 'node:buffer';
import { joinLines } from './join-lines.js';
import type { Rewrite } from './rewriting-reader.js';

const narrowest = 40;
/** So many rows must be full. */
const fewest = 2;
/** Blanks at the end of a row get lost: so many stand before a trailer. */
const mostBlanks = 2;
/** The end of a trailer, of which the beginning may stand in the row before. */
const endOfRecord = /(?:\)|thread=[^<>]{0,40}|^[^<>]*)>\s*$/i;

/** What a mail that quotes the rows, or a page that indents them, puts before each. */
const marks = /^[ \t>|:]*/;
const markedLine = /\n[ \t>|:]/;

/**
 * @param start the first lines of the log
 * @returns what makes a rewrite, which keeps count of the rows; null if they are no rows of a console
 */
export function consoleRowsIn(start: string): (() => Rewrite) | null {
  if (endsRecords(start) || !(holdsBrokenWord(start) || markedLine.test(start))) return null;
  const lines = start.split(/\r\n?|\n/).filter((line) => line !== '');
  const full = widthOf(lines.filter((line) => !endOfRecord.test(line)).map(lettersIn));
  if (full === null) return null;
  const marked = lines.slice(
    lines.findIndex((line) => lettersIn(line) === full),
    lines.findLastIndex((line) => endOfRecord.test(line)) + 1,
  );
  const mark = markOf(marked);
  const width = full - mark.length;
  const rows = marked.map((line) => line.slice(mark.length)).filter((row) => row !== '');
  if (rows.length === 0 || !rows.every((row) => isRow(row, width))) return null;
  const isBroken = rows.some((row, i) => goesOn(row, width) && holdsBrokenWord(`${row}\n${rows[i + 1] ?? ''}`));
  return isBroken ? () => joinRows(width, mark) : null;
}

/** The mark that all rows begin with; an empty one may have lost its blanks. */
function markOf(rows: readonly string[]): string {
  const [first = '', ...others] = rows.filter((row) => row.replace(marks, '') !== '');
  let mark = marks.exec(first)?.[0] ?? '';
  for (const row of others) while (!row.startsWith(mark)) mark = mark.slice(0, -1);
  return mark;
}

/** Cheap test: whether every line ends as a record does. Nearly all logs begin so. */
function endsRecords(start: string): boolean {
  for (let end = start.indexOf('\n'); end >= 0; end = start.indexOf('\n', end + 1)) {
    const last = start.charAt(end - 1) === '\r' ? end - 2 : end - 1;
    if (start.charAt(last) !== '>') return false;
  }
  return true;
}

/** Whether there is a break where no blank can have been: inside a name, a bracket, a number or the short name of a day. */
function holdsBrokenWord(text: string): boolean {
  return /_[A-Z]*\r?\n[A-Z]+[_>]|[A-Z]\r?\n_|\$\r?\n[$<]|<t?h?r?e?a?d?=?\r?\n|thread=\d*\r?\n\d|\([0-9A-Fx]*\r?\n[0-9A-Fx]|\d[:.]\d{0,2}\r?\n\d(?!\d{3}\b)|\d{3} \d{1,3}\r?\n\d|<(?:[MTWFS]|[A-Z][a-z])\r?\n|\w\r?\n><|\S\r?\n (?=\S)/.test(
    text,
  );
}

/** The length that most rows have. */
function widthOf(lengths: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const length of lengths) if (length >= narrowest) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].reduce((most, other) => (other[1] > most[1] ? other : most), [0, 0]);
  return count >= fewest ? width : null;
}

function isRow(row: string, width: number): boolean {
  const letters = lettersIn(row);
  return letters <= width && (letters >= width - mostBlanks || endOfRecord.test(row));
}

/** Whether a record goes on in the next row. */
function goesOn(row: string, width: number): boolean {
  return row.length >= width && lettersIn(row) === width && !endOfRecord.test(row);
}

/** The number of letters, whether the text is UTF-8 or of a code page. */
function lettersIn(line: string): number {
  const bytes = Buffer.from(line, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8').length : line.length;
}

function joinRows(width: number, mark: string): Rewrite {
  return joinLines((line, startsLine, isJoined) => {
    // The line ends of a row that a mail cut itself stand behind it.
    if (line === '' && isJoined) return { text: '', goesOn: true };
    const row = startsLine && line.startsWith(mark) ? line.slice(mark.length) : line;
    return { text: row, goesOn: goesOn(row, width) };
  });
}
