/** Two snapshots of which neither is the newer, and one that says a thing twice. */
import { describe, expect, it } from 'vitest';
import { settleDisputes } from '../../src/facts/settle-disputes.js';
import type { LoadedSnapshot } from '../../src/model/facts.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { readSnapshots } from '../helpers/diagnose-paths.js';
import { fixtureCases } from '../helpers/fixture-cases.js';

const service = (state: 'missing' | 'running' | 'stopped' | 'not-running'): Snapshot => ({
  schemaVersion: 1,
  collectedAt: '1999-03-26T14:20:00',
  site: { code: 'HQ1', servicePack: 'SP1' },
  meteringServers: [{ name: 'METER02', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state }] }],
});

const settled = (...snapshots: Snapshot[]): readonly LoadedSnapshot[] =>
  settleDisputes(
    snapshots.map((snapshot, i) => ({ path: `${i}.json`, snapshot })),
    new Set(),
  );

const stateIn = (one: LoadedSnapshot | undefined): unknown => one?.snapshot.meteringServers?.[0]?.services?.[0]?.state;

describe('two snapshots', () => {
  it.each([
    ['of the same minute', '1999-03-26T14:20:59', '1999-03-26T14:20'],
    ['one of which does not say when it was collected', '1999-03-26T14:20:00', null],
  ])('%s: what they say differently is not known of either', (_, one, other) => {
    const [first, second] = settled(
      { ...service('missing'), collectedAt: one },
      { ...service('running'), collectedAt: other },
    );
    expect([stateIn(first), stateIn(second)]).toEqual([null, null]);
    expect(first?.snapshot.meteringServers?.[0]?.role).toBe(true);
    expect(first?.snapshot.site?.servicePack).toBe('SP1');
    expect(first?.snapshot.problems).toEqual([
      {
        path: '0.json',
        problem:
          'not known is whether the service SMS_LICENSE_SERVER exists on METER02, and whether it runs: 1.json says otherwise, and nothing tells which of the two is newer',
      },
    ]);
  });

  it('do not dispute a state that "net start" tells less of than "sc query"', () => {
    const between = (one: 'missing' | 'running' | 'stopped'): unknown[] =>
      settled(service(one), service('not-running')).map(stateIn);
    expect(between('missing')).toEqual(['missing', 'missing']);
    expect(between('stopped')).toEqual(['stopped', 'stopped']);
    expect(between('running')).toEqual([null, null]);
  });

  it('leaves them alone where one is newer, or they are of two sites', () => {
    const later = { ...service('running'), collectedAt: '1999-03-26T14:21:00' };
    const elsewhere = { ...service('running'), site: { code: 'BR7' } };
    for (const other of [later, elsewhere]) {
      const [first, second] = settled(service('missing'), other);
      expect([stateIn(first), stateIn(second)]).toEqual(['missing', 'running']);
      expect(first?.snapshot.problems).toBeUndefined();
    }
  });

  it('of unknown sites dispute what they say of one machine, and not of the site', () => {
    const unknown = (servicePack: 'SP1' | 'SP2', state: 'missing' | 'running'): Snapshot => ({
      ...service(state),
      site: { servicePack },
    });
    const [first] = settled(unknown('SP1', 'missing'), unknown('SP2', 'running'));
    expect(stateIn(first)).toBeNull();
    expect(first?.snapshot.site?.servicePack).toBe('SP1');
  });

  it('dispute a list that is always told whole, as a whole', () => {
    const agent = (...licenseServers: string[]): Snapshot => ({
      ...service('missing'),
      clientAgent: { licenseServers },
    });
    const [first] = settled(agent('METER02', 'METER03'), agent('meter02'));
    expect(first?.snapshot.clientAgent?.licenseServers).toBeNull();
    const [same] = settled(agent('METER02', 'METER03'), agent('METER03', 'meter02'));
    expect(same?.snapshot.clientAgent?.licenseServers).toHaveLength(2);
  });

  it('dispute of shares those that one of them lacks, whatever paths the others have', () => {
    const shares = (...names: string[]): Snapshot => ({
      ...service('missing'),
      meteringServers: [{ name: 'METER02', shares: names.map((name) => ({ name, path: names[1] })) }],
    });
    for (const [one, other] of [
      [shares('ADMIN$', 'LicMtr'), shares('admin$')],
      [shares('ADMIN$'), shares('admin$', 'LicMtr')],
    ] as const) {
      const [first] = settled(one, other);
      const told = first?.snapshot.meteringServers?.[0]?.shares?.map(({ name, disputed }) => [
        name.toUpperCase(),
        disputed,
      ]);
      expect(told).toEqual([
        ['ADMIN$', undefined],
        ['LICMTR', true],
      ]);
      expect(first?.snapshot.problems?.[0]?.problem).toMatch(/^not known is whether METER02 has the share LICMTR: /);
    }
    const [same] = settled(shares('LicMtr', 'ADMIN$'), shares('admin$', 'LICMTR'));
    expect(same?.snapshot.meteringServers?.[0]?.shares).toHaveLength(2);
    expect(same?.snapshot.problems).toHaveLength(1);
  });
});

it('a snapshot disputes nothing of its own copy, whatever it holds', () => {
  const snapshots = fixtureCases().flatMap(({ folder }) => readSnapshots(folder).map(({ snapshot }) => snapshot));
  expect(snapshots.length).toBeGreaterThan(100);
  const registry = ['A', 'B'].map((key) => ({ key, name: 'ENABLED', value: key }));
  for (const snapshot of [...snapshots, { ...service('missing'), site: { code: 'HQ1', registry } }]) {
    const problems = snapshot.problems ?? [];
    for (const { snapshot: one } of settled(snapshot, structuredClone(snapshot)))
      expect(one.problems ?? []).toEqual(problems);
  }
});

describe('one snapshot', () => {
  it('that lists a server or a service twice: what the entries say differently is not known, what one says counts', () => {
    const [server] = service('missing').meteringServers ?? [];
    const twice = settled({
      ...service('missing'),
      meteringServers: [
        { name: 'METER02', services: server?.services ?? null },
        { name: 'meter02', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
      ],
    });
    expect(twice[0]?.snapshot.meteringServers).toHaveLength(1);
    expect(twice[0]?.snapshot.meteringServers?.[0]?.role).toBe(true);
    expect(stateIn(twice[0])).toBeNull();
    const services = [...(server?.services ?? []), { name: 'sms_license_server', state: 'stopped' as const }];
    expect(stateIn(settled({ ...service('missing'), meteringServers: [{ name: 'METER02', services }] })[0])).toBeNull();
  });

  it('that says of a share that it is there, and that it is not', () => {
    const shares = [{ name: 'LicMtr', present: false }, { name: 'LICMTR' }];
    const [one] = settled({ ...service('missing'), meteringServers: [{ name: 'METER02', shares }] });
    expect(one?.snapshot.meteringServers?.[0]?.shares).toBeNull();
  });
});
