/** An attempt that got past a failure counts wherever it stands: long before the failure, in a log that does not show it, or behind a snapshot that does. */
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const record = (clock: string, text: string, day = 26): string =>
  `${text}  $$<SMS_LICENSE_SERVER_MANAGER><${day === 26 ? 'Fri' : 'Sat'} Mar ${day} ${clock}:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
const check = (clock: string): string =>
  record(clock, "INFO: installation destination = '\\\\METER02\\LicMtr'") +
  record(clock, 'Checking for the existence of a License Server share \\\\METER02\\LicMtr');
const failed = (clock: string): string =>
  check(clock) + record(clock, "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'");
const worked = (clock: string): string =>
  check(clock) +
  record(clock, 'Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER02\\LicMtr\\ProductDB.Dll...') +
  record(clock, 'Starting the service SMS_LICENSE_SERVER on METER02');
const quiet = Array.from({ length: 3000 }, (_, i) =>
  record(
    `${String(2 + Math.floor(i / 600)).padStart(2, '0')}:${String(Math.floor(i / 10) % 60).padStart(2, '0')}`,
    'INFO: nothing to do',
  ),
).join('');
const ofSite = (clock: string, site: string): string =>
  record(clock, `STATMSG: ID=9401 SEV=I LEV=M COMP="X" SYS=SRV SITE=${site} PID=1`);

const diagnosed = (logs: Readonly<Record<string, string>>, collected: string | null): Promise<Report> =>
  withLogs(Object.entries(logs), (cwd) => {
    const snapshot = {
      schemaVersion: 1 as const,
      collectedAt: `1999-03-26T${collected}:00`,
      site: { code: 'HQ1' },
      meteringServers: [
        {
          ...{ name: 'METER02', role: true, installed: false, shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }] },
          services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' as const }],
        },
      ],
    };
    return diagnosePaths(cwd, ['.'], { snapshots: collected === null ? [] : [{ path: 's.json', snapshot }] });
  });
const told = ({ findings }: Report): unknown =>
  findings.map(({ article, state, confidence, remedy }) => [article, state, confidence, remedy.steps[3]?.state]);

it.each<[string, Record<string, string>]>([
  ['hours before the failure', { 'Licsvcfg.log': worked('01:30') + quiet + failed('09:00') }],
  [
    'in another log of the site, which does not show the failure',
    {
      'a/Licsvcfg.log': worked('01:30') + ofSite('02:00', 'HQ1'),
      'b/Licsvcfg.log': failed('09:00') + ofSite('09:10', 'HQ1'),
    },
  ],
])('an installation that worked %s, since an old snapshot', async (_, logs) => {
  expect(told(await diagnosed(logs, '00:10'))).toEqual([['Q214954', 'active', 'likely', 'unknown']]);
});

it('not that of another site, nor one from well before the snapshot', async () => {
  const needed = [['Q214954', 'active', 'confirmed', 'needed']];
  const elsewhere = {
    'a/Licsvcfg.log': worked('01:30') + ofSite('02:00', 'BR7'),
    'b/Licsvcfg.log': failed('09:00') + ofSite('09:10', 'HQ1'),
  };
  expect(told(await diagnosed(elsewhere, '00:10'))).toEqual(needed);
  expect(told(await diagnosed({ 'Licsvcfg.log': worked('01:30') + quiet + failed('09:00') }, '03:00'))).toEqual(needed);
});

it('an installation that worked in another log of the site, after the failure', async () => {
  const logs = {
    'a/Licsvcfg.log': failed('01:30') + ofSite('02:00', 'HQ1'),
    'b/Licsvcfg.log': worked('09:00') + ofSite('09:10', 'HQ1'),
  };
  expect(told(await diagnosed(logs, null))).toEqual([['Q214954', 'resolved', 'likely', 'forbidden']]);
});

it.each([
  ['05:00', [['Q214954', 'resolved', 'likely', 'forbidden']]],
  ['10:30', [['Q214954', 'active', 'likely', 'unknown']]],
])(
  'an installation that worked at 9:00, and a snapshot of %s that shows the left-over share',
  async (collected, expected) => {
    const log = quiet + worked('09:00') + record('11:00', 'INFO: nothing to do');
    expect(told(await diagnosed({ 'Licsvcfg.log': log }, collected))).toEqual(expected);
  },
);
