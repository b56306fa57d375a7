/** What a search tool or a web page put into a log is gone, wherever reads end; what looks alike and is text stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInPieces } from '../helpers/read-in-pieces.js';

const readAll = async (...given: Parameters<typeof readInPieces>): Promise<string> =>
  (await readInPieces(...given)).toString('latin1');
const read = (text: string): Promise<string> => readAll(Buffer.from(text, 'latin1'));
const record = (message: string, clock = '10:43:41.547'): string =>
  `${message}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${clock} 1999 Eastern Standard Time><thread=281 (0x119)>`;
const records = [record('One'), record('Two: 12:30:01'), record(' Three C:\\a.log:4: text'), record('5 servers')];

test.each([
  ['numbers', (_: string, i: number) => `${i * 3 + 7}:`],
  ['numbers, of lines around too', (_: string, i: number) => (i === 2 ? '9:' : `${i + 7}-`)],
  ['a name and numbers', (_: string, i: number) => `Licsvcfg.log:${i + 1}:`],
  [
    'a name and numbers, of lines around too',
    (_: string, i: number) => (i === 2 ? 'a-1-b.log:9:' : `a-1-b.log-${i + 7}-`),
  ],
  ['a path of Windows', (_: string, i: number) => `C:\\SMS (old)\\Logs\\Licsvcfg (2).log:${i + 1}:`],
  ['a share', (_: string, i: number) => `\\\\HQ1\\logs$\\Licsvcfg.log:${i + 1}:`],
  ['the marks of Select-String', (_: string, i: number) => `${i === 1 ? '> ' : '  '}Licsvcfg.log:${i + 1}:`],
  [
    'a log and its rollover',
    (_: string, i: number) => (i < 2 ? `logs/Licsvcfg.lo_:${i + 8}:` : `logs/Licsvcfg.log:${i}:`),
  ],
  ['a name alone', () => './logs/Licsvcfg.log:'],
  ['a name alone, of lines around too', (_: string, i: number) => `Licsvcfg.log${i < 2 ? '-' : ':'}`],
  ['the numbers of cat -n', (_: string, i: number) => `${String(i + 98).padStart(6)}\t`],
  ['the numbers of nl -n rz', (_: string, i: number) => `${String(i + 98).padStart(6, '0')}\t`],
  ['a revision, a name and numbers', (_: string, i: number) => `HEAD~2:logs/Licsvcfg.log:${i + 1}:`],
  ['columns', (_: string, i: number) => `${i + 1}:${9 - i}:`],
  ['columns behind a name', (_: string, i: number) => `Licsvcfg.log:${i + 1}:${9 - i}:`],
  ['offsets, of lines around too', (_: string, i: number) => (i === 2 ? '9:12345:' : `${i + 7}-${i + 12_343}-`)],
  ['numbers with a colon and a blank', (_: string, i: number) => `${i * 3 + 7}: `],
  ['numbers with a blank', (_: string, i: number) => `${i + 8} `],
  ['the column of less -N', (_: string, i: number) => `${String(i + 98).padStart(7)} `],
])('without %s', async (_, prefix) => {
  const list = records.map((line, i) => `${prefix(line, i)}${line}`);
  expect(await read(`${list.join('\r\n')}\r\n`)).toBe(`${records.join('\r\n')}\r\n`);
  expect(await read(`\r\n${list.join('\n')}`)).toBe(`\r\n${records.join('\n')}`);
});

test('lists that were joined with their marks', async () => {
  const list = (from: number): string => `\xef\xbb\xbf${records.map((line, i) => `${from + i}:${line}\r\n`).join('')}`;
  expect(await read(list(1) + list(9))).toBe(`${records.join('\r\n')}\r\n`.repeat(2));
});

test('groups of lines are parted by an empty line', async () => {
  expect(await read(`1:${records[0]}\n2-${records[2]}\n--\n7:${records[3]}\n`)).toBe(
    `${records[0]}\n${records[2]}\n\n${records[3]}\n`,
  );
});

test('what was wrapped later goes on as it is, also where a clock starts a line', async () => {
  const wrapped = records.slice(2).map((line) => line.replace('26 10', '26\r\n10'));
  const list = wrapped.map((line, i) => `Licsvcfg.log:${i + 1}:${line}`);
  expect(await read(list.join('\r\n'))).toBe(wrapped.join('\r\n'));
  expect(await read(wrapped.map((line, i) => `${i + 1}:${line}`).join('\r\n'))).toBe(wrapped.join('\r\n'));
});

test('lines of another folder keep their prefix, so that two sites are not read as one', async () => {
  const foreign = `BR1\\Licsvcfg.log:1:${records[3]}`;
  expect(await read(`HQ1\\Licsvcfg.log:1:${records[0]}\r\n${foreign}\r\n`)).toBe(`${records[0]}\r\n${foreign}\r\n`);
});

test('below the name of the log, as rg shows them', async () => {
  const list = records.map((line, i) => `${i + 7}${i === 2 ? ':' : '-'}${line}\n`).join('');
  expect(await read(`logs/Licsvcfg.log\n${list}`)).toBe(`logs/Licsvcfg.log\n${records.join('\n')}\n`);
});

test('a wrapped record that goes on with the number of the next one costs no record behind it its place', async () => {
  const wrapped = (i: number, end: string): string => (records[i] ?? '').replace('26 10', `\n${end}10`);
  const list = records.map((_, i) => `${i + 25} ${wrapped(i, '26 ')}\n`).join('');
  expect(await read(list)).toBe(records.map((_, i) => `${wrapped(i, i < 2 ? '' : '26 ')}\n`).join(''));
});

test('a wrapped record of a column goes on as it is', async () => {
  const column = records.map((line, i) => `${String(i + 1).padStart(7)} ${line.replace('26 10', '26\n 10')}\n`);
  expect(await read(column.join(''))).toBe(records.map((line) => `${line.replace('26 10', '26\n 10')}\n`).join(''));
});

describe('stays as it is', () => {
  test.each([
    [
      'a column of numbers that are no lines',
      `${['   1 one', '   5 two', '   7 six'].map((own) => record(own)).join('\r\n')}\r\n`,
    ],
    ['numbers that end elsewhere', `${[' 1 one', '  2 two', '   3 six'].map((own) => record(own)).join('\r\n')}\r\n`],
    ['two records that begin with a number', `${[' 1 one', ' 2 two'].map((own) => record(own)).join('\r\n')}\r\n`],
    ['a column without trailers', ' 1 one\r\n 2 two\r\n 3 six\r\n'],
    ['a table of which a line has no number', `1\t${record('One')}\n2\t${record('Two')}\n\t${record('Six')}\n`],
    ['what rg found in two logs', `a.log\n1:${record('One')}\n\nb.log\n1:${record('Two')}\n`],
    ['a clock', '12:30:01 one\r\n13:30:01 two\r\n'],
    ['a clock without seconds', '12:30 one\r\n13:30 two\r\n'],
    ['clocks after a blank line', '\r\n9:05 one\r\n10:05 two\r\n'],
    ['dates', '10-12-1999 one\r\n11-12-1999 two\r\n'],
    [
      'clocks of which a record has none',
      `10:43 AM ${record('One')}\r\n10:44 AM ${record('Two')}\r\n${record('Six')}\r\n`,
    ],
    ['a log with its own clocks', '10:43 AM one\r\n10:44 AM two\r\n10:45 AM six\r\n'],
    [
      'the times that SMS puts before records',
      `${['one', 'two', 'six'].map((own) => record(`[05/21/97 16:58:28] ${own}`)).join('\r\n')}\r\n`,
    ],
    ['a list with two marks', `- ${record('One')}\r\n* ${record('Two')}\r\n- ${record('Six')}\r\n`],
    ['stars of a message', `${['one', 'two', 'six'].map((own) => record(`** ${own}`)).join('\r\n')}\r\n`],
    ['two records with hyphens', `- ${record('One')}\r\n- ${record('Two')}\r\n`],
    ['dates before records', `10-12-1999 ${record('One')}\r\n11-12-1999 ${record('Two')}\r\n`],
    ['a table', '| METER01 | failed |\r\n| METER02 | failed |\r\n'],
    ['one line with a bar', `${record('One')}\r\n| two\r\n`],
    ['one line with a colon', `${record('One')}\r\n: two\r\n`],
    ['colons without a blank', ':one\r\n:two\r\n'],
    ['numbers that fall', '5: one\r\n4: two\r\n'],
    ['one number', '5: servers are left\r\n'],
    ['a list of which a record has none', `1:${record('One')}\r\n${record('Two')}\r\n3:${record('Three')}\r\n`],
    ['a drive', 'C:\\SMS\\bin is full\r\nD:\\SMS is full\r\n'],
    ['a log of which one line is named so', `Licsvcfg.log: ${record('One')}\r\n${record('Two')}\r\n`],
    ['an ordinary log that tells of a page', `${record('the page said &quot;R&amp;D&lt;1&quot;')}\r\n`],
    ['one record that starts with a number', `${record('5: servers failed')}\r\n`],
    ['records that somebody numbered', `${record('1: one')}\r\n${record('2: two')}\r\n`],
    [
      'numbers with a blank that are no lines',
      `${['5 one', '7 two', '8 six'].map((own) => record(own)).join('\r\n')}\r\n`,
    ],
    ['numbers with a blank, without trailers', '1 one\r\n2 two\r\n3 six\r\n'],
    ['steps that somebody numbered', '1: METER01\r\n2: METER02\r\n3: METER03\r\n'],
    ['a list that somebody numbered', '1: METER01 failed\r\n2: METER02 failed\r\n'],
    [
      'a log of another kind that tells of a page',
      '<![LOG[R&amp;D &lt;1&gt;<br>]LOG]!><time="10:43:41.547+300" date="03-26-1999">\r\n',
    ],
    ['an ampersand', 'R&amp;D and sales\r\n'],
    ['nothing', ''],
    ['blank lines', '\r\n \r\n'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toBe(text);
  });
});

/** As servers write them: a number may begin a message, but not each one with the number of its line. */
const ordinary = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '',
        ' ',
        '   ',
        '\t',
        '~',
        '5 ',
        '   5 ',
        '5\t',
        '[5] ',
        '5: ',
        '[5]',
        '5:',
        'C:\\a.log is ',
        '12:30 ',
      ),
      fc.constantFrom('One', 'ERROR: two', 'thread=5', 'x'.repeat(300)),
    ),
    { minLength: 2, maxLength: 30 },
  )
  .map((messages) => messages.map(([start, rest]) => `${record(start + rest)}\r\n`).join(''));

