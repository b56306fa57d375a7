/** One finding for a person: what and where, since when, by which lines, what to do and when not, how to see that it worked. */
import type { Evidence, Finding, Step } from '../model/report.js';
import { ageInWords, plural, shortTime } from './words.js';
import { wrap } from './wrap.js';
import type { WriterOptions } from './writer.js';

/** By what it rests on: log lines alone, collected facts alone, or both. */
const confidences = {
  logs: {
    confirmed: 'the documented lines, and the collected facts agree',
    likely: 'all documented lines are there; nothing was collected to check them against',
    possible: 'only part of the documented lines, or a pattern that no article documents',
  },
  facts: {
    confirmed: 'the collected facts prove it',
    likely: 'the collected facts fit; what would prove it is not known',
    possible: 'the collected facts allow it, and other causes too',
  },
  both: {
    confirmed: 'the documented lines, and the collected facts agree',
    likely: 'the documented lines and the collected facts fit; what would prove it is not known',
    possible: 'only part of the documented lines, or a pattern that no article documents',
  },
};

export function findingLine(finding: Finding, { colours }: WriterOptions): string {
  return `${badge(finding, colours).painted} ${subjectOf(finding)}: ${finding.title} (${finding.article ?? finding.signature}, ${finding.confidence}${finding.known ? ', known' : ''}${finding.acknowledged ? ', acknowledged' : ''})`;
}

export function findingBlock(finding: Finding, options: WriterOptions): string {
  const { colours, width, detail } = options;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `  ${colours.bold(title)}`, ...lines];
  const paragraph = (text: string): string => wrap(text, width, '    ', 4);
  const item = (text: string): string => wrap(text, width, '    - ', 6);
  // Of what is over, a person needs what it was, why it is over, and what must not be done any more.
  const isOver = finding.state === 'resolved' && detail !== 'verbose';
  const steps = finding.remedy.steps.flatMap((step, i) =>
    isOver && step.state !== 'forbidden' ? [] : stepLines(step, i + 1, options),
  );
  return [
    titleLines(finding, options),
    ...facts(finding),
    ...section('What happened', [paragraph(finding.cause)]),
    ...section(`Evidence${evidenceNote(finding)}`, evidenceLines(finding.evidence, options)),
    ...section(
      finding.state === 'resolved' ? 'Why it is over' : 'What speaks against it',
      finding.counterEvidence.flatMap((one) => [
        ...(one.kind === 'log' ? [item(one.says)] : []),
        ...evidenceLines([one], options),
      ]),
    ),
    ...section('Could also be', candidateLines(finding, options)),
    ...section(isOver ? 'What not to do' : 'What to do', steps),
    ...section('Files', isOver ? [] : fileTable(finding)),
    ...section('Careful', isOver ? [] : finding.remedy.cautions.map(item)),
    ...section(
      'Also to expect while it lasts',
      isOver ? [] : finding.expected.map(({ article, text }) => item(`${text} (${article})`)),
    ),
    ...section('How to see that it worked', isOver ? [] : finding.verify.map(item)),
    ...section(
      'Source',
      finding.references.map(({ article, title }) => paragraph(`${article}  ${title}`)),
    ),
  ].join('\n');
}

/** All badges have the same width, and so the titles start in one column. */
function badge({ severity, state }: Finding, colours: WriterOptions['colours']): { label: string; painted: string } {
  if (state === 'resolved') return { label: 'RESOLVED', painted: colours.green('RESOLVED') };
  const labels = { error: 'ERROR   ', warning: 'WARNING ', info: 'INFO    ' };
  const paints = { error: colours.red, warning: colours.yellow, info: colours.cyan };
  return { label: labels[severity], painted: paints[severity](labels[severity]) };
}

/** Wrapped before it is painted, since colours have no width. */
function titleLines(finding: Finding, { colours, width }: WriterOptions): string {
  const { label, painted } = badge(finding, colours);
  const [first = '', ...more] = wrap(finding.title, width, `${label} `, label.length + 1).split('\n');
  return [painted + colours.bold(first.slice(label.length)), ...more.map((line) => colours.bold(line))].join('\n');
}

function subjectOf({ subject }: Finding): string {
  return subject.server ?? subject.client ?? (subject.site === null ? 'not named in the log' : `site ${subject.site}`);
}

