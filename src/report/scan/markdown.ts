/** The report as Markdown for a ticket or a wiki: a table of the findings, then each with its evidence and steps. */
import type { Report } from '../../model/report.js';
import { joinBlocks } from '../blocks.js';
import { badgeOf, subjectInWords } from '../finding-words.js';
import { markdownBlock, markdownCode, markdownList, markdownText } from '../markdown-text.js';
import { lacksMeteringLogs, meteringLogAdvice } from '../missing-logs.js';
import { saidFirst } from '../said-first.js';
import { unreadInputs } from '../unread-inputs.js';
import { verdictOf } from '../verdict.js';
import { foldedText, plural, shortTime, stagesInWords } from '../words.js';
import type { Writer } from '../writer.js';
import { findingMarkdown } from './markdown-finding.js';
import { artifactInWords, nearMissInWords, undecidedInWords } from './open-questions.js';

export const writeMarkdown: Writer = (report, { detail, notes = [] }) => {
  const { main, rest } = verdictOf(report);
  const blocks = [
    '# Metering server diagnosis',
    `**${markdownText(main)}**${markdownText(rest)}`,
    [...saidFirst(report), ...notes]
      .map(markdownText)
      .map((line) => line.replace(/^\\- /, '- '))
      .join('\n'),
    table(report),
    ...(detail === 'quiet' ? [] : report.findings.map(findingMarkdown)),
    ...unexplained(report),
    ...markdownList(2, 'Not decided: a fact is missing', report.undecided.map(undecidedInWords)),
    ...markdownList(2, 'Collect next', report.nextArtifacts.map(artifactInWords)),
    ...(detail === 'verbose' ? markdownList(2, 'Nearly matched', report.nearMisses.map(nearMissInWords)) : []),
    ...problems(report),
    ...(lacksMeteringLogs(report)
      ? ['## How to get a metering log', markdownBlock(meteringLogAdvice(100).split('\n'))]
      : []),
    `*licdiag ${markdownText(report.tool.version)}, signatures ${report.tool.catalogue}, ${markdownText(report.run.startedAt)}*`,
  ];
  return joinBlocks(blocks);
};

function table({ findings }: Report): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding) =>
    [
      badgeOf(finding),
      subjectInWords(finding.subject),
      finding.subject.site ?? '',
      finding.title,
      finding.article ?? finding.signature,
      finding.lastSeen === null ? '' : shortTime(finding.lastSeen),
      [finding.known ? 'known' : '', finding.acknowledged ? 'acknowledged' : ''].filter(Boolean).join(', '),
    ]
      .map(markdownText)
      .join(' | '),
  );
  const head = ['', 'Server', 'Site', 'Finding', 'Article', 'Last seen', 'Note'];
  return [head.join(' | '), head.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`).join('\n');
}

function unexplained({ unexplained: errors }: Report): string[] {
  const items = errors.map(({ shape, occurrences, servers, stages, first, last }) => {
    const about = [servers.map(markdownText).join(', '), stagesInWords({ stages })].filter((part) => part !== '');
    const where = about.length > 0 ? ` (${about.join('; ')})` : '';
    const until =
      first.file === last.file && first.line === last.line
        ? ''
        : `, last in ${markdownCode(`${last.file}:${last.line}`)}`;
    const folded = foldedText({ shape, first }).map((text) => `: ${markdownCode(text)}`);
    return `- ${plural(occurrences, 'time')}${where}: ${markdownCode(shape)}, first in ${markdownCode(`${first.file}:${first.line}`)}${folded.join('')}${until}`;
  });
  return items.length === 0 ? [] : ['## Errors that no signature explains', items.join('\n')];
}

function problems({ inputs }: Report): string[] {
  const unread = unreadInputs(inputs);
  const items = unread.map(({ path, problem }) => `- ${markdownCode(path)}: ${markdownText(problem)}`);
  return items.length === 0
    ? []
    : [`## ${plural(unread.length, 'file')} could not be read in full; the diagnosis is incomplete`, items.join('\n')];
}
