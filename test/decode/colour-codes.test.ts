/** What coloured a log for a terminal is gone, wherever reads end, and no word of the log with it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInPieces } from '../helpers/read-in-pieces.js';

const read = async (text: string, ...sizes: (() => number)[]): Promise<string> =>
  (await readInPieces(Buffer.from(text, 'latin1'), ...sizes)).toString('latin1');
const record = (message: string): string =>
  `${message}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>`;
const log = `${['ERROR: one', 'NAL[4] - two [5 ms]', 'a three'].map(record).join('\r\n')}\r\n`;
const eachLine = (text: string, change: (line: string, i: number) => string): string =>
  text
    .split(/(?<=\n)/)
    .map(change)
    .join('');
const marked = (text: string): string => text.replace(/ERROR|LICENSE|\$\$/g, '\x1b[01;31m\x1b[K$&\x1b[m\x1b[K');

test.each([
  ['words, by grep', marked(log)],
  ['words, by rg', log.replace(/ERROR|LICENSE/g, '\x1b[0m\x1b[1m\x1b[31m$&\x1b[0m')],
  ['words in reverse, by Select-String', log.replace(/ERROR|LICENSE/g, '\x1b[7m$&\x1b[0m')],
  ['lines', eachLine(log, (line) => `\x1b[38;5;231m${line.trimEnd()}\x1b[39m\r\n`)],
  ['lines, in colours of 24 bits', eachLine(log, (line) => `\x1b[38:2::255:0:0m${line.trimEnd()}\x1b(B\x1b[m\r\n`)],
  ['all of it', `\x1b[31m${log}\x1b[0m`],
  ['a recorder', `\x1b]0;C:\\Logs\x07\x1b[?25l\x1b[2J\x1b[H\x1b=${log}\x1b[?25h`],
  ['links', eachLine(log, (line) => `\x1b]8;;file:///logs/Licsvcfg.log\x1b\\${line.trimEnd()}\x1b]8;;\x1b\\\r\n`)],
  [
    'numbered lines',
    eachLine(marked(log), (line, i) => `\x1b[32m\x1b[K${i + 1}\x1b[m\x1b[K\x1b[36m\x1b[K:\x1b[m\x1b[K${line}`),
  ],
  ['what an editor shows', marked(log).replaceAll('\x1b', '^[')],
  ['what less shows', marked(log).replaceAll('\x1b', 'ESC')],
  ['what a console shows', `${marked(log)}`.replaceAll('\x1b', '\xe2\x86\x90')],
  ['what JSON holds', marked(log).replaceAll('\x1b', '\\u001b')],
  ['what a page left of it', marked(log).replaceAll('\x1b', '')],
  ['what a page left of ends', log.replace(/ERROR|LICENSE/g, '[31m$&[m')],
  ['what a page left of lines', eachLine(log, (line) => `[33m${line.trimEnd()}[0m\r\n`)],
])('without the colours of %s', async (_, text) => {
  expect(await read(text)).toBe(log);
});

test.each([
  ['an escape alone', `${log}\x1bA \x1b\r\n`],
  ['a colour that never ends', `${record('the cell [31m was read')}\r\n`],
  ['an end without a colour', `${record('waited [0m 5s] for [msi]')}\r\n`],
  ['minutes', `${record('waited [1m 5s] and [0m 5s]')}\r\n${record('for [2m] or [0m]')}\r\n`],
  ['brackets and carets', `${record('matches ^[[A-Z] in NAL[4] [12min] [K')}\r\n`],
])('%s stays', async (_, text) => {
  expect(await read(text)).toBe(text);
});

test('colours in a mail as it was sent', async () => {
  const sent = marked(log)
    .replace(/[=\x1b]/g, (sign) => (sign === '=' ? '=3D' : '=1B'))
    .split('\r\n')
    .map((line) => line.replace(/.{60,70}(?<!=.?)(?=.)/g, '$&=\r\n'))
    .join('\r\n');
  expect((await read(sent)).replace(/(\r\n)+/g, '\r\n')).toBe(log);
});

test('the arrows that a console shows, in UTF-16', async () => {
  const text = Buffer.from(`\ufeff${marked(log).replaceAll('\x1b', '\u2190')}`, 'utf16le');
  expect((await readInPieces(text)).toString('latin1')).toBe(log);
});

const long = Array.from({ length: 160 }, (_, i) => record(`ERROR ${i}`)).join(' ');

test.each([
  ['escapes', '\x1b[01;31m\x1b[K', '\x1b[m\x1b[K'],
  ['links', '\x1b]8;;http://x/?a=1&b=<2>\x1b\\', '\x1b]8;;\x1b\\'],
  ['escapes that are shown', '^[[01;31m^[[K', '^[[m^[[K'],
  ['escapes that are written', '\\x1b[31m', '\\x1b[0m'],
  ['escapes that were lost', '[01;31m[K', '[m[K'],
])('a line that is longer than what is read at once: no border inside %s', async (_, on, off) => {
  const colour = (text: string): string => text.replace(/ERROR|LICENSE/g, `${on}$&${off}`);
  const text = `${log}${'-'.repeat(70_000)}${long}\n`;
  for (const most of [1009, 8192, 65_536]) expect(await read(colour(text), () => most)).toBe(text);
});

const piece = fc.constantFrom(
  '\x1b[31m',
  '\x1b[0m',
  '\x1b',
  '[',
  'm',
  '\x1b]8;;x\x1b\\',
  'words ',
  '\r\n',
  '^[[0m',
  'x'.repeat(900),
);

test('the borders of reads do not matter', async () => {
  const sizes = fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 9000 })));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 120, size: 'max' }), sizes, sizes, async (pieces, most, target) => {
      const text = marked(log) + pieces.join('');
      const inPieces = await read(
        text,
        () => most.next().value,
        () => target.next().value,
      );
      expect(inPieces).toBe(await read(text, () => 1 << 20));
      expect(inPieces.startsWith(log)).toBe(true);
    }),
    { seed: 19990326, numRuns: 100 },
  );
});

test.each(['\x1b[', '\x1b]', '\x1b[0', '\x1b[;', '[0;', '[m', 'ESC[0'])(
  'a long line of %j is passed by soon',
  async (sign) => {
    const hostile = `${sign.repeat(2_000_000 / sign.length)}\n`;
    expect((await read(`${marked(log)}${hostile}`)).startsWith(log)).toBe(true);
  },
  8000,
);

test('a few words far behind the start of the log, wherever reads end', async () => {
  const healthy = Array.from({ length: 100 }, (_, i) => record(`two ${i}`)).join('\r\n');
  const late = `${healthy}\r\n${marked(record('ERROR: three'))}\r\n${healthy}`;
  const plain = `${healthy}\r\n${record('ERROR: three')}\r\n${healthy}`;
  expect(await read(late)).toBe(plain);
  const wide = await readInPieces(Buffer.from(`\ufeff${late}`, 'utf16le'));
  expect(wide.toString('latin1')).toBe(plain);
  const size = fc.integer({ min: 1, max: 5000 });
  await fc.assert(
    fc.asyncProperty(size, size, async (most, target) => {
      expect(
        await read(
          late,
          () => most,
          () => target,
        ),
      ).toBe(plain);
    }),
    { seed: 19990326, numRuns: 60 },
  );
});

test('an escape alone far behind the start stays', async () => {
  const text = `${Array.from({ length: 100 }, (_, i) => record(`two ${i}`)).join('\r\n')}\x1bA \x1b[31m\r\n`;
  expect(await read(text)).toBe(text);
});
