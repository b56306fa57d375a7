/**
 * Writes the rows of a CSV file. A text that a spreadsheet would take for a formula gets a quote in front: then it shows as text.
 * Some, in Japanese, take the wide forms of the signs too.
 */

type Cell = string | number | null | undefined;

export function csvLine<Column extends string>(
  columns: readonly Column[],
  row: Readonly<Partial<Record<Column, Cell>>>,
): string {
  return `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n`;
}

function csvCell(value: string | number): string {
  const text = String(value).replace(/\r\n?|\n/g, '\n');
  const safe = typeof value === 'string' && /^\s*[=+\-@|%\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
