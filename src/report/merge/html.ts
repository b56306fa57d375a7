/** A hierarchy as one HTML file: which sites have which failure, then the servers of each site by state. */
import type { MergeReport } from '../../model/merge.js';
import { pageEnd, pageStart } from '../html-page.js';
import { element, escapeHtml, htmlList, tableHead } from '../html-text.js';
import { plural } from '../words.js';
import { cleanSites, closedLabel, doubts, mergeVerdict, stateWords } from './words.js';

export function writeMergeHtml(merged: MergeReport): string {
  const { summary } = merged;
  const { error, warning } = summary.active;
  const tone = error > 0 ? 'failure' : warning > 0 ? 'warning' : 'good';
  return [
    pageStart(`Metering servers of the hierarchy: ${mergeVerdict(merged)}`, merged.tool.version),
    `<header>
<h1>Metering servers of the hierarchy</h1>
<p class="verdict ${tone}">${escapeHtml(mergeVerdict(merged))}</p>
</header>
<main id="findings" tabindex="-1">`,
    htmlList(2, 'What limits this view', doubts(merged)),
    failuresTable(merged),
    sitesTable(merged),
    ...cleanSites(merged).map(([title, sites]) => element('h2', title) + element('p', sites.join(', '))),
    unexplainedTable(merged),
    '</main>',
    pageEnd(
      `licdiag ${merged.tool.version}, ${plural(merged.reports, 'report')}. Each site's own report has the evidence and the steps.`,
    ),
  ].join('\n');
}

function failuresTable({ byFinding }: MergeReport): string {
  const rows = byFinding.flatMap(({ title, article, signature, severity, sites }) =>
    sites.map((one, i) => {
      const { site, active, resolved, acknowledged } = one;
      const isOpen = active.length > 0;
      const closed = closedLabel([one]);
      const badge = isOpen ? severity : closed === 'OVER' ? 'resolved' : 'unknown';
      return `<tr><td class="name">${element('span', isOpen ? severity.toUpperCase() : closed, `badge ${badge}`)}</td><td>${
        i === 0 ? `<strong>${escapeHtml(title)}</strong>` : element('span', title, 'soft')
      }</td>${[article ?? signature, site, active.join(', '), acknowledged.join(', '), resolved.join(', ')].map((text) => element('td', text)).join('')}</tr>`;
    }),
  );
  return table(
    'Sites by failure',
    ['State', 'Failure', 'Article', 'Site', 'Active on', 'Acknowledged or known on', 'Resolved on'],
    rows,
  );
}

function sitesTable({ bySite }: MergeReport): string {
  const rows = bySite.flatMap(({ site, servers }) =>
    servers.map(({ server, state, findings }) => {
      const badge = { active: 'error', acknowledged: 'unknown', resolved: 'resolved' }[state];
      return `<tr>${element('td', site)}${element('td', server)}<td>${element('span', stateWords[state], `badge ${badge}`)}</td>${element('td', findings.join(', '))}</tr>`;
    }),
  );
  return table('Servers of each site', ['Site', 'Server', 'State', 'Articles'], rows);
}

function unexplainedTable({ unexplained }: MergeReport): string {
  const rows = unexplained.map(
    ({ shape, occurrences, servers, stages, sites }) =>
      `<tr>${element('td', String(occurrences))}<td><code>${escapeHtml(shape)}</code></td>${element('td', sites.join(', '))}${element('td', servers.join(', '))}${element('td', stages.join(', '))}</tr>`,
  );
  return table('Errors that no signature explains', ['Times', 'Error', 'Sites', 'Servers', 'Stage'], rows);
}

function table(title: string, columns: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return '';
  // On a narrow screen the table scrolls sideways; tabindex lets the keyboard scroll it.
  return `${element('h2', title)}
<div class="rows" tabindex="0" role="group" aria-label="${title}">
<table>\n${tableHead(columns)}\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>
</div>`;
}
