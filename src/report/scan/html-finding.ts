/** One finding in HTML. Its id is an anchor that a ticket can link to. */
import type { Finding, Step } from '../../model/report.js';
import { evidenceView } from '../evidence-view.js';
import {
  badgeOf,
  candidateInWords,
  counterTitle,
  evidenceTitle,
  expectedInWords,
  fileInWords,
  findingHead,
  fixedInWords,
  originOf,
  signsOf,
  stepMarks,
  subjectInWords,
} from '../finding-words.js';
import { element, escapeHtml, htmlList } from '../html-text.js';
import { evidenceHtml } from './html-evidence.js';

export function findingAnchor({ id }: Finding): string {
  return `finding-${id.replace(/[^A-Za-z0-9_-]/g, '')}`;
}

/** The attributes that the filter of the page reads. */
export function filterData(finding: Finding): string {
  const { subject, title, article, signature } = finding;
  const text = [subject.server, subject.client, subject.site, title, article, signature].filter(
    (part) => part !== null,
  );
  return `data-kind="${badgeOf(finding).toLowerCase()}" data-text="${escapeHtml(text.join(' ').toLowerCase())}"`;
}

export function badgeHtml(finding: Finding): string {
  return element('span', badgeOf(finding), `badge ${badgeOf(finding).toLowerCase()}`);
}

export function findingHtml(finding: Finding): string {
  const { remedy } = finding;
  const anchor = findingAnchor(finding);
  const against = finding.counterEvidence.map(evidenceView);
  return [
    `<article class="finding ${badgeOf(finding).toLowerCase()}" id="${anchor}" ${filterData(finding)} aria-labelledby="${anchor}-title">`,
    `<div class="head">${badgeHtml(finding)}`,
    `<h2 id="${anchor}-title"><a href="#${anchor}">${escapeHtml(`${subjectInWords(finding.subject)}: ${finding.title}`)}</a></h2></div>`,
    factsHtml(finding),
    element('p', finding.cause),
    element('h3', evidenceTitle(finding)),
    evidenceHtml(finding.evidence.map(evidenceView)),
    ...(against.length === 0 ? [] : [element('h3', counterTitle(finding)), evidenceHtml(against)]),
    htmlList(3, 'Could also be', finding.candidates.map(candidateInWords)),
    ...(remedy.cautions.length === 0 ? [] : [`<div class="careful">${htmlList(3, 'Careful', remedy.cautions)}</div>`]),
    ...(remedy.steps.length === 0
      ? []
      : [element('h3', 'What to do'), `<ol class="steps">\n${remedy.steps.map(stepHtml).join('\n')}\n</ol>`]),
    htmlList(3, 'Files', remedy.files.map(fileInWords)),
    htmlList(3, 'Also to expect while it lasts', finding.expected.map(expectedInWords)),
    htmlList(3, 'How to see that it worked', signsOf(finding)),
    htmlList(
      3,
      'Source',
      finding.references.map(({ article, title }) => `${article}: ${title}`),
    ),
    '</article>',
  ].join('\n');
}

function factsHtml(finding: Finding): string {
  const rows = findingHead(finding, [['Fixed in', fixedInWords(finding.fixedIn)]]);
  return `<dl>\n${rows.map(([name, value]) => `${element('dt', name)}${element('dd', value)}`).join('\n')}\n</dl>`;
}

function stepHtml(step: Step): string {
  const mark = stepMarks[step.state];
  const badge = mark === '' ? '' : `${element('span', mark, `badge ${step.state}`)} `;
  return [
    `<li>${badge}${escapeHtml(step.text)} ${element('span', `(${originOf(step)})`, 'soft')}`,
    step.because === null ? '' : element('p', `because ${step.because}`, 'soft'),
    step.command === undefined ? '' : `<pre class="command"><code>${escapeHtml(step.command)}</code></pre>`,
    '</li>',
  ].join('');
}