test('an ordinary log is never taken for a list', async () => {
  await fc.assert(
    fc.asyncProperty(ordinary, async (text) => {
      expect(await read(text)).toBe(text);
    }),
    { seed: 19990326, numRuns: 500 },
  );
});

test('HTML becomes what it shows', async () => {
  const html =
    '<p>1: it&#39;s &quot;R&amp;amp;D&quot;&nbsp;&#38;&#x26; &#228;&auml;&#160;&#10;&lt;b&gt; $$&lt;LICENSE METERING&gt;&lt;Fri Mar 26 10:43:41.547 1999&gt;&lt;thread=1 (0x1)&gt;</p><br />\r\n<BR>';
  expect(await read(html)).toBe(
    ' 1: it\'s "R&amp;D" && &#228;&auml; &#10;<b> $$<LICENSE METERING><Fri Mar 26 10:43:41.547 1999><thread=1 (0x1)>  \r\n ',
  );
});

test('HTML that was escaped twice becomes what it shows', async () => {
  const once = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const log = `${record('R&D <1>')}\r\n`;
  expect(await read(once(once(log)))).toBe(log);
  expect(await read(once(`<p>${once(log).trim()}</p>\n`))).toBe(` ${log.trim()} \n`);
  const lines = 'ERROR: R&D <p> of <METER02>\n';
  expect(await read(once(once(lines)))).toBe(lines);
});

