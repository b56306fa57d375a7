/** People copy logs on several days into one folder: then a log and a rollover of its name need not go together. */
import { expect, it } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const record = (day: number, text: string): string =>
  `${text}  $$<SMS_LICENSE_SERVER_MANAGER><${'Sun Mon Tue Wed Thu Fri Sat'.split(' ')[day % 7]} Mar ${day} 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
const check = (day: number): string =>
  record(day, "INFO: installation destination = '\\\\METER02\\LicMtr'") +
  record(day, 'Checking for the existence of a License Server share \\\\METER02\\LicMtr');
const failed = (day: number): string => check(day) + record(day, "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'");
const worked = (day: number): string =>
  check(day) + record(day, 'Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER02\\LicMtr\\ProductDB.Dll...');

it.each([
  { older: failed(26), newer: worked(27), state: 'resolved' },
  // A clock may have been set back by hours.
  { older: failed(26), newer: worked(26).replaceAll(' 10:', ' 06:'), state: 'resolved' },
  { older: failed(26), newer: worked(19), state: 'active' },
])('a failure is $state by what the other file says of another time', async ({ older, newer, state }) => {
  const logs = [
    ['Licsvcfg.lo_', older],
    ['Licsvcfg.log', newer],
  ] as const;
  const { findings } = await withLogs(logs, (folder) => diagnosePaths(folder));
  expect(findings.map((finding) => [finding.article, finding.state])).toEqual([['Q214954', state]]);
});
