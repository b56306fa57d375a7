/**
 * A hierarchy as a table for a spreadsheet: a row for each finding, then rows for unexplained errors, incomplete reports and
 * reports made with filters, so that a table without findings does not look like good news.
 */
import type { MergedFinding, MergeReport } from '../../model/merge.js';
import { csvLine } from '../csv-line.js';

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

export function* writeMergeCsv({ findings, incomplete, narrowed, unexplained }: MergeReport): Iterable<string> {
  yield `\ufeff${columns.join(',')}\r\n`;
  for (const finding of findings) yield csvLine(columns, finding);
  for (const { shape, occurrences, sites, servers } of unexplained)
    yield csvLine(columns, {
      site: sites.join(', '),
      server: servers.join(', '),
      state: 'unexplained error',
      title: shape,
      occurrences,
    });
  for (const name of incomplete) yield csvLine(columns, { site: name, state: 'incomplete report' });
  for (const { report, filters } of narrowed)
    yield csvLine(columns, { site: report, state: 'report of a part', title: `made with ${filters}` });
}
