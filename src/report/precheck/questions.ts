/** The answer file of `precheck --questions`: the answers given so far, then an entry to fill in for each open item. */
import type { Item } from '../../model/precheck-report.js';
import type { PrecheckWriter } from './text.js';

export const writePrecheckQuestions: PrecheckWriter = ({ from, to, items }) => {
  const open = items.filter(({ question, due }) => question !== null && due);
  const answered = items.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'answer'));
  const head = [
    `# Answers for: licdiag precheck ... --to ${to} --from ${from} --answers <this file>`,
    '# Fill in "answer" with one of the words given, and who looked, when, and what was seen. What stays empty stays open.',
    ...(open.length + answered.length === 0 ? ['[]'] : []),
  ];
  return `${[...head, ...answered.map(answeredEntry), ...open.map(openEntry)].join('\n')}\n`;
};

function openEntry(item: Item): string {
  const { how = [], answers = { pass: '' } } = item.question ?? {};
  const words = Object.entries(answers).map(([answer, means]) => `#   ${answer}: ${means}`);
  return [
    '',
    `# ${item.title}`,
    ...how.map((one) => `# - ${one}`),
    ...words,
    ...entry(item, { answer: '', by: '', when: '', note: '' }),
  ].join('\n');
}

function answeredEntry(item: Item): string {
  const given = item.evidence.find((one) => one.kind === 'answer');
  const { answer = '', by = null, when = null, note = null } = given ?? {};
  return ['', `# ${item.title}`, ...entry(item, { answer, by: by ?? '', when: when ?? '', note: note ?? '' })].join(
    '\n',
  );
}

/** Values are written as JSON strings, which YAML reads as strings, whatever a name or a note holds. */
function entry({ id, subject }: Item, fields: Readonly<Record<string, string>>): string[] {
  return [
    `- id: ${id}`,
    ...(subject.server === null ? [] : [`  server: ${JSON.stringify(subject.server)}`]),
    ...Object.entries(fields).map(([name, value]) => `  ${name}:${value === '' ? '' : ` ${JSON.stringify(value)}`}`),
  ];
}
