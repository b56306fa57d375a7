/** Lines that name no server, before and behind a failure, are evidence of the server that their thread speaks of, and of no other. */
import { expect, it } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { logLines } from '../helpers/log-lines.js';
import { withLogs } from '../helpers/write-logs.js';

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
  ['one that failed twice', [...failed('BRANCH7'), ...failed('BRANCH7')], { BRANCH7: [1, 12] }],
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
