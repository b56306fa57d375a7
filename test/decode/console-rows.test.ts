/** What somebody marked and copied in a console: its rows are joined again, and lines that were wrapped in another way are left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from '../cli/log-text.js';
import { scanJson } from '../cli/run-licdiag.js';
import { logLines } from '../helpers/log-lines.js';
import { readInPieces } from '../helpers/read-in-pieces.js';
import { wrapLines } from '../helpers/whole-records.js';

const server = 'METERINGSERVER1';
const log = `${quietLog}${leftOverShare(server)}`;
const rowsOf = (text: string, width: number, end = '\r\n'): string =>
  text
    .split('\r\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
    .join(end);
const quotedRows = (mark: string, width = 80): string =>
  `Hello,\r\n\r\n${rowsOf(`The console shows this:\r\n\r\n${log}\r\nRegards, John Doe`, width).replace(/^(?!\n)/gm, mark)}\r\n`;
const decoded = async (text: string | Buffer, ...sizes: (() => number)[]): Promise<string> =>
  (await readInPieces(Buffer.from(text), ...sizes)).toString('utf8');
/** The lines with text, each whole. */
const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

describe('the failure is found where its record starts', () => {
  const forms: Record<string, string | Buffer> = {
    'of 80 columns': rowsOf(log, 80),
    'of 120 columns': rowsOf(log, 120),
    'of 132 columns, with LF': rowsOf(log, 132, '\n'),
    'that lost blanks at their end': rowsOf(log, 80).replace(/ +(?=\r\n)/g, ''),
    'below the command': `C:\\SMS\\Logs>type Licsvcfg.log\r\n${rowsOf(log, 80)}\r\nC:\\SMS\\Logs>`,
    'in a mail': `Hello,\r\n\r\nhere is what the console shows:\r\n\r\n${rowsOf(log, 80)}\r\nRegards, John Doe\r\n`,
    'that findstr /n numbered': rowsOf(
      linesOf(log)
        .map((line, i) => `${i + 1}:${line}\r\n`)
        .join(''),
      80,
    ),
    'that a mail quotes': quotedRows('> '),
    'of 120 columns that a mail quotes twice': quotedRows('>> ', 120),
    'that a mail quotes with bars': quotedRows('| '),
    'that a page indents': quotedRows('    '),
    'that a mail quotes without a blank on empty lines': quotedRows('> ').replace(/> \r\n/g, '>\r\n'),
    'in UTF-16': Buffer.from(`\ufeff${rowsOf(log, 80)}`, 'utf16le'),
    'with letters outside ASCII': rowsOf(log.replaceAll('Central', 'Mitteleurop\u00e4ische'), 80),
    'with letters of a code page': Buffer.from(
      rowsOf(log.replaceAll('Central', 'Mitteleurop\u00e4ische'), 80),
      'latin1',
    ),
  };
  it.each(Object.entries(forms))('%s', (_, input) => {
    const { code, report } = scanJson(['-'], { input });
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([
      { article: 'Q214954', confidence: 'likely', subject: { server }, firstSeen: '1999-05-11T21:14:05.190' },
    ]);
    const rows = (Buffer.isBuffer(input) && input[0] === 0xff ? input.toString('utf16le') : input.toString()).split(
      '\n',
    );
    const starts = ['INFO: installation', 'Checking', 'ERROR'].map(
      (start) => rows.findIndex((row) => row.includes(start)) + 1,
    );
    expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual(starts);
    expect(report.unexplained).toEqual([]);
  });
});

it.each(['', '> ', '>', '>> ', '| ', '    ', '\t'])(
  'behind "%s" shows that a later attempt got past the share',
  (mark) => {
    const later = `Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll...`;
    const [first = '', second = ''] = leftOverShare(server).split('\r\n');
    const rows = rowsOf(`${log}${first}\r\n${second}\r\n${record(later)}${quietLog}`, 80);
    const input = rows.replace(/^(?=.)/gm, mark);
    expect(scanJson(['-'], { input }).report.findings).toMatchObject([{ article: 'Q214954', state: 'resolved' }]);
  },
);

it('joins the rows wherever reads end', async () => {
  const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 400 }));
  const text = rowsOf(log.repeat(4), 80);
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (most, target) => {
      const joined = await decoded(
        text,
        () => most.next().value,
        () => target.next().value,
      );
      expect(linesOf(joined)).toEqual(linesOf(log.repeat(4)));
      expect(joined.split('\n').length).toBe(text.split('\n').length);
    }),
    { numRuns: 30 },
  );
});

describe('stays as it is', () => {
  const twoLines = record('The first line of a message that goes on\r\n in another line').repeat(5);
  it.each<[string, string]>([
    ['a log as the server writes it', log],
    ['records of the same length', record('INFO: nothing to do').repeat(9)],
    ['a log that a mail wrapped at 80 columns', wrapLines(log.repeat(2), 80, '')],
    ['a log that a mail wrapped at 72 columns', wrapLines(log.repeat(2), 72, '')],
    ['the same record, wrapped at its blanks', wrapLines(record('INFO: nothing to do').repeat(9), 80, '')],
    ['trailers on a line of their own', log.replaceAll('  $$<', '\r\n$$<')],
    ['trailers broken between their fields', log.replaceAll('><', '>\r\n<')],
    ['trailers broken before their clock', log.replaceAll(' 21:14', '\r\n21:14')],
    ['a quoted mail that was wrapped at 80 columns', wrapLines(log.repeat(2), 80, '> ')],
    ['an indented log that was wrapped at 80 columns', wrapLines(log.repeat(2), 80, '    ')],
    ['a quoted log', log.replace(/^(?=.)/gm, '> ')],
    ['text without records', rowsOf('The metering server could not be installed again. '.repeat(20), 80)],
  ])('%s', async (_, text) => expect(await decoded(text)).toBe(text));

  it('a record of two lines keeps its blank', async () => {
    expect(linesOf((await decoded(twoLines)).replaceAll('on\r\n in', 'on in'))).toEqual(
      linesOf(twoLines.replaceAll('on\r\n in', 'on in')),
    );
  });
});
