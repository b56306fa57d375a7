/**
 * Splits the rows of an export into cells: at tabs, or at commas outside of quotation marks. A cell in quotation marks may run over
 * several lines, as the description of an event does.
 */

/** Over how many lines one cell runs at most. A mark that is not closed within these opens no cell. */
const mostLines = 40;

export function splitTable(lines: readonly string[]): string[][] {
  const isTabbed = lines.some((line) => line.includes('\t'));
  return joinCells(
    lines.filter((line) => line.trim() !== ''),
    isTabbed,
  ).map((row) => (isTabbed ? row.split('\t').map(unquote) : splitCommas(row)));
}

/** Joins the lines of a cell to one row. */
function joinCells(lines: readonly string[], isTabbed: boolean): string[] {
  const rows: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const end =
      hasOddMarks(lines[i] ?? '') && opensCell(lines[i] ?? '', isTabbed) ? closingLine(lines, i, isTabbed) : i;
    rows.push(
      end === i
        ? (lines[i] ?? '')
        : lines
            .slice(i, end + 1)
            .map((line) => line.trim())
            .join(' '),
    );
    i = end;
  }
  return rows;
}

/** The line behind `from` in which the cell is closed; `from` if there is none near. */
function closingLine(lines: readonly string[], from: number, isTabbed: boolean): number {
  for (let i = from + 1; i < Math.min(lines.length, from + mostLines); i += 1) {
    const line = lines[i] ?? '';
    const closing = line.replaceAll('""', '  ').indexOf('"');
    if (closing < 0) continue;
    // A mark with text behind it closes nothing: the one above was a letter of its text.
    if (!(isTabbed ? /^\s*(?:\t|$)/ : /^\s*(?:,|$)/).test(line.slice(closing + 1))) return from;
    if (hasOddMarks(line)) return i;
  }
  return from;
}

function hasOddMarks(line: string): boolean {
  return line.split('"').length % 2 === 0;
}

/** Whether the last mark that no other closes stands at the start of a cell. */
function opensCell(line: string, isTabbed: boolean): boolean {
  return (isTabbed ? /(?:^|\t) *"(?:[^"]|"")*$/ : /(?:^|,) *"(?:[^"]|"")*$/).test(line);
}

function unquote(cell: string): string {
  const inner = /^\s*"(.*)"\s*$/.exec(cell)?.[1];
  return (inner?.replaceAll('""', '"') ?? cell).trim();
}

function splitCommas(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === ',' && !isQuoted) {
      cells.push(unquote(cell));
      cell = '';
    } else cell += letter;
  }
  return [...cells, unquote(cell)];
}
