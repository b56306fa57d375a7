/**
 * A hierarchy as a table for a spreadsheet: a row for each finding, to sort, filter and count by site. What is in doubt has rows
 * too, told by `state`: a site with errors that nothing explains would else look like one without trouble.
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

export function* writeMergeCsv({ findings, unexplained, incomplete }: MergeReport): Iterable<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  for (const finding of findings) yield line(finding);
  for (const { shape, occurrences, servers, sites } of unexplained)
    yield line({
      site: sites.join(' '),
      server: servers.join(' '),
      state: 'unexplained error',
      title: shape,
      occurrences,
    });
  for (const name of incomplete) yield line({ site: name, state: 'incomplete report' });
}

function line(row: Row): string {
  return `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n`;
}
