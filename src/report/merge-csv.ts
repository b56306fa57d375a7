/**
 * A hierarchy as a table for a spreadsheet: a row for each finding, to sort, filter and count by site. Then one for each kind of error
 * that nothing explains and each report that is incomplete or of a part, so that a table without findings is no silence.
 */
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

type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

export function* writeMergeCsv({ findings, incomplete, narrowed, unexplained }: MergeReport): Iterable<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  for (const finding of findings) yield line(finding);
  for (const { shape, occurrences, sites, servers } of unexplained)
    yield line({
      site: sites.join(', '),
      server: servers.join(', '),
      state: 'unexplained error',
      title: shape,
      occurrences,
    });
  for (const name of incomplete) yield line({ site: name, state: 'incomplete report' });
  for (const { report, filters } of narrowed)
    yield line({ site: report, state: 'report of a part', title: `made with ${filters}` });
}

function line(row: Row): string {
  return `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n`;
}