test('a record that mentions what a page escapes twice stays', async () => {
  const log = `${record('a trailer in a page: $$&amp;lt; and &amp;gt;')}\r\n`;
  expect(await read(log)).toBe(log);
});

test('tags between words are text where neither a trailer nor a tag around a line shows a page', async () => {
  expect(await read('It&#39;s a <p> in a <div> of it\n')).toBe("It's a <p> in a <div> of it\n");
  expect(await read('It&#39;s a <span class="hit">METER02</span> here<br>\n')).toBe("It's a  METER02  here \n");
});

test.each(['| ', '|', ': ', '| | ', '|| ', ': | '])('a mail that quotes with %j', async (mark) => {
  const quoted = records.map((line) => line.trim());
  const mail = ['Hello,', '', ...quoted.map((line) => mark + line), mark, mark.trim(), `> ${mark}one`, 'Regards', ''];
  expect(await read(mail.join('\r\n'))).toBe(['Hello,', '', ...quoted, '', '', '> one', 'Regards', ''].join('\r\n'));
});

test.each(['> | ', '>| ', '>> : '])(
  'a mail that quotes with %j loses the bar, and keeps the other mark',
  async (mark) => {
    const other = mark.replace(/[|:] $/, '');
    const mail = records.map((line) => mark + line).join('\r\n');
    expect(await read(mail)).toBe(records.map((line) => other + line).join('\r\n'));
  },
);

