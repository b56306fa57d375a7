/** A grid of log lines that was saved as a table or went through a spreadsheet: its rows are the records that they were. */
import { describe, expect, it, test } from 'vitest';
import { logLines } from '../helpers/log-lines.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const lines = `${quietLog}${leftOverShare('CINDER01')}`.trimEnd().split('\r\n');
const cells = (line: string, date: string): string[] => {
  const [, text = '', component = '', , thread = ''] = /^(.*?) {2}\$\$<(.*?)><(.*?)><thread=(.*?)>$/.exec(line) ?? [];
  return [text, component, date, thread];
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const asIs = (cell: string): string => cell;
const rows = (parting: string, date: string, quote = quoted): string =>
  lines.map((line) => `${cells(line, date).map(quote).join(parting)}\r\n`).join('');

const numbered = (text: string, prefix: (line: number) => string): string =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line, i) => `${prefix(i + 1)}${line}\r\n`)
    .join('');

const at = '1999-05-11T21:14:05';
const forms: Record<string, readonly [string | Uint8Array, time: string | null, above: number]> = {
  'cells in quotation marks': [rows(',', '5/11/1999 9:14:05 PM'), at, 0],
  'with a row of headings': [
    `"Log Text","Component","Date/Time","Thread"\r\n${rows(',', '5/11/99 9:14:05 PM')}`,
    at,
    1,
  ],
  'without quotation marks': [rows(',', '5/11/1999 9:14:05 PM', asIs), at, 0],
  'parted by semicolons': [`Log Text;Component;Date/Time;Thread\r\n${rows(';', '11.05.1999 21:14:05', asIs)}`, at, 1],
  'in UTF-16, parted by tabs': [Buffer.from(`\ufeff${rows('\t', '1999-05-11 21:14:05')}`, 'utf16le'), at, 0],
  'the time as trailers have it': [rows(',', 'Tue May 11 21:14:05.190 1999 Central Daylight Time'), `${at}.190`, 0],
  'with cells that are empty': [rows(',', '1999-05-11T21:14:05').replaceAll('\r\n', ',"",,\r\n'), at, 0],
  'day or month, nobody can tell': [rows(',', '11/05/1999 21:14:05'), null, 0],
  'without seconds': [rows(';', '11.05.1999 21:14'), null, 0],
  'a cell for each line': [`Log\n${lines.map((line) => `${quoted(line)}\n`).join('')}`, `${at}.190`, 1],
  'a cell for each line, some in quotation marks': [
    lines.map((line, i) => `${i % 2 ? quoted(line) : line};;\r\n`).join(''),
    `${at}.190`,
    0,
  ],
  'the time in UTC': [rows(',', '1999-05-12T02:14:05Z'), null, 0],
  'a cell for each line, listed by grep -n': [
    lines.map((line, i) => `${i + 1}:${quoted(line)}\n`).join(''),
    `${at}.190`,
    0,
  ],
  'a cell for each line, behind bullets': [lines.map((line) => `- ${quoted(line)}\r\n`).join(''), `${at}.190`, 0],
  'a cell for each line, behind clocks': [lines.map((line) => `10:43 ${quoted(line)}\r\n`).join(''), `${at}.190`, 0],
  'a cell for each line, in a mail that quotes with bars': [
    lines.map((line) => `| ${quoted(line)}\r\n`).join(''),
    `${at}.190`,
    0,
  ],
  'a cell for each line, in a mail that quotes': [
    lines.map((line) => `> > ${quoted(line)}\r\n`).join(''),
    `${at}.190`,
    0,
  ],
  'behind a column of numbers': [numbered(rows(',', '5/11/1999 9:14:05 PM'), (n) => `${n},`), at, 0],
  'behind a column of numbers in quotation marks': [
    numbered(rows(',', '5/11/1999 9:14:05 PM'), (n) => `"${n}",`),
    at,
    0,
  ],
  'behind numbers, below a row of headings': [
    `"Log Text","Component","Date/Time","Thread"\r\n${numbered(rows(';', '11.05.1999 21:14:05'), (n) => `${n} `)}`,
    at,
    1,
  ],
  'listed by cat -n': [numbered(rows(',', '5/11/99 9:14:05 PM', asIs), (n) => `${String(n).padStart(6)}\t`), at, 0],
  'of SMS Trace behind the numbers of an editor': [
    numbered(rows('\t', '5/11/1999 9:14:05 PM', asIs), (n) => `${String(n).padStart(4)} `),
    at,
    0,
  ],
  'of SMS Trace behind numbers with a colon': [
    numbered(rows('\t', '5/11/1999 9:14:05 PM', asIs), (n) => `${n}: `),
    at,
    0,
  ],
  'in a mail that quotes': [rows(',', '5/11/1999 9:14:05 PM').replace(/^(?=")/gm, '> '), at, 0],
};

describe('the failure is found where it stands', () => {
  it.each(Object.entries(forms))('%s', (_, [content, time, above]) => {
    const folder = makeFolder({ 'export.csv': content, 'HQ1/Licsvcfg.log': content });
    for (const { code, stderr, report } of [
      scanJson(['export.csv'], { cwd: folder }),
      scanJson(['HQ1'], { cwd: folder }),
      scanJson(['-'], { input: content }),
    ]) {
      expect([code, stderr]).toEqual([1, '']);
      expect(report.findings).toMatchObject([
        { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1, firstSeen: time },
      ]);
      expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([4, 5, 6].map((line) => line + above));
      expect(report.unexplained).toEqual([]);
    }
  });
});

test('quotation marks and commas of a message are its own', () => {
  const message = 'ERROR: "A", and B, stopped';
  const input = `${quoted(message)},"SMS_LICENSE_SERVER_MANAGER","5/11/1999 9:14:05 PM","412 (0x19C)"\r\n`;
  expect(scanJson(['-'], { input }).report.unexplained).toMatchObject([{ first: { text: message } }]);
});

test('a password in a row is masked', () => {
  const input = `${quoted('ERROR: no access, PWD="hunter 2"')},"SMS_LICENSE_SERVER_MANAGER","5/11/1999 9:14:05 PM","412 (0x19C)"\r\n`;
  const { report } = scanJson(['-'], { input });
  expect(report.unexplained).toMatchObject([{ first: { text: 'ERROR: no access, PWD="********"' } }]);
  expect(JSON.stringify(report)).not.toContain('hunter');
});

test('a record whose message is a quotation stays as it is', () => {
  const input = `${record('"ERROR: one"')}${record('"ERROR: two')}`;
  const texts = scanJson(['-'], { input }).report.unexplained.map(({ first }) => first.text);
  expect(texts.sort()).toEqual(['"ERROR: one"', '"ERROR: two']);
});
