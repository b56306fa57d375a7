/** The report as one HTML file to pass on. It is complete without its script. */
import type { Report } from '../../model/report.js';
import { subjectInWords } from '../finding-words.js';
import { pageEnd, pageStart } from '../html-page.js';
import { element, escapeHtml, htmlList } from '../html-text.js';
import { saidFirst } from '../said-first.js';
import { verdictOf } from '../verdict.js';
import { shortTime } from '../words.js';
import type { Writer } from '../writer.js';
import { badgeHtml, filterData, findingAnchor, findingHtml } from './html-finding.js';
import { inputsHtml, tilesHtml, unexplainedHtml } from './html-parts.js';
import { artifactInWords, nearMissInWords, undecidedInWords } from './open-questions.js';

export const writeHtml: Writer = function* (report, { notes = [], timelinePicture, detail }) {
  const { tone, main, rest } = verdictOf(report);
  const said = [...saidFirst(report), ...notes];
  yield pageStart(`Metering server diagnosis: ${main}`, report.tool.version);
  yield `<header>
<h1>Metering server diagnosis</h1>
<p class="verdict ${tone}">${escapeHtml(main)}</p>
<p class="soft">${escapeHtml(sentenceOf(rest))}</p>
${said.map((note) => element('p', note)).join('\n')}
${tilesHtml(report)}
</header>
<main id="findings" tabindex="-1">
${overview(report)}
${timelinePicture === undefined ? '' : `<h2>Timeline</h2>\n<div class="picture" tabindex="0" role="group" aria-label="Timeline">${timelinePicture}</div>`}
`;
  for (const finding of report.findings) yield `${findingHtml(finding)}\n`;
  yield [
    unexplainedHtml(report),
    htmlList(2, 'Not decided: a fact is missing', report.undecided.map(undecidedInWords)),
    htmlList(2, 'Collect next', report.nextArtifacts.map(artifactInWords)),
    detail === 'verbose' ? htmlList(2, 'Nearly matched', report.nearMisses.map(nearMissInWords)) : '',
    inputsHtml(report),
    '</main>',
    pageEnd(footerOf(report)),
  ].join('\n');
};

/** The rest of the verdict as a sentence of its own: without its leading comma, and with `;` in place of the final brackets. */
function sentenceOf(rest: string): string {
  return rest
    .replace(/^,?\s*/, '')
    .replace(/ \((?=[^()]*\)\.$)/, '; ')
    .replace(/^\(|\)(?=\.$)/g, '');
}

function overview({ findings }: Report): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding) => {
    const { subject, title, article, signature, lastSeen } = finding;
    return [
      `<tr ${filterData(finding)}>`,
      `<td class="name">${badgeHtml(finding)}</td>`,
      element('td', subjectInWords(subject), subject.server === null ? '' : 'name'),
      element('td', subject.site ?? '', 'wide'),
      `<td><a href="#${findingAnchor(finding)}">${escapeHtml(title)}</a></td>`,
      element('td', article ?? signature, article === null ? '' : 'name'),
      element('td', lastSeen === null ? '' : shortTime(lastSeen), 'wide'),
      '</tr>',
    ].join('');
  });
  const kinds = ['error', 'warning', 'info', 'resolved'].map(
    (kind) => `<label><input type="checkbox" value="${kind}" checked> ${kind}</label>`,
  );
  return `<form class="filter" hidden role="search" aria-label="Findings">
<label>Filter <input type="search" placeholder="server, site, article" autocomplete="off"></label>
${kinds.join('\n')}
<output class="soft" aria-live="polite"></output>
</form>
<table>
<thead><tr><th scope="col">State</th><th scope="col">Server</th><th scope="col" class="wide">Site</th><th scope="col">Finding</th><th scope="col">Article</th><th scope="col" class="wide">Last seen</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function footerOf({ tool, run, redacted }: Report): string {
  return `licdiag ${tool.version}, signatures ${tool.catalogue}, made ${shortTime(run.startedAt.replace(/Z$/, ''))} UTC. ${
    redacted === 'none' ? 'Nothing in this report is masked: treat it as a secret. ' : ''
  }Times in logs are local times of the log. Steps come with their source; check before you act.`;
}