test('a list of a search tool in such a mail', async () => {
  const list = records.map((line, i) => `| ${i + 7}:${line}`);
  expect(await read(list.join('\r\n'))).toBe(records.join('\r\n'));
});

test('a list that was pasted from HTML, in UTF-16', async () => {
  const page = records.map((line, i) => `${i + 1}:${line}`.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  expect(await readAll(Buffer.from(`\ufeff${page.join('\r\n')}`, 'utf16le'))).toBe(records.join('\r\n'));
});

const line = fc.oneof(
  fc.constantFrom(...records, '', '--', 'plain text', '&lt;', '& <', '12', 'x'.repeat(700), `${'y&'.repeat(400)}gt;`),
  fc.string({ maxLength: 40 }),
);
const lineEnd = fc.constantFrom('\r\n', '\n', '\r');
const sizes = fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 5000 })));

test.each(['number', 'name', 'entity', 'bar', 'row'])('the borders of reads do not matter: %s', async (kind) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(line, lineEnd), { maxLength: 200 }),
      sizes,
      sizes,
      async (lines, most, target) => {
        const text = [[record('First'), '\r\n'] as const, ...lines]
          .map(([own, end], i) =>
            kind === 'row'
              ? `"${i === 0 ? 'First' : own.replaceAll('"', '""').replaceAll('$$', '')}","A_B","3/26/99 1:43:41 PM","281 (0x119)"${end}`
              : kind === 'entity'
                ? `${own.replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))}${end}`
                : `${{ name: 'a/b.log:', bar: '| ' }[kind] ?? ''}${i + 1}:${own}${end}`,
          )
          .join('');
        const bytes = Buffer.from(text, 'latin1');
        const inPieces = await readAll(
          bytes,
          () => most.next().value,
          () => target.next().value,
        );
        expect(inPieces).toBe(await readAll(bytes, () => 1 << 20));
        expect(inPieces).toContain(
          kind === 'row' ? 'First  $$<A_B><3/26/99 1:43:41 PM><thread=281 (0x119)>' : record('First'),
        );
      },
    ),
    { seed: 19990326, numRuns: 60 },
  );
});

test('a giant line takes little memory', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const giant = Buffer.alloc(24 * 1024 * 1024, 'a.log:1:&lt;');
  let longest = 0;
  await readAll(
    giant,
    () => 65536,
    () => {
      longest = Math.max(longest, process.memoryUsage().arrayBuffers);
      return 65536;
    },
  );
  expect(longest - before).toBeLessThan(4 * giant.length);
});

test.each([['$$<'], ['$$<thread='], ['$$<thread=1> ']])(
  'a long line of "%s" behind a quotation mark, in a log whose lines are cells, is passed by soon',
  async (sign) => {
    const hostile = `"${sign.repeat(60_000 / sign.length)}\n`.repeat(20);
    expect(await read(`"${records[0]}"\n${hostile}`)).toBe(`${records[0]}\n${hostile}`);
  },
  8000,
);
