/** One finding as text: what and where, since when, the evidence, what to do and when not, how to see that it worked. */
import { wordsOfFact } from '../../model/fact-nouns.js';
import type { Evidence, Finding, Step } from '../../model/report.js';
import { factAndWords } from '../fact-and-words.js';
import {
  badgeOf,
  candidateInWords,
  counterTitle,
  evidenceTitle,
  expectedInWords,
  findingHead,
  originOf,
  signsOf,
  stepMarks,
  subjectInWords,
} from '../finding-words.js';
import { shortTime } from '../words.js';
import { wrap } from '../wrap.js';
import type { WriterOptions } from '../writer.js';

export function findingLine(finding: Finding, { colours }: WriterOptions): string {
  return `${badge(finding, colours).painted} ${subjectInWords(finding.subject)}: ${finding.title} (${finding.article ?? finding.signature}, ${finding.confidence}${finding.known ? ', known' : ''}${finding.acknowledged ? ', acknowledged' : ''})`;
}

export function findingBlock(finding: Finding, options: WriterOptions): string {
  const { colours, width, detail } = options;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `  ${colours.bold(title)}`, ...lines];
  const paragraph = (text: string): string => wrap(text, width, '    ', 4);
  const item = (text: string): string => wrap(text, width, '    - ', 6);
  // A resolved finding shows only what happened, why it is over, and which steps are forbidden now.
  const isOver = finding.state === 'resolved' && detail !== 'verbose';
  const steps = finding.remedy.steps.flatMap((step, i) =>
    isOver && step.state !== 'forbidden' ? [] : stepLines(step, i + 1, options),
  );
  return [
    titleLines(finding, options),
    ...facts(finding, width),
    ...section('What happened', [paragraph(finding.cause)]),
    ...section(evidenceTitle(finding), evidenceLines(finding.evidence, options)),
    ...section(
      counterTitle(finding),
      finding.counterEvidence.flatMap((one, i, all) => [
        ...(one.kind === 'log' ? [item(one.says)] : []),
        ...evidenceLines([one], options, all[i - 1]),
      ]),
    ),
    ...section('Could also be', finding.candidates.map(candidateInWords).map(item)),
    ...section('Careful', isOver ? [] : finding.remedy.cautions.map(item)),
    ...section(isOver ? 'What not to do' : 'What to do', steps),
    ...section('Files', isOver ? [] : fileTable(finding)),
    ...section('Also to expect while it lasts', isOver ? [] : finding.expected.map(expectedInWords).map(item)),
    ...section('How to see that it worked', isOver ? [] : signsOf(finding).map(item)),
    ...section(
      'Source',
      finding.references.map(({ article, title }) => wrap(title, width, `    ${article}  `, 6 + article.length)),
    ),
  ].join('\n');
}

/** The badge in its fixed width, plain and coloured. */
function badge(finding: Finding, colours: WriterOptions['colours']): { label: string; painted: string } {
  const name = badgeOf(finding);
  const paints = { ERROR: colours.red, WARNING: colours.yellow, INFO: colours.cyan, RESOLVED: colours.green };
  const label = name.padEnd(8);
  return { label, painted: paints[name](label) };
}

/** Wraps before colouring, since colour codes would count as width. */
function titleLines(finding: Finding, { colours, width }: WriterOptions): string {
  const { label, painted } = badge(finding, colours);
  const [first = '', ...more] = wrap(finding.title, width, `${label} `, label.length + 1).split('\n');
  return [painted + colours.bold(first.slice(label.length)), ...more.map((line) => colours.bold(line))].join('\n');
}

/** In two columns. The first is as wide as the longest name of this finding. */
function facts(finding: Finding, width: number): string[] {
  const rows = findingHead(finding);
  const column = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => wrap(text, width, `  ${name.padEnd(column)} `, column + 3));
}

/** The lines of evidence. Facts of one snapshot are grouped below its name. @param first the evidence shown before these, if any */
function evidenceLines(evidence: readonly Evidence[], options: WriterOptions, first?: Evidence): string[] {
  const { colours, width, detail } = options;
  const most = Math.max(60, width * 3);
  return evidence.flatMap((one, i) => {
    const before = i === 0 ? first : evidence[i - 1];
    const place = one.kind === 'log' ? `${one.file}:${one.line}` : one.file;
    const when = one.time === null ? '' : colours.dim(`  ${shortTime(one.time)}`);
    const heading = `    ${colours.cyan(place)}${when}`;
    if (one.kind === 'log') {
      return [
        heading,
        `      ${detail === 'verbose' || one.text.length <= most ? one.text : `${one.text.slice(0, most)}…`}`,
      ];
    }
    if (i > 0 && saysTheSame(before, one)) return [];
    const end = evidence.findIndex((other, at) => at > i && !saysTheSame(other, one));
    const others = evidence.slice(i + 1, end === -1 ? undefined : end).filter((other) => other.kind === 'snapshot');
    const says = wrap(factAndWords(one, others), width, '      ', 6);
    return before?.kind === 'snapshot' && before.file === one.file ? [says] : [heading, says];
  });
}

/** Two facts with the same words, such as two entries of a list of events, are shown as one. */
function saysTheSame(one: Evidence | undefined, other: Evidence): boolean {
  if (one?.kind !== 'snapshot' || other.kind !== 'snapshot') return false;
  return one.file === other.file && wordsOfFact(one) === wordsOfFact(other);
}

function fileTable({ remedy }: Finding): string[] {
  const rows = remedy.files.map(({ file, version = '', platform = '', note = '' }) => [file, version, platform, note]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

function stepLines(step: Step, number: number, { colours, width }: WriterOptions): string[] {
  const { text, command, state, because } = step;
  const mark = stepMarks[state] === '' ? '' : `[${stepMarks[state]}] `;
  const paint = { needed: colours.bold, done: colours.green, forbidden: colours.red, unknown: colours.yellow }[state];
  const first = `    ${number}. ${mark}`;
  const lines = wrap(`${text} (${originOf(step)})`, width, first, 7);
  const reason = because === null ? [] : [wrap(`because ${because}`, width, '       ', 7)];
  return [
    mark === '' ? lines : `    ${number}. ${paint(mark)}${lines.slice(first.length)}`,
    ...reason,
    ...(command === undefined ? [] : [`         ${colours.cyan(command)}`]),
  ];
}
