/** Records that were damaged first and listed afterwards: in capitals, wrapped, without tabs or brackets, then numbered or quoted. */
import { expect, it } from 'vitest';
import { leftOverShare, quietLog } from './log-text.js';
import { scanJson } from './run-licdiag.js';

const lines = `${quietLog}${leftOverShare('CINDER01')}`.trimEnd().split('\r\n');
const listed = (all: readonly string[], prefix: (line: number) => string): string =>
  all.map((line, i) => `${prefix(i + 1)}${line}\r\n`).join('');
const wrapped = (by: string | RegExp, between: string): string[] =>
  lines.flatMap((line) => line.replace(by, between).split('\n'));
const capitals = lines.map((line) => line.toUpperCase());
const beforeClock = wrapped(/ (?=\d\d:\d\d:\d\d\.)/, '\n');
const round = lines.map((line) =>
  line
    .replace(/\$\$<(.*?)><(.*?)><thread=(\d+) .*$/, '$$$$($1)($2)(thread=$3)')
    .replace(/\.\d{3}( \d{4}) [\w ]+/, '$1~'),
);
const withoutTabs = lines.map((line) => line.replace(/\$\$<(.*?)>.*$/, '$1 5/11/99 9:14:05 PM 412 (0x19C)'));
const withoutBrackets = lines.map((line) => line.replace(/\$\$<(.*?)><(.*?)><(thread.*)>$/, '$1 $2><$3'));
const first = lines.findIndex((line) => line.includes('installation destination')) + 1;
const item = (line: number): string => `${line}. `;
const aligned = (line: number): string => `${String(line).padStart(6)}  `;

it.each([
  ['capitals, numbered', listed(capitals, item), 1],
  ['capitals, with aligned numbers', listed(capitals, aligned), 1],
  ['capitals, with bars', listed(capitals, (line) => `${line} | `), 1],
  ['capitals, with a clock', listed(capitals, (line) => `10:44:0${line} `), 1],
  ['round brackets, numbered', listed(round, item), 1],
  ['rows that lost their tabs, numbered', listed(withoutTabs, item), 1],
  ['rows that lost their tabs, in capitals', listed(withoutTabs, () => '').toUpperCase(), 1],
  ['rows that lost their tabs, in small letters', listed(withoutTabs, () => '').toLowerCase(), 1],
  ['records without brackets, with a clock', listed(withoutBrackets, (line) => `10:44:0${line} `), 1],
  ['records without brackets, in capitals', listed(withoutBrackets, () => '').toUpperCase(), 1],
  [
    'records without brackets, wrapped, in a mail',
    listed(
      withoutBrackets.flatMap((line) => line.replace(/ (?=May|Daylight)/g, '\n').split('\n')),
      () => '> ',
    ),
    3,
  ],
  ['wrapped before the trailer, all numbered', listed(wrapped(/ {2}(?=\$\$<)/, '\n'), item), 2],
  ['wrapped inside the date, all numbered', listed(beforeClock, item), 2],
  ['wrapped before the clock, by grep -n', listed(beforeClock, (line) => `${line}:`), 2],
  ['wrapped with an indent, in a mail', listed(wrapped(/ (?=\d\d:\d\d:\d\d\.)/, '\n   '), () => '> > '), 2],
  [
    'numbered, with a blank line below each record, in a mail',
    listed(lines, (line) => `${line === 1 ? '' : '>\r\n'}> ${line}:`),
    2,
  ],
  ['a blank line in the trailer, in a mail', listed(wrapped(/ (?=\d\d:\d\d:\d\d\.)/, '\n\n'), () => '> '), 3],
])('%s', (_, input, linesOfRecord) => {
  const { findings } = scanJson(['-'], { input }).report;
  expect(findings).toMatchObject([
    { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1 },
  ]);
  const evidence = findings[0]?.evidence.map((one) => (one.kind === 'log' ? [one.line, one.time?.slice(0, 19)] : []));
  const lineOf = (record: number): number => (record - 1) * linesOfRecord + 1;
  expect(evidence).toEqual([0, 1, 2].map((i) => [lineOf(first + i), '1999-05-11T21:14:05']));
});
