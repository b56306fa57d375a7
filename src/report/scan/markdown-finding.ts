/** One finding in Markdown. Log lines and commands are put into code blocks, where nothing in them is markup. */
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
  originOf,
  signsOf,
  stepMarks,
  subjectInWords,
} from '../finding-words.js';
import { markdownBlock, markdownList, markdownText } from '../markdown-text.js';
import { shortTime } from '../words.js';

export function findingMarkdown(finding: Finding): string {
  const { remedy, counterEvidence } = finding;
  const blocks = [
    `## ${badgeOf(finding)}: ${markdownText(`${subjectInWords(finding.subject)}: ${finding.title}`)}`,
    facts(finding),
    markdownText(finding.cause),
    `### ${evidenceTitle(finding)}`,
    markdownBlock(finding.evidence.map(evidenceView).map(evidenceLine)),
    ...(counterEvidence.length === 0
      ? []
      : [
          `### ${counterTitle(finding)}`,
          ...counterEvidence
            .map(evidenceView)
            .map(
              (view) =>
                `- ${markdownText(view.says ?? '')}\n\n${markdownBlock([evidenceLine({ ...view, says: null })], '  ')}`,
            ),
        ]),
    ...markdownList(3, 'Could also be', finding.candidates.map(candidateInWords)),
    ...markdownList(3, 'Careful', remedy.cautions),
    ...(remedy.steps.length === 0 ? [] : ['### What to do', ...remedy.steps.map(stepMarkdown)]),
    ...markdownList(3, 'Files', remedy.files.map(fileInWords)),
    ...markdownList(3, 'Also to expect while it lasts', finding.expected.map(expectedInWords)),
    ...markdownList(3, 'How to see that it worked', signsOf(finding)),
    ...markdownList(
      3,
      'Source',
      finding.references.map(({ article, title }) => `${article}  ${title}`),
    ),
  ];
  return blocks.join('\n\n');
}

function facts(finding: Finding): string {
  const rows = findingHead(finding, [['Signature', finding.signature]]);
  return rows.map(([name, value]) => `- **${name}**: ${markdownText(value)}`).join('\n');
}

function evidenceLine({ place, time, text, says }: ReturnType<typeof evidenceView>): string {
  return `${place}${time === null ? '' : `  ${shortTime(time)}`}  ${text}${says === null ? '' : `  (${says})`}`;
}

function stepMarkdown(step: Step, index: number): string {
  const mark = stepMarks[step.state] === '' ? '' : `**[${stepMarks[step.state]}]** `;
  const indent = ' '.repeat(`${index + 1}. `.length);
  const lines = [
    `${index + 1}. ${mark}${markdownText(step.text)} (${markdownText(originOf(step))})`,
    ...(step.because === null ? [] : [`\n${indent}because ${markdownText(step.because)}`]),
    ...(step.command === undefined ? [] : [`\n${markdownBlock([step.command], indent)}\n`]),
  ];
  return lines.join('\n').trimEnd();
}
