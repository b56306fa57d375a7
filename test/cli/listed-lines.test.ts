/** Lines of a log as a search tool prints them, or as they stand in the source of a web page: what a user has at hand. */
import { describe, expect, it, test } from 'vitest';
import { logLines } from '../helpers/log-lines.js';
import { wrapLines } from '../helpers/whole-records.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const lines = `${quietLog}${leftOverShare('CINDER01')}`.trimEnd().split('\r\n');
const list = (prefix: (line: number) => string, end = '\r\n'): string =>
  lines.map((line, i) => `${prefix(i + 1)}${line}${end}`).join('');
const offsetOf = (line: number): number => lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const page = list(() => '')
  .replace(/[<>']/g, (sign) => ({ '<': '&lt;', '>': '&gt;' })[sign] ?? '&#39;')
  .replaceAll('\r\n', '<br>\r\n');

const forms: Record<string, string | Uint8Array> = {
  'grep -n': list((line) => `${line}:`, '\n'),
  'grep -Hn': list((line) => `Licsvcfg.log:${line}:`, '\n'),
  'grep on several logs': list(() => 'logs/Licsvcfg.log:', '\n'),
  'findstr /n': list((line) => `${line}:`),
  'find /n': list((line) => `[${line}]`),
  'findstr /s /n': list((line) => `logs\\Licsvcfg.log:${line}:`),
  'cat -n': list((line) => `${String(line).padStart(6)}\t`, '\n'),
  'less -N': list((line) => `${String(line).padStart(7)} `, '\n'),
  'grep with lines around': list((line) => `Licsvcfg.log${line < 4 ? '-' : ':'}`, '\n'),
  'Select-String': utf16(list((line) => `Licsvcfg.log:${line}:`)),
  'git grep -n of a revision': list((line) => `origin/main~3:logs/Licsvcfg.log:${line}:`, '\n'),
  'git grep of a revision': list(() => 'HEAD:Licsvcfg.log:', '\n'),
  'rg --vimgrep': list((line) => `logs/Licsvcfg.log:${line}:${10 - line}:`, '\n'),
  'rg --column': list((line) => `${line}:${10 - line}:`, '\n'),
  'grep -b': list((line) => `${offsetOf(line)}:`, '\n'),
  'findstr /o': list((line) => `${offsetOf(line) + line - 1}:`),
  'grep -b on several logs': list((line) => `Licsvcfg.log:${offsetOf(line)}:`, '\n'),
  'grep -nb': list((line) => `${line}:${offsetOf(line)}:`, '\n'),
  'a script with a colon and a blank': list((line) => `${line + 7}: `),
  'a script with a blank': list((line) => `${line + 7} `, '\n'),
  'grep -nT': list((line) => `${String(line).padStart(19)}:\t`, '\n'),
  'grep -nT with lines around': list((line) => `${String(line + 7).padStart(3)}${line < 4 ? '-' : ':'}\t`, '\n'),
  'grep -nbT': list((line) => `${String(line).padStart(2)}:${offsetOf(line)}:\t`, '\n'),
  'grep -HnT': list((line) => `logs/Licsvcfg.log:${String(line).padStart(2)}:\t`, '\n'),
  'grep -HT': list(() => 'logs/Licsvcfg.log:\t', '\n'),
  'an item for each line': list((line) => `${line + 7}. `),
  'an item for each line, with a bracket': list((line) => `${String(line + 7).padStart(3)}) `),
  'an item for each line, with a tab': list((line) => `${line}.\t`),
  'a clock': list((line) => `10:43:4${line} `),
  'a date and a clock': list((line) => `2026-11-30 09:59:5${line},123 `),
  'an ISO time': list((line) => `2026-11-30T10:43:4${line}.123456Z `, '\n'),
  'an ISO time with an offset': list((line) => `2026-11-30T10:43:4${line}+01:00 `, '\n'),
  ts: list((line) => `Nov ${line > 3 ? '30' : ' 9'} 10:43:4${line} `, '\n'),
  'ts -s': list((line) => `00:00:0${line} `, '\n'),
  'a clock without seconds': list((line) => `9:0${line} `),
  'a clock of twelve hours': list((line) => `10:4${line} AM `),
  'a clock of twelve hours, and a hyphen': list((line) => `10:4${line}:05 p.m. - `),
  'a date and a clock of twelve hours': list((line) => `3/26/1999 10:43:4${line} AM `),
  'a date as in Germany': list((line) => `26.03.1999 10:4${line} `),
  'a date with its year first': list((line) => `1999/03/26 10:43:4${line}\t`),
  'a clock in brackets, as in a chat': list((line) => `[3/26/1999 10:4${line} AM] `),
  'a clock with a colon': list((line) => `10:4${line}: `),
  'a list with hyphens': list(() => '- '),
  'a list with stars': list(() => '  * ', '\n'),
  'a list with bullets of Windows': Buffer.from(
    list(() => '\x95\t'),
    'latin1',
  ),
  'a list with bullets in UTF-8': list(() => '\u2022 '),
  'a list with bullets in UTF-16': utf16(list(() => '\u2022 ')),
  'a list with hyphens, in a mail that quotes': list(() => '> > - '),
  'a clock of twelve hours, in a mail that quotes': list((line) => `>10:4${line} AM `),
  'a mail that quotes with bars': list(() => '| '),
  'a mail that quotes with colons': list(() => ': ', '\n'),
  'a mail that quotes with first letters': list(() => 'JD> '),
  'a mail that quotes with a name': list(() => 'Miller>', '\n'),
  'first letters, in a mail that quotes': list(() => '> JD> '),
  'a script with a colon and a blank, in a mail that quotes': list((line) => `> ${line + 7}: `),
  'cat -n, in a mail that quotes': list((line) => `> > ${String(line).padStart(6)}\t`, '\n'),
  'syslog, in a mail that quotes': list((line) => `>Nov 30 10:43:4${line} hq1srv licsvcfg: `),
  'numbers with zeros before them': list((line) => `${String(line + 7).padStart(4, '0')} `),
  'numbers with zeros before them, and a colon': list((line) => `${String(line + 7).padStart(4, '0')}: `),
  'an editor with a bar': list((line) => `${String(line + 7).padStart(4)} | `),
  'a viewer with a line': list((line) => `${String(line + 7).padStart(4)} \u2502 `, '\n'),
  'a viewer with a line, in UTF-16': utf16(list((line) => `${line + 7} \u2502 `)),
  'a column of numbers before a comma': list((line) => `${line},`),
  'a column of numbers before a semicolon': list((line) => `${line + 7};`, '\n'),
  'Notepad++': list((line) => `\tLine ${line}: `),
  syslog: list((line) => `Nov 30 10:43:4${line} hq1srv licsvcfg: `, '\n'),
  'syslog with its priority and a process': list((line) => `<13>Nov  9 10:43:4${line} hq1srv sms/logs[412]: `, '\n'),
  'lines of a comment': list(() => '# '),
  'lines of a comment in code': list(() => '// ', '\n'),
  'the source of a web page': page,
  'the source of a table of a web page': page.replace(/^(.*)<br>(?=\r\n)/gm, '<tr class="log"><td>$1</td></tr>'),
  'the source of a mail of Outlook': page.replace(
    /^(.*)<br>(?=\r\n)/gm,
    '<p class=MsoNormal><span style="font-size:10.0pt">$1<o:p></o:p></span></p>',
  ),
  'the source of a Markdown page': list(() => '').replaceAll('_', '\\_'),
  'Markdown with its brackets escaped': list(() => '').replace(/[_<>$*]/g, '\\$&'),
  'Markdown with its backslashes doubled': list(() => '').replace(/[_\\]/g, '\\$&'),
  'Markdown with all signs escaped': list(() => '- ').replace(/[-\\_<>$*'.]/g, '\\$&'),
  'Markdown, in UTF-16': utf16(list(() => '').replaceAll('_', '\\_')),
};

describe('the failure is found where it stands', () => {
  it.each(Object.entries(forms))('%s', (_, content) => {
    const folder = makeFolder({ 'hits.txt': content, 'HQ1/Licsvcfg.log': content });
    const inputs = [
      scanJson(['hits.txt'], { cwd: folder }),
      scanJson(['HQ1'], { cwd: folder }),
      scanJson(['-'], { input: content }),
    ];
    for (const { code, stderr, report } of inputs) {
      expect([code, stderr]).toEqual([1, '']);
      expect(report.findings).toMatchObject([
        { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1 },
      ]);
      expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([4, 5, 6]);
      expect(report.unexplained).toEqual([]);
    }
  });
});

test.each<[string, string]>([
  ['a folder whose name begins with an underscore', 'ERROR: D:\\SMS\\_logs\\_old is missing'],
  ['a share', 'ERROR: no access to \\\\CINDER01\\_new$\\[1]'],
  ['paths of WMI beside others', 'ERROR: \\\\\\\\CINDER01\\\\root\\\\sms has no C:\\SMS\\_x'],
  ['an expression', 'ERROR: nothing fits \\<word\\> in the list'],
  ['a folder below others like it', 'ERROR: C:\\SMS\\_A\\_BACKUP is missing'],
  ['a hidden name', 'ERROR: no access to \\\\<Servername>\\LicMtr'],
])('backslashes of %s are its own', (_, message) => {
  expect(scanJson(['-'], { input: record(message) }).report.unexplained).toMatchObject([{ first: { text: message } }]);
});

describe('behind the command that listed them', () => {
  const prompts = [
    'D:\\SMS\\Logs>findstr /n "^" Licsvcfg.log',
    'C:\\>find /n /v "" D:\\SMS\\Logs\\Licsvcfg.log\r\n\r\n---------- D:\\SMS\\LOGS\\LICSVCFG.LOG',
    'PS C:\\Users\\jd> Get-Content Licsvcfg.log',
    '$ grep -n "" Licsvcfg.log',
    'jd@hq1:~/logs$ cat -n Licsvcfg.log',
    '[jd@hq1 logs]$ grep -n "" Licsvcfg.log',
  ];
  const numbers: ((line: number) => string)[] = [
    (line) => `${line}:`,
    (line) => `[${line}]`,
    (line) => `${String(line).padStart(6)}\t`,
    (line) => `Licsvcfg.log:${line}:`,
  ];
  it.each(prompts)('%j', (prompt) => {
    for (const number of numbers) {
      const { report } = scanJson(['-'], { input: `${prompt}\r\n${list(number)}` });
      const above = prompt.split('\r\n').length;
      expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([4, 5, 6].map((line) => line + above));
      expect(report.unexplained).toEqual([]);
    }
  });
});

describe('a log of a single line', () => {
  it.each(['| ', ': ', '> | '])('that a mail quotes with %s', (bar) => {
    const { report } = scanJson(['-'], { input: `${bar}ERROR: the queue is full\r\n` });
    expect(report.unexplained[0]?.first.text).toBe('ERROR: the queue is full');
  });
});

describe('in a mail or ticket', () => {
  const headers = 'Received: from mail.example.com by hq1srv with SMTP; Tue, 11 May 1999 21:14:05 -0500\r\n'.repeat(60);
  const above: Record<string, string> = {
    'below a sentence': 'Here is the log:\r\n',
    'below a mail with its headers': `${headers}\r\nHello,\r\n\r\nplease look at the log.\r\n\r\n`,
    'below a list of another kind':
      'What I did:\r\n1. stopped the service\r\n* rebooted\r\n3 servers are affected.\r\n',
    'in a code block': '```text\r\n',
  };
  const prefixes: Record<string, (line: number) => string> = {
    'numbers with a colon and a blank': (line) => `${line + 7}: `,
    'numbers with blanks': (line) => `${line + 7}  `,
    'findstr /n': (line) => `${line}:`,
    'find /n': (line) => `[${line}]`,
    'findstr /s /n': (line) => `logs\\Licsvcfg.log:${line}:`,
    'cat -n': (line) => `${String(line).padStart(6)}\t`,
    clocks: (line) => `10:43:4${line} `,
    hyphens: () => '- ',
    'bars of a quoted mail': () => '| ',
    'none of them': () => '',
  };
  const below = '```\r\n\r\nRegards,\r\nJohn Doe\r\n12 Oak Street\r\n';
  describe.each(Object.entries(above))('%s', (_, words) => {
    it.each(Object.entries(prefixes))('%s', (_name, prefix) => {
      for (const input of [words + list(prefix), words + list(prefix) + below, utf16(words + list(prefix) + below)]) {
        const { code, report } = scanJson(['-'], { input });
        expect(code).toBe(1);
        expect(report.findings).toMatchObject([
          { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1 },
        ]);
        const first = words.split('\r\n').length + 3;
        expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([first, first + 1, first + 2]);
        expect(report.unexplained).toEqual([]);
      }
    });
  });

  it.each<[string, (line: number) => string]>([
    ['a record that has no number', (line) => (line === 5 ? '' : `${line}: `)],
    ['numbers that fall', (line) => `${9 - line}: `],
  ])('no list: %s', (_, prefix) => {
    expect(scanJson(['-'], { input: above['below a sentence'] + list(prefix) }).report.findings).toEqual([]);
  });
});

describe('behind a first line that is longer than what is looked at', () => {
  const long = `${'As I said, the installation fails. '.repeat(150)}\r\n`;
  it.each(['| ', ': '])('a mail that quotes with %s', (bar) => {
    for (const content of [long + list(() => bar), utf16(long + list(() => bar))]) {
      const { code, report } = scanJson(['-'], { input: content });
      expect(code).toBe(1);
      expect(report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely', occurrences: 1 }]);
      expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([5, 6, 7]);
    }
  });

  it('a list whose first record it is', () => {
    const records = [record('INFO: '.repeat(900)).trimEnd(), ...lines];
    const input = records.map((line, i) => `${i + 1}: ${line}\r\n`).join('');
    expect(scanJson(['-'], { input }).report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely' }]);
  });

  it('the same log without any of it reads as it is', () => {
    const input = `${record('INFO: '.repeat(900))}${lines.join('\r\n')}\r\n`;
    expect(scanJson(['-'], { input }).report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely' }]);
    const endless = 'x'.repeat(200_000);
    expect(scanJson(['-'], { input: endless }).report.findings).toEqual([]);
  });
});

test('a wrapped trailer whose rest starts with its clock keeps its time, behind clocks of a script', () => {
  const clocked = list((line) => `10:43:4${line} `)
    .replaceAll('<Tue May 11 ', '<Tue May 11\r\n')
    .replaceAll('<Tue ', '<Tue\r\n');
  for (const input of [clocked, clocked.replaceAll('May 11\r\n', 'May 11 ')]) {
    const { report } = scanJson(['-'], { input });
    expect(report.findings).toMatchObject([{ article: 'Q214954', firstSeen: '1999-05-11T21:14:05.190' }]);
  }
});

test('a list of find /n names its log above its lines', () => {
  const { report } = scanJson(['-'], { input: `\r\n---------- D:\\SMS\\LOGS\\LICSVCFG.LOG\r\n${forms['find /n']}` });
  expect(report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely' }]);
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([6, 7, 8]);
});

test('a list of rg names its log above its lines', () => {
  const { report } = scanJson(['-'], { input: `logs/Licsvcfg.log\n${forms['grep -n']}` });
  expect(report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely' }]);
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([5, 6, 7]);
});

test('a list of Notepad++ names its log above its lines', () => {
  const above = 'Search "SMS" (6 hits in 1 file of 1 searched)\r\n  C:\\copies\\Licsvcfg.log (6 hits)\r\n';
  const { report } = scanJson(['-'], { input: above + forms['Notepad++'] });
  expect(report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely' }]);
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([6, 7, 8]);
});

test('what Notepad++ finds in logs of two sites is not read as one log', () => {
  const passage = leftOverShare('CINDER01').trimEnd().split('\r\n');
  const above = (site: string): string => `  C:\\${site}\\Licsvcfg.log (2 hits)\r\n`;
  const input = passage
    .map((line, i) => `${i === 0 ? above('HQ1') : i === 2 ? above('BR1') : ''}\tLine ${i + 1}: ${line}\r\n`)
    .join('');
  expect(scanJson(['-'], { input }).report.findings).toEqual([]);
});

test.each(['Err> ', 'INFO, ', '7 of 9: '])('what messages begin with stays: %s', (start) => {
  const messages = ['one', 'two', 'three', 'ERROR: four'].map((message) => record(start + message));
  expect(scanJson(['-'], { input: messages.join('') }).report.unexplained).toMatchObject([
    { first: { text: `${start}ERROR: four` } },
  ]);
});

test('a line in which a word was found twice, as rg --vimgrep lists it, counts once', () => {
  const input = lines
    .map((line, i) => `a/Licsvcfg.log:${i + 1}:1:${line}\n${i === 4 ? `a/Licsvcfg.log:${i + 1}:33:${line}\n` : ''}`)
    .join('');
  const { report } = scanJson(['-'], { input });
  expect(report.findings).toMatchObject([{ article: 'Q214954', confidence: 'likely', occurrences: 1 }]);
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([4, 5, 7]);
});

test('git grep lists two revisions, which are not read as one log', () => {
  const passage = leftOverShare('CINDER01').trimEnd().split('\r\n');
  const input = passage.map((line, i) => `${i < 2 ? 'v1' : 'v2'}:Licsvcfg.log:${i + 1}:${line}\n`).join('');
  expect(scanJson(['-'], { input }).report.findings).toEqual([]);
});

test('what find /n lists of two sites is not read as one log', () => {
  const passage = leftOverShare('CINDER01').trimEnd().split('\r\n');
  const above = (site: string): string => `\r\n---------- ${site}\\LICSVCFG.LOG\r\n`;
  const input = passage
    .map((line, i) => `${i === 0 ? above('HQ1') : i === 2 ? above('BR1') : ''}[${i + 1}]${line}\r\n`)
    .join('');
  expect(scanJson(['-'], { input }).report.findings).toEqual([]);
});

test('a list of which Select-String broke the lines', () => {
  const broken = wrapLines(
    list((line) => `Licsvcfg.log:${line}:`),
    80,
    '',
  );
  const { report } = scanJson(['-'], { input: utf16(`\r\n${broken}\r\n\r\n`) });
  expect(report.findings).toMatchObject([
    { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' } },
  ]);
});

test('a list that is longer than what is read at once', () => {
  const calm = record('INFO: no license server needs to be installed').repeat(12_000);
  const many = `${calm}${leftOverShare('CINDER01')}${calm}`.trimEnd().split('\r\n');
  const input = many.map((line, i) => `Licsvcfg.log:${i + 1}:${line}\r\n`).join('');
  const { report } = scanJson(['-'], { input });
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([12_001, 12_002, 12_003]);
  const [file] = scanJson([makeFolder({ 'Licsvcfg.log': input })]).report.inputs.files;
  expect(file).toMatchObject({ bytes: input.length, format: 'sms' });
});

test('lines of two sites in one list are not read as one', () => {
  const passage = leftOverShare('CINDER01').trimEnd().split('\r\n');
  const input = passage.map((line, i) => `${i < 2 ? 'HQ1' : 'BR1'}\\Licsvcfg.log:${i + 1}:${line}\r\n`).join('');
  expect(scanJson(['-'], { input }).report.findings).toEqual([]);
});

test('a password is masked behind a prefix, and where quotes are entities', () => {
  const error = record('ERROR: no access, PWD="hunter 2"').trimEnd();
  const numbered = `1:${record('One')}2:${error}\r\n`;
  const entities = error.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  for (const input of [numbered, `${entities}\r\n`]) {
    const { report } = scanJson(['-'], { input });
    expect(report.unexplained).toMatchObject([{ first: { text: 'ERROR: no access, PWD="********"' } }]);
    expect(licdiag(['scan', '-'], { input }).stdout).not.toMatch(/hunter| 2"/);
  }
});

it.each([
  ['1. ', '2. '],
  ['    1) ', '    2) '],
])('a list of two records, numbered %j and %j', (first, second) => {
  const [, check, failed] = leftOverShare('CINDER01').split('\r\n');
  const { report } = scanJson(['-'], { input: `${first}${check}\r\n${second}${failed}\r\n` });
  expect(report.findings).toMatchObject([{ article: 'Q214954', evidence: [{ line: 1 }, { line: 2 }] }]);
});

describe('where lines of the log are missing in a list', () => {
  const copied = (server: string): string[] =>
    [
      `INFO: installation destination = '\\\\${server}\\LicMtr'`,
      `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
      `Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll...`,
      'INFO: nothing to do for others',
      `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
    ].map((message) => record(message).trimEnd());
  const log = [...copied('ASHLAR3'), ...leftOverShare('CINDER01').trimEnd().split('\r\n')];
  const searched = /FAILED TO|existence|destination/;
  const listed = (prefix: (line: number) => string, end: string, first = 1): string =>
    log.flatMap((line, i) => (searched.test(line) ? `${prefix(i + first)}${line}${end}` : [])).join('');
  const possible = { subject: { server: 'ASHLAR3' }, confidence: 'possible', article: 'Q214954' };
  const likely = { subject: { server: 'CINDER01' }, confidence: 'likely', article: 'Q214954' };

  it.each<[string, string]>([
    ['grep -n', listed((line) => `${line}:`, '\n')],
    ['findstr /n', listed((line) => `${line}:`, '\r\n')],
    ['find /n', `\r\n---------- LICSVCFG.LOG\r\n${listed((line) => `[${line}]`, '\r\n')}`],
    ['grep -Hn', listed((line) => `Licsvcfg.log:${line}:`, '\n')],
    ['Select-String', listed((line) => `Licsvcfg.log:${line}:`, '\r\n')],
    ['rg --vimgrep', listed((line) => `Licsvcfg.log:${line}:1:`, '\n')],
    ['grep -b', listed((line) => `${log.slice(0, line - 1).join('\n').length + Math.min(line - 1, 1)}:`, '\n')],
    ['a script', listed((line) => `${line}: `, '\n')],
    ['a list of many lines', `${listed((line) => `Licsvcfg.log:${line}:`, '\r\n').repeat(3000)}`],
  ])('%s: a failure that others may speak against is possible at most', (_, input) => {
    const { report } = scanJson(['-'], { input });
    expect(report.findings).toMatchObject([possible, likely]);
    const [said] = report.findings[0]?.counterEvidence ?? [];
    expect(said).toMatchObject({
      kind: 'log',
      says: expect.stringMatching(/^lines of the log are missing before this/),
    });
    expect(report.findings[1]?.counterEvidence).toEqual([]);
  });

  it('says nothing where the lines around it are there', () => {
    const from = log.length - 5;
    const input = log.slice(from).map((line, i) => `${i + from + 1}${i < 2 ? '-' : ':'}${line}\n`);
    expect(scanJson(['-'], { input: input.join('') }).report.findings).toMatchObject([likely]);
  });

  it('nor where more lines before it are asked for than are looked at (grep -n -B 40)', () => {
    const before = record('INFO: no license server needs to be installed').repeat(40).trimEnd().split('\r\n');
    const all = [...before, ...leftOverShare('CINDER01').trimEnd().split('\r\n')];
    const input = all.map((line, i) => `${i + 7}${i < all.length - 1 ? '-' : ':'}${line}\n`).join('');
    expect(scanJson(['-'], { input }).report.findings).toMatchObject([likely]);
  });

  it('without numbers, what parts groups of lines tells it', () => {
    const named = log.flatMap((line, i) =>
      searched.test(line) ? `Licsvcfg.log:${line}\n${i === 1 ? '--\n' : ''}` : [],
    );
    expect(scanJson(['-'], { input: named.join('') }).report.findings).toMatchObject([possible, likely]);
  });

  it('a log goes on from its rollover', () => {
    const [older, newer] = [log.slice(5, 7), log.slice(7)];
    const input =
      older.map((line, i) => `Licsvcfg.lo_:${i + 90}:${line}\n`).join('') +
      newer.map((line, i) => `Licsvcfg.log:${i + 1}:${line}\n`).join('');
    expect(scanJson(['-'], { input }).report.findings).toMatchObject([likely]);
  });
});

test('quotes of a list still stand when the report is verified', () => {
  const folder = makeFolder({ 'hits.txt': forms['grep -Hn'] ?? '' });
  licdiag(['scan', 'hits.txt', '--format', 'json', '-o', 'report.json'], { cwd: folder });
  expect(licdiag(['verify', 'report.json', 'hits.txt'], { cwd: folder }).code).toBe(0);
});
