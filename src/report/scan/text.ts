/** The report as text for the console: the verdict, each finding, unexplained errors, and what was not read. */
import type { Report } from '../../model/report.js';
import { joinBlocks, titledBlock } from '../blocks.js';
import { lacksMeteringLogs, meteringLogAdvice } from '../missing-logs.js';
import { saidFirst } from '../said-first.js';
import { inputsBlock, problemLines } from '../text-inputs.js';
import { unexplainedBlock } from '../unexplained-lines.js';
import { verdictOf } from '../verdict.js';
import { wrap } from '../wrap.js';
import type { Writer, WriterOptions } from '../writer.js';
import { artifactInWords, nearMissInWords, undecidedInWords } from './open-questions.js';
import { findingBlock, findingLine } from './text-finding.js';

export const writeText: Writer = (report, options) => {
  const { detail, width } = options;
  const blocks = [
    [
      verdict(report, options),
      ...[...saidFirst(report), ...(options.notes ?? [])].map((line) => wrap(line, width, '', 2)),
    ].join('\n'),
    ...(detail === 'quiet'
      ? [quietLines(report, options).join('\n')]
      : report.findings.map((finding) => findingBlock(finding, options))),
    ...(detail === 'quiet'
      ? []
      : [
          [unexplainedBlock(report.unexplained, options), stageHint(report)].filter((part) => part !== '').join('\n'),
          listBlock('Not decided: a fact is missing', report.undecided.map(undecidedInWords), options),
          listBlock('Collect next', report.nextArtifacts.map(artifactInWords), options),
        ]),
    detail === 'verbose' ? listBlock('Nearly matched', report.nearMisses.map(nearMissInWords), options) : '',
    problemLines(report, options),
    lacksMeteringLogs(report) ? meteringLogAdvice(width) : '',
    ...(detail === 'verbose' ? [inputsBlock(report, options)] : []),
  ];
  return joinBlocks(blocks);
};

/** One line for each finding. Where two lines are equal (one failure of one server in two folders), the file is added. */
function quietLines({ findings }: Report, options: WriterOptions): string[] {
  const lines = findings.map((finding) => findingLine(finding, options));
  return lines.map((line, i) => {
    const file = findings[i]?.evidence[0]?.file;
    return lines.indexOf(line) === lines.lastIndexOf(line) || file === undefined ? line : `${line} in ${file}`;
  });
}

function verdict(report: Report, { colours, width }: WriterOptions): string {
  const { tone, main, rest } = verdictOf(report);
  const paints = { failure: colours.red, warning: colours.yellow, good: colours.bold, 'nothing-known': colours.yellow };
  const isFound = tone === 'failure' || tone === 'warning';
  if (isFound) return `${colours.bold(paints[tone](main))}${rest}`;
  return wrap(`${main}${rest}`, width, '', 0).replace(main, paints[tone](main));
}

/** Explains the "at <stage>" of unexplained errors. */
function stageHint({ unexplained }: Report): string {
  return unexplained.some(({ stages }) => stages !== null && stages.length > 0)
    ? '  "at": the stage of an install attempt; "licdiag timeline" shows the attempts'
    : '';
}

function listBlock(title: string, items: readonly string[], { colours, width }: WriterOptions): string {
  return titledBlock(
    colours.bold(title),
    items.map((item) => wrap(item, width, '  ', 4)),
  );
}
