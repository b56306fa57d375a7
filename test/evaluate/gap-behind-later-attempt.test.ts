/** That a later attempt did not fail is concluded from what the log does not hold. In a list of found lines, the failure may be among those that are missing. */
import { expect, it } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const record = (clock: string, text: string): string =>
  `${text}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${clock}:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
const check = (clock: string): string[] => [
  record(clock, "INFO: installation destination = '\\\\METER02\\LicMtr'"),
  record(clock, 'Checking for the existence of a License Server share \\\\METER02\\LicMtr'),
];
const failed = (clock: string): string[] => [
  ...check(clock),
  record(clock, "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'"),
];
const lines = [...failed('10:43'), ...check('10:58'), record('11:58', 'INFO: nothing to do')];
const copying = record('11:00', 'Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER02\\LicMtr\\ProductDB.Dll...');
const lost =
  'a later attempt began here, and lines of the log are missing behind it, as the numbers in this list tell: whether it failed too is not known';
const ended = 'a later attempt did not log this failure again, though the log goes on';

it.each([
  ['right behind the check', lines, [10, 11, 12, 20, 21, 31], 'active', [lost]],
  ['nowhere', lines, [10, 11, 12, 13, 14, 15], 'resolved', [ended]],
  ['only before the check', lines, [10, 11, 12, 20, 21, 22], 'resolved', [ended]],
  [
    'behind it, and a copy',
    lines.toSpliced(5, 0, copying),
    [10, 11, 12, 20, 21, 31, 40],
    'resolved',
    ['a later attempt got past this failure'],
  ],
])('lines are missing %s', async (_, found, numbers, state, says) => {
  const list = found.map((line, i) => `${numbers[i]}:${line}`).join('');
  const { findings } = await withLogs([['Licsvcfg.log', list]], (folder) => diagnosePaths(folder));
  expect(findings.map((one) => [one.article, one.state, one.confidence])).toEqual([['Q214954', state, 'likely']]);
  expect(findings.flatMap(({ counterEvidence }) => counterEvidence.map((one) => one.says))).toEqual(says);
});
