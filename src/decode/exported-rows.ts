/**
 * Rows of a grid that somebody saved as a table, `"text","component","3/26/1999 10:43:41 AM","281 (0x119)"`, and whole lines of a log that
 * a spreadsheet put between quotation marks. Each such row is written as the record that it was; what else stands in the file stays.
 */
import type { Rewrite } from './rewriting-reader.js';

/** Where nobody can tell day from month, or the spreadsheet dropped the seconds, the record has no time. */
const date = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d\d[\d:., APMapmZ+-]{0,20}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][\w:. ]{10,60}`;
const component = String.raw`[A-Za-z][^",;<>|*?\t\r\n]{0,200}`;
const thread = String.raw`\d{1,10} \(0x[0-9A-Fa-f]{1,8}\)|\d{1,10}|[0-9A-F]{1,8}`;
/** From its end: a text that was not quoted may hold what parts the cells. Empty cells may follow. */
const row = new RegExp(
  String.raw`^(?<text>[^\r\n]*?)(?<parting>[,;\t]) ?"?(?<component>${component})"?\k<parting> ?"?(?<date>${date})"?(?:\k<parting> ?"?(?<thread>${thread})"?)?(?:[,;\t ]|"")*(?=[\r\n]|$)`,
  'gm',
);
/** Of a mail that was quoted. */
const quotes = '(?:> ?){0,9}';
const quotedLine = new RegExp(
  String.raw`^(?<mail>${quotes})"(?<line>[^\r\n]*thread=[^<>\r\n]{1,40}> {0,9})"(?:[,;\t ]|"")*(?=[\r\n]|$)`,
  'gm',
);
const quotedCell = new RegExp(`^(?<mail>${quotes})"(?<cell>.*)"$`);

/** Of SMS Trace itself. It parts by tabs, without quotation marks, and is read as it is. */
const grid = /\t\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d\d:\d\d [AP]M\t?/;
const firstLines = /^[^\r\n]*\S[^\r\n]*$/gm;
/** A row of headings, and perhaps one above it. */
const mostAbove = 3;

/** @param start of the log. Null where it holds no such rows */
export function rowsIn(start: string): Rewrite | null {
  if (start.includes('$$<')) return start.includes('"') && start.search(quotedLine) >= 0 ? linesOfCells : null;
  const above = start.match(firstLines)?.slice(0, mostAbove) ?? [];
  return above.some((line) => line.search(row) >= 0 && !grid.test(line)) ? recordsOfRows : null;
}

function linesOfCells(text: string): string {
  return text.replace(quotedLine, (_, mail: string, line: string) => mail + unquoted(line));
}

function recordsOfRows(text: string): string {
  return text.replace(row, (...found) => {
    const cells: Readonly<Record<string, string | undefined>> = found.at(-1);
    const { text: message = '', component: name = '', date: printed = '', thread: id } = cells;
    const cell = message.replace(quotedCell, (_, mail: string, quoted: string) => mail + unquoted(quoted));
    const time = inOneForm(printed.trim());
    return `${cell}  $$<${name.trim()}>${time === null ? '' : `<${time}>`}${id === undefined ? '' : `<thread=${id}>`}`;
  });
}

function unquoted(cell: string): string {
  return cell.replaceAll('""', '"');
}

const american = /^\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d) \d{1,2}:\d\d:\d\d ?[AP]M$/i;
const yearFirst = /^(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d{1,2}:\d\d:\d\d(?:\.\d+)?)$/;
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d) (\d{1,2}:\d\d:\d\d)$/;
const asInTrailers = /^(?:[A-Z][a-z]{2} |\d\d-\d\d-\d{4} )/;

/** As a trailer may hold it, or null. */
function inOneForm(printed: string): string | null {
  if (american.test(printed)) return printed.replace(/ ?([AP])M$/i, ' $1M');
  const [, year, month, day, clock] = yearFirst.exec(printed) ?? [];
  if (year !== undefined) return `${month}-${day}-${year} ${clock}`;
  const [, ofMonth, ofYear, in4or2, time] = dotted.exec(printed) ?? [];
  if (ofMonth !== undefined) return `${ofYear}/${ofMonth}/${in4or2} ${time}`;
  return asInTrailers.test(printed) ? printed : null;
}
