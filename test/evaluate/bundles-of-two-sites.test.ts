/** Two sites can know a server of one name, of two domains: what was collected of one says nothing of the log of the other. */
import { expect, it } from 'vitest';
import type { LoadedSnapshot } from '../../src/diagnose.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const at =
  '  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n';
const log = [
  "INFO: installation destination = '\\\\METER02\\LicMtr'",
  'Checking for the existence of a License Server share \\\\METER02\\LicMtr',
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
]
  .map((text) => text + at)
  .join('');

const bundle = (path: string, code: string, state: 'missing' | 'running'): LoadedSnapshot => ({
  path,
  snapshot: {
    schemaVersion: 1,
    collectedAt: '1999-03-26T14:20:00',
    site: { code },
    meteringServers: [
      {
        name: 'METER02',
        role: true,
        installed: state === 'running',
        shares: [{ name: 'LicMtr' }],
        services: [{ name: 'SMS_LICENSE_SERVER', state }],
      },
    ],
  },
});

it.each([
  ['A', 'B'],
  ['B', 'A'],
  ['./A/', 'B'],
])('a log is judged by the bundle that it lies in: %s and %s', async (first, second) => {
  const states = { A: 'missing', B: 'running' } as const;
  const logs = [
    ['A/site/Licsvcfg.log', `Of site A.${at}${log}`],
    ['B/site/Licsvcfg.log', `Of site B.${at}${log}`],
  ] as const;
  const snapshots = [first, second].map((path) => {
    const name = path.includes('A') ? 'A' : 'B';
    return bundle(path, `HQ${name}`, states[name]);
  });
  const { findings } = await withLogs(logs, (cwd) => diagnosePaths(cwd, [first, second], { snapshots }));
  expect(findings.map(({ subject, state, remedy: { steps } }) => [subject.site, state, steps[3]?.state])).toEqual([
    ['HQA', 'active', 'needed'],
    ['HQB', 'resolved', 'forbidden'],
  ]);
});
