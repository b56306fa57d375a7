/**
 * Turns a log that was saved as a table back into records. It knows two kinds: the grid of SMS Trace saved as CSV,
 * `"text","component","3/26/1999 10:43:41 AM","281 (0x119)"`, and log lines that a spreadsheet put in quotation marks.
 * Lines of any other form stay as they are.
 */
import { mailQuotes } from './mail-quotes.js';
import type { Rewrite } from './rewriting-reader.js';

/** Any date a spreadsheet may write. `trailerTime` decides which of them can be read without guessing. */
const date = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d\d[\d:., APMapmZ+-]{0,20}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][\w:. ]{10,60}`;
const component = String.raw`[A-Za-z][^",;<>|*?\t\r\n]{0,200}`;
const thread = String.raw`\d{1,10} \(0x[0-9A-Fa-f]{1,8}\)|\d{1,10}|[0-9A-F]{1,8}`;
/**
 * One row: text, component, date, thread, then perhaps empty cells. It is matched up to the end of the line, since an unquoted
 * text may itself hold the separator.
 */
const row = new RegExp(
  String.raw`^(?<text>[^\r\n]*?)(?<separator>[,;\t]) ?"?(?<component>${component})"?\k<separator> ?"?(?<date>${date})"?(?:\k<separator> ?"?(?<thread>${thread})"?)?(?:[,;\t ]|"")*(?=[\r\n]|$)`,
  'gm',
);
/** A whole record, trailer included, in quotation marks. */
const quotedLine = new RegExp(
  String.raw`^(?<mail>${mailQuotes})"(?<line>[^\r\n]*thread=[^<>\r\n]{1,40}> {0,9})"(?:[,;\t ]|"")*(?=[\r\n]|$)`,
  'gm',
);
const quotedCell = new RegExp(`^(?<mail>${mailQuotes})"(?<cell>.*)"$`);

/** The grid as SMS Trace copies it: tabs, no quotation marks. `entries` reads that form itself, so it is not rewritten here. */
const grid = /\t\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d\d:\d\d [AP]M\t?/;
const firstLines = /^[^\r\n]*\S[^\r\n]*$/gm;
/** The first row is among so many lines: a title and a row of headings may stand above it. */
const mostLinesToRow = 3;

/**
 * @param start the first lines of the log
 * @returns null if they are no such table
 */
export function rowsIn(start: string): Rewrite | null {
  if (start.includes('$$<')) return start.includes('"') && start.search(quotedLine) >= 0 ? unquoteLines : null;
  const lines = start.match(firstLines)?.slice(0, mostLinesToRow) ?? [];
  return lines.some((line) => line.search(row) >= 0 && !grid.test(line)) ? rowsToRecords : null;
}

function unquoteLines(text: string): string {
  return text.replace(quotedLine, (_, mail: string, line: string) => mail + unquoted(line));
}

function rowsToRecords(text: string): string {
  return text.replace(row, (...found) => {
    const cells: Readonly<Record<string, string | undefined>> = found.at(-1);
    const { text: message = '', component: name = '', date: printed = '', thread: id } = cells;
    const cell = message.replace(quotedCell, (_, mail: string, quoted: string) => mail + unquoted(quoted));
    const time = trailerTime(printed.trim());
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

/** The date as a trailer holds it. Null if day and month cannot be told apart, or the spreadsheet dropped the seconds. */
function trailerTime(printed: string): string | null {
  if (american.test(printed)) return printed.replace(/ ?([AP])M$/i, ' $1M');
  const [, year, month, day, clock] = yearFirst.exec(printed) ?? [];
  if (year !== undefined) return `${month}-${day}-${year} ${clock}`;
  const [, dottedDay, dottedMonth, dottedYear, time] = dotted.exec(printed) ?? [];
  if (dottedDay !== undefined) return `${dottedMonth}/${dottedDay}/${dottedYear} ${time}`;
  return asInTrailers.test(printed) ? printed : null;
}
