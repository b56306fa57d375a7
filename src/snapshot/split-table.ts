/** Splits the rows of an export into cells: at tabs, or at commas outside of quotation marks. */
export function splitTable(lines: readonly string[]): string[][] {
  const isTabbed = lines.some((line) => line.includes('\t'));
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => (isTabbed ? line.split('\t').map(unquote) : splitCommas(line)));
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