function facts(finding: Finding): string[] {
  const { firstSeen, lastSeen, occurrences, age, subject } = finding;
  const when =
    lastSeen === null
      ? 'at a time that the log does not print'
      : firstSeen === null || shortTime(firstSeen) === shortTime(lastSeen)
        ? shortTime(lastSeen)
        : `${shortTime(firstSeen)} to ${shortTime(lastSeen)}`;
  const what = subject.server !== null ? 'Server    ' : 'Where     ';
  return [
    `  ${what} ${subjectOf(finding)}${subject.site !== null && subject.server !== null ? ` (site ${subject.site})` : ''}`,
    `  Seen       ${plural(occurrences, 'time')}, ${when}${age === null ? '' : ` (${ageInWords(age)})`}`,
    `  Confidence ${finding.confidence}: ${confidences[groundOf(finding)][finding.confidence]}`,
    `  Article    ${finding.article ?? 'none (a signature of your own)'}`,
    ...(finding.known ? ['  Known      yes: the baseline report has it already'] : []),
    ...(finding.acknowledged === null ? [] : [acknowledgedLine(finding.acknowledged)]),
  ];
}

function acknowledgedLine({ reason, expires }: NonNullable<Finding['acknowledged']>): string {
  return `  Accepted   ${reason}${expires === null ? '' : ` (until ${expires})`}`;
}

function evidenceNote({ occurrences, evidence }: Finding): string {
  return occurrences > 2 && evidence.length > 0 ? ' (the first and the last time)' : '';
}

function groundOf({ evidence }: Finding): keyof typeof confidences {
  if (evidence.every(({ kind }) => kind === 'log')) return 'logs';
  return evidence.every(({ kind }) => kind === 'snapshot') ? 'facts' : 'both';
}

/** Facts of one snapshot stand under it together. */
function evidenceLines(evidence: readonly Evidence[], options: WriterOptions): string[] {
  const { colours, width, detail } = options;
  const most = Math.max(60, width * 3);
  return evidence.flatMap((one, i) => {
    const before = evidence[i - 1];
    const place = one.kind === 'log' ? `${one.file}:${one.line}` : one.file;
    const when = one.time === null ? '' : colours.dim(`  ${shortTime(one.time)}`);
    const heading = `    ${colours.cyan(place)}${when}`;
    if (one.kind === 'log') {
      return [
        heading,
        `      ${detail === 'verbose' || one.text.length <= most ? one.text : `${one.text.slice(0, most)}…`}`,
      ];
    }
    const fact = `${one.fact} = ${one.value}`;
    const says = wrap(one.says.startsWith(one.fact) ? fact : `${one.says} [${fact}]`, width, '      ', 6);
    return before?.kind === 'snapshot' && before.file === one.file ? [says] : [heading, says];
  });
}

function candidateLines({ candidates }: Finding, { width }: WriterOptions): string[] {
  return candidates.map(({ article, cause, separatedBy }) =>
    wrap(`${article}: ${cause} Told by: ${separatedBy}`, width, '    - ', 6),
  );
}

function fileTable({ remedy }: Finding): string[] {
  const rows = remedy.files.map(({ file, version = '', platform = '', note = '' }) => [file, version, platform, note]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

const stepMarks: Record<Step['state'], string> = {
  needed: '',
  done: '[done] ',
  forbidden: '[DO NOT] ',
  unknown: '[check first] ',
};

function stepLines(
  { text, command, source, state, because }: Step,
  number: number,
  { colours, width }: WriterOptions,
): string[] {
  const mark = stepMarks[state];
  const paint = { needed: colours.bold, done: colours.green, forbidden: colours.red, unknown: colours.yellow }[state];
  const origin = source.documented ? source.article : `${source.article}, inferred`;
  const first = `    ${number}. ${mark}`;
  const lines = wrap(`${text} (${origin})`, width, first, 7);
  const reason = because === null ? [] : [wrap(`because ${because}`, width, '       ', 7)];
  return [
    mark === '' ? lines : `    ${number}. ${paint(mark)}${lines.slice(first.length)}`,
    ...(command === undefined ? [] : [`         ${colours.cyan(command)}`]),
    ...reason,
  ];
}
