/** Lines that name no server, before and behind a failure, are evidence of the server that their thread speaks of, and of no other. */
import { expect, it } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { logLines } from '../helpers/log-lines.js';
import { withLogs } from '../helpers/write-logs.js';
import { record as at, copy, copyFailed, failed as failedToInstall, starting } from '../timeline/follow.js';

const record = (text: string, line: number): string =>
  `${text}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:${String(line).padStart(2, '0')}.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
const attempt = (server: string): string[] => [
  'Attempting to install the service INSTALL_ODBC.',
  '(Binary=c:\\swmtr\\odbc\\i386\\InOdbcSv.Exe,    DisplayName=(null),Account=SWMAccount)',
  `Starting the service INSTALL_ODBC on ${server}`,
];
const failed = (server: string): string[] => [
  ...attempt(server),
  'Error while starting the service INSTALL_ODBC.',
  'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
  'System message: OverlappedI/O operation is in progress.',
];

it.each([
  ['two that failed', [...failed('BRANCH7'), ...failed('METER02')], { BRANCH7: [1, 6], METER02: [7, 12] }],
  ['one that failed, and one that worked', [...failed('BRANCH7'), ...attempt('METER02')], { BRANCH7: [1, 6] }],
  ['one that worked, and one that failed', [...attempt('BRANCH7'), ...failed('METER02')], { METER02: [4, 9] }],
  [
    'one that failed, and a message behind the start of another',
    [...failed('BRANCH7').slice(0, 5), 'Starting the service INSTALL_ODBC on METER02', ...failed('METER02').slice(5)],
    { BRANCH7: [1, 5] },
  ],
  ['one that failed twice', [...failed('BRANCH7'), ...failed('BRANCH7')], { BRANCH7: [1, 12] }],
  [
    'one that failed, and the last line of another',
    [...failed('BRANCH7'), failedToInstall('METER02')],
    { BRANCH7: [1, 6] },
  ],
])('%s, one behind the other', async (_, lines, expected) => {
  const text = lines.map((line, i) => record(line, i + 1)).join('');
  const { findings } = await withLogs([['Licsvcfg.log', text]], (folder) => diagnosePaths(folder));
  const found = findings.map((one) => [one.subject.server, logLines(one).map(({ line }) => line)]);
  const wanted = Object.entries(expected).map(([server, [from = 0, to = 0]]) => [
    server,
    Array.from({ length: to - from + 1 }, (__, i) => from + i),
  ]);
  expect(found).toEqual(wanted);
});

it.each([
  [100, 7],
  [200, 6],
])('the last line of an attempt, %i seconds behind the failure: %i lines are evidence', async (seconds, count) => {
  const log = [...failed('BRANCH7').map((text) => at(text, 0)), at(failedToInstall('BRANCH7'), seconds)].join('');
  const { findings } = await withLogs([['Licsvcfg.log', log]], (folder) => diagnosePaths(folder));
  expect(findings.map((one) => logLines(one).length)).toEqual([count]);
});

const odbc = (server: string): string => `Starting the service INSTALL_ODBC on ${server}`;
const found = failed('METER02').slice(3, 5);
const attempting = 'Attempting to install the service SMS_LICENSE_SERVER.';

it.each([
  [
    'whom it may be about instead',
    [odbc('BRANCH7'), odbc('METER02'), ...found],
    [1, /^the failure line names no server, and BRANCH7 was being worked on at the same time/],
  ],
  [
    'which line in between may tell of something else',
    [
      "INFO: installation destination = '\\\\METER02\\LicMtr'",
      'Checking for the existence of a License Server share \\\\METER02\\LicMtr',
      attempting,
      "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
    ],
    [3, /^this line stands in between and names no server/],
  ],
] as const)('a failure that is only possible says %s', async (_, lines, [line, says]) => {
  const text = lines.map((one, i) => record(one, i + 1)).join('');
  const { findings } = await withLogs([['Licsvcfg.log', text]], (folder) => diagnosePaths(folder));
  expect(findings).toMatchObject([
    {
      ...{ confidence: 'possible', subject: { server: 'METER02' } },
      counterEvidence: [{ kind: 'log', line, says: expect.stringMatching(says) }],
    },
  ]);
});

const two = [copy('BRANCH7'), copy('METER02'), copyFailed];
const three = [copy('BRANCH9'), ...two];

/** A line of the log, and how many seconds after the others it comes. */
type Late = readonly [string, number];

it.each<[string, string[], Late, string]>([
  [
    'a line that names one of the two tells that it is this one',
    two,
    [failedToInstall('BRANCH7'), 1],
    'BRANCH7 likely',
  ],
  ['a line of a third server does not', two, [failedToInstall('BRANCH9'), 1], 'METER02 possible, or BRANCH7'],
  ['one that went on was the other', two, [starting('SMS_LICENSE_SERVER', 'METER02'), 119], 'BRANCH7 likely'],
  [
    'one that went on long after may have been tried again',
    two,
    [starting('SMS_LICENSE_SERVER', 'METER02'), 200],
    'METER02 possible, or BRANCH7',
  ],
  [
    'a failure that names one long after may be another',
    two,
    [failedToInstall('BRANCH7'), 900],
    'METER02 possible, or BRANCH7',
  ],
  [
    'of three that none tells apart each may be it',
    three,
    [failedToInstall('OAK1'), 1],
    'METER02 possible, or BRANCH9, or BRANCH7',
  ],
  [
    'of three one went on, and two are left',
    three,
    [starting('SMS_LICENSE_SERVER', 'METER02'), 1],
    'BRANCH9 possible, or BRANCH7',
  ],
  ['of three one is named', three, [failedToInstall('BRANCH7'), 1], 'BRANCH7 likely'],
])('a failure behind lines of several servers: %s', async (_, lines, [text, seconds], expected) => {
  const log = lines.map((line, i) => record(line, i + 1)).join('');
  const last = new Date(Date.UTC(1999, 2, 26, 10, 43, 4 + seconds)).toISOString().slice(11, 19);
  expect(await blamed(log + record(text, 1).replace('10:43:01', last))).toBe(expected);
});

it('a failure behind lines of several servers: much that happens at once tells nothing of it', async () => {
  const log = (between: number): string =>
    [...two, ...Array.from({ length: between }, (_, i) => `ERROR: no ${i}`), starting('SMS_LICENSE_SERVER', 'METER02')]
      .map((line) => record(line, 1))
      .join('');
  expect(await blamed(log(5))).toBe('BRANCH7 likely');
  expect(await blamed(log(20))).toBe('METER02 possible, or BRANCH7');
});

it('a failure behind lines of several servers, without times: only lines right behind it tell of which', async () => {
  const log = (between: number): string =>
    [
      ...two,
      ...Array.from({ length: between }, (_, i) => `ERROR: no ${i}`),
      starting('SMS_LICENSE_SERVER', 'METER02'),
    ].join('\r\n');
  expect(await blamed(log(5))).toBe('BRANCH7 likely');
  expect(await blamed(log(20))).toBe('METER02 possible, or BRANCH7');
});

/** The server of Q227020, how sure that is, and who may be it instead. */
async function blamed(log: string): Promise<string> {
  const { findings } = await withLogs([['Licsvcfg.log', log]], (folder) => diagnosePaths(folder));
  const [one] = findings.filter(({ article }) => article === 'Q227020');
  const rivals = (one?.counterEvidence ?? []).flatMap(
    ({ says }) => /, and (\S+) was being worked on/.exec(says)?.[1] ?? [],
  );
  return [`${one?.subject.server} ${one?.confidence}`, ...rivals].join(', or ');
}

it('a failure that very many logs show is told with so many lines only', async () => {
  const logs = Array.from({ length: 9 }, (_, i) => {
    const lines = [
      "INFO: installation destination = '\\\\METER02\\LicMtr'",
      'Checking for the existence of a License Server share \\\\METER02\\LicMtr',
      failedToInstall('METER02'),
    ];
    return [`Licsvcfg-HQ${i}.log`, lines.map((text, line) => record(text, 10 + 5 * i + line)).join('')] as const;
  });
  const { findings } = await withLogs(logs, (folder) => diagnosePaths(folder));
  expect(findings).toMatchObject([{ occurrences: 9 }]);
  expect(findings[0]?.evidence).toHaveLength(24);
});
