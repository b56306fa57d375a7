/** A hierarchy as a table for a spreadsheet: a row for each finding, to sort, filter and count by site. */
import type { MergedFinding, MergeReport } from '../model/merge.js';
import { csvCell } from './csv-cell.js';

const columns = [
  'site',
  'server',
  'client',
  'state',
  'severity',
  'confidence',
  'title',
  'article',
  'signature',
  'firstSeen',
  'lastSeen',
  'occurrences',
  'id',
] as const satisfies readonly (keyof MergedFinding)[];

export function* writeMergeCsv({ findings, incomplete }: MergeReport): Iterable<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  for (const finding of findings) yield `${columns.map((column) => csvCell(finding[column] ?? '')).join(',')}\r\n`;
  for (const name of incomplete) {
    const row = columns.map((column) =>
      column === 'site' ? csvCell(name) : column === 'state' ? 'incomplete report' : '',
    );
    yield `${row.join(',')}\r\n`;
  }
}
