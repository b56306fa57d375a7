/** One collection of a site may come in several files: what the site server tells, and what was collected of a metering server. */
import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const site = { code: 'HQ1', server: 'HQSRV' };
const [moment, later] = ['2000-05-01T12:00:00', '2000-05-01T12:01:00'];
const setup = { target: 'SP2' as const, running: true, lastProgressAt: '2000-05-01T11:00:00' };
const files = [{ name: 'licclint.exe', platform: 'i386', version: '2.00.1239.0000' }];
const running = [{ name: 'SMS_LICENSE_SERVER', state: 'running' as const }];
const hang: readonly Partial<Snapshot>[] = [
  { site: { ...site, servicePack: 'SP1' }, upgrade: setup },
  { site, meteringServers: [{ name: 'METER02', role: true, remote: true, remoteStop: false }] },
];
const sticky: readonly Partial<Snapshot>[] = [
  {
    site: { ...site, servicePack: 'RTM' },
    clientAgent: { mode: 'offline', licenseServers: ['METER02', 'METER03'], files },
    meteringServers: [{ name: 'METER02', role: true }],
  },
  {
    site,
    meteringServers: [
      { name: 'METER02', reachable: false },
      { name: 'METER03', reachable: true, services: running },
    ],
  },
];

async function found(parts: readonly Partial<Snapshot>[], times: readonly (string | null)[]): Promise<unknown> {
  const snapshots = parts.map((part, i) => ({
    path: `${i}.json`,
    snapshot: { schemaVersion: 1 as const, collectedAt: times[i] ?? null, ...part },
  }));
  const shown = async (given: typeof snapshots): Promise<unknown> => {
    const { findings } = await withLogs([], (cwd) => diagnosePaths(cwd, [], { snapshots: given }));
    return findings.map(({ article, subject, confidence, evidence }) => [
      ...[article, subject.server, confidence],
      Object.fromEntries(evidence.flatMap((one) => (one.kind === 'snapshot' ? [[one.fact, one.file]] : []))),
    ]);
  };
  const reports = await shown(snapshots);
  expect(await shown([...snapshots].reverse())).toEqual(reports);
  return reports;
}

it('a setup that hangs, and a server that cannot be stopped', async () => {
  const evidence = {
    'site.servicePack': '0.json',
    'upgrade.target': '0.json',
    'upgrade.running': '0.json',
    'upgrade.lastProgressAt': '0.json',
    'meteringServers[METER02].role': '1.json',
    'meteringServers[METER02].remoteStop': '1.json',
  };
  expect(await found(hang, [moment, moment])).toEqual([['Q258547', 'METER02', 'likely', evidence]]);
});

it('the list of the clients, and what of it can be reached', async () => {
  expect(await found(sticky, [moment, moment])).toMatchObject([
    [
      'Q235786',
      'METER02',
      'confirmed',
      { 'clientAgent.mode': '0.json', 'meteringServers[METER02].reachable': '1.json' },
    ],
  ]);
});

it.each([
  ['of two minutes', hang, [moment, later]],
  ['of unknown times', hang, [null, null]],
  ['of two sites', [hang[0] ?? {}, { ...hang[1], site: { code: 'HQ2' } }], [moment, moment]],
  ['of a site that is not known', [hang[0] ?? {}, { ...hang[1], site: {} }], [moment, moment]],
])('are not joined where they are %s', async (_, parts, times) => {
  expect(await found(parts, times)).toEqual([]);
});

it('are not joined where they contradict each other', async () => {
  const [one = {}, other = {}] = hang;
  const stopped = [{ name: 'METER02', role: true, remote: true, remoteStop: true, services: running }];
  expect(await found([one, other, { ...other, meteringServers: stopped }], [moment, moment, moment])).toMatchObject([
    ['Q258547', 'METER02', 'possible', {}],
  ]);
});

const state = (name: 'missing' | 'not-running' | 'running') => [{ name: 'SMS_LICENSE_SERVER', state: name }];
const leftOver = { name: 'METER02', role: true, installed: false, shares: [{ name: 'LicMtr' }] };

it('a share is left over where all that tell of the service agree that there is none', async () => {
  const parts = [
    { site, meteringServers: [{ name: 'METER02', services: state('missing') }] },
    { site, meteringServers: [{ ...leftOver, services: state('not-running') }] },
  ];
  expect(await found(parts, [moment, moment])).toMatchObject([['Q214954', 'METER02', 'likely', {}]]);
  const elsewhere = { site, siteSystems: [{ name: 'METER02', services: state('running') }] };
  expect(await found([elsewhere, ...parts], [moment, moment, moment])).toEqual([]);
});

it('a service of the site server counts also where another file tells its name', async () => {
  const named = {
    site: { ...site, server: 'METER02' },
    meteringServers: [{ ...leftOver, services: state('missing') }],
  };
  const parts = [named, { site: { code: 'HQ1', services: state('running') } }];
  expect(await found(parts.slice(0, 1), [moment])).toMatchObject([['Q214954', 'METER02', 'likely', {}]]);
  expect(await found(parts, [moment, moment])).toEqual([]);
});
