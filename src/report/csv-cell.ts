/** A quote before what a spreadsheet would take for a formula; it shows as text there. */
export function csvCell(value: string | number): string {
  const text = String(value).replace(/\r\n?|\n/g, '\n');
  const safe = typeof value === 'string' && /^\s*[=+\-@|%\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
