/** A snapshot taken while setup hangs may hold only the roles of the site: what an older one tells of a server is not of this hang. */
import { expect, it } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const site = { code: 'HQ1', server: 'HQSRV', servicePack: 'SP1' as const };
const roles = [{ server: 'METER02', role: 'SMS Software Metering Server' }];

it.each(['running', 'stopped'] as const)('an older one shows the service %s', async (state) => {
  const services = [{ name: 'SMS_LICENSE_SERVER', state }];
  const older = {
    ...{ schemaVersion: 1 as const, collectedAt: '2000-05-01T08:00:00', site },
    meteringServers: [{ name: 'METER02', role: true, remote: true, services }],
  };
  const newer = {
    ...{ schemaVersion: 1 as const, collectedAt: '2000-05-01T12:00:00', site: { ...site, roles } },
    upgrade: { target: 'SP2' as const, running: true, lastProgressAt: '2000-05-01T11:00:00' },
  };
  const snapshots = [older, newer].map((snapshot, i) => ({ path: `${i}.json`, snapshot }));
  const { findings, undecided } = await withLogs([], (cwd) => diagnosePaths(cwd, [], { snapshots }));
  expect(findings).toEqual([]);
  expect(undecided).toMatchObject([{ article: 'Q258547', subject: { server: 'METER02' } }]);
  expect(undecided[0]?.missing).toContain('meteringServers[METER02].services[SMS_LICENSE_SERVER].state');
});
