/** Reads CSV as RFC 4180 says, strictly: quotes only around whole cells, rows of equal length. */
export function parseCsv(text: string): Readonly<Record<string, string>>[] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
      if (!end) throw new Error(`a quoted cell does not end: ${text.slice(at, at + 80)}`);
      cell = (end[1] ?? '').replaceAll('""', '"');
      at += end[0].length;
    } else {
      cell = /^[^",\r\n]*/.exec(text.slice(at))?.[0] ?? '';
      at += cell.length;
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (text.startsWith('\r\n', at)) row.push('');
      if (!text.startsWith('\r\n', at)) continue;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`not a cell's end: ${text.slice(at, at + 20)}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  const [head = [], ...body] = rows;
  return body.map((cells) => {
    if (cells.length !== head.length) throw new Error(`a row has ${cells.length} cells instead of ${head.length}`);
    return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']));
  });
}
