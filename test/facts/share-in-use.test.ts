/**
 * Of any few snapshots of a site, each with any facts of a server and in any order: where the newest of them, or one that may be the newest,
 * shows in any place that the metering server is installed, its share is not to be deleted.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnoseBytes } from '../../fuzz/diagnose-bytes.js';
import type { LoadedSnapshot } from '../../src/model/facts.js';
import type { Diagnosis } from '../../src/model/report.js';
import { checkSnapshot } from '../../src/snapshot/check-snapshot.js';
import { leftOverShare } from '../cli/log-text.js';

const name = 'TAUNUS7';
const log = Buffer.from(leftOverShare(name), 'latin1');
const role = 'SMS Software Metering Server';

/** Facts as somebody wrote them, and whether they show that the server is installed. */
interface Told {
  readonly facts: object;
  readonly isInUse: boolean;
  /** Only of its own site: that a list lacks the server says nothing where it may be that of another one. */
  readonly isBySite?: boolean;
}

const spelled = fc.constantFrom(name, name.toLowerCase(), `\\\\${name}`, `${name}.example.com`);
const own = fc.constantFrom(name, name.toLowerCase());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });

const missing = { name: 'SMS_LICENSE_SERVER', state: 'missing' };
const leftOver = {
  ...{ name, role: true, installed: false },
  ...{ shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }], services: [missing] },
};
const servicesInUse = fc
  .oneof(
    fc.record({ state: fc.constantFrom('running', 'stopped', 'start-pending', 'stop-pending', 'paused') }),
    fc.record({ state: fc.constantFrom('missing', null), startType: fc.constant('auto') }),
    fc.record({ state: fc.constantFrom('missing', null), account: fc.constant('.\\SWMAccount') }),
    fc.record({ state: fc.constantFrom('missing', null), exitCode: fc.constant(1069) }),
    fc.record({ state: fc.constantFrom('missing', null), present: fc.constant(true) }),
  )
  .map((service) => [{ name: 'SMS_LICENSE_SERVER', ...service }]);

/** One entry of the server, as left over, less what was not collected, and perhaps with what shows that it is in use. */
const entry: fc.Arbitrary<Told> = fc
  .tuple(
    own,
    maybe(fc.constant(true)),
    maybe(fc.constant(false)),
    maybe(fc.constant(leftOver.shares)),
    maybe(fc.constant(leftOver.services)),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      fc.record({ services: servicesInUse }),
      fc.constantFrom(
        { installed: true },
        { role: false },
        { remoteStop: true },
        { processes: [{ name: 'remodbc.exe' }] },
      ),
    ),
  )
  .map(([named, assigned, installed, shares, services, more]) => ({
    facts: { name: named, role: assigned, installed, shares, services, ...more },
    isInUse: more !== null,
  }));

/** Other places of a snapshot that speak of the server. */
const elsewhere: fc.Arbitrary<Told> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ facts: {}, isInUse: false }) },
  fc
    .oneof(
      spelled.map((one) => ({ clientAgent: { licenseServers: ['TAUNUS8', one] } })),
      spelled.map((one) => ({ clients: [{ name: 'WS1', server: one }] })),
      spelled.map((one) => ({ clients: [{ name: 'WS1', licenseServers: [one] }] })),
      fc.tuple(spelled, servicesInUse).map(([one, services]) => ({ siteSystems: [{ name: one, services }] })),
      spelled.map((one) => ({ siteSystems: [{ name: one, processes: [{ name: 'REMODBC.EXE' }] }] })),
      fc.tuple(spelled, servicesInUse).map(([server, services]) => ({ site: { server, services } })),
      servicesInUse.map((services) => ({ dnsEntry: { name: `${name}.example.com`, services } })),
    )
    .map((facts) => ({ facts, isInUse: true })),
  fc.constant({ facts: { site: { roles: [{ server: 'TAUNUS8', role }] } }, isInUse: true, isBySite: true }),
);

const times = ['1999-05-01T08:00:00', '1999-05-11T23:30:00', '1999-05-11T23:30:40', '1999-05-12T09:00:00'];
const written = fc.record({
  collectedAt: fc.constantFrom(...times, null),
  code: maybe(fc.constant('TN7')),
  entries: maybe(fc.array(entry, { minLength: 0, maxLength: 2 })),
  more: elsewhere,
});
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

function load({ collectedAt, code, entries, more }: Written, i: number): LoadedSnapshot {
  const { site, dnsEntry, ...others }: { site?: object; dnsEntry?: object } = more.facts;
  const listed = entries?.map(({ facts: own }) => own);
  const meteringServers = dnsEntry ? [...(listed ?? []), dnsEntry] : listed;
  const facts = { schemaVersion: 1, collectedAt, meteringServers, ...others };
  const path = `site${i}.json`;
  return { path, snapshot: checkSnapshot(JSON.stringify({ ...facts, site: { code, ...site } }), path).snapshot };
}

function isInUse({ entries, more }: Written, all: readonly Written[]): boolean {
  const isOneSite = new Set(all.map(({ code }) => code ?? null)).size === 1;
  return (more.isInUse && (isOneSite || more.isBySite !== true)) || (entries ?? []).some((one) => one.isInUse);
}
const lists = ({ entries }: Written): boolean => (entries ?? []).length > 0;
const minute = ({ collectedAt }: Written): string | null => collectedAt?.slice(0, 16) ?? null;

/** Not older than each snapshot that lists the server, for all that is known. */
function mayBeNewest(one: Written, all: readonly Written[]): boolean {
  const time = minute(one);
  return time === null || all.every((other) => !lists(other) || (minute(other) ?? '') <= time);
}

function deletionIn({ findings }: Diagnosis): string {
  return findings
    .flatMap(({ remedy, confidence }) =>
      remedy.steps.filter(({ text }) => /delete the share/i.test(text)).map(({ state }) => `${confidence} ${state}`),
    )
    .join();
}

const diagnose = (snapshots: readonly LoadedSnapshot[]): Promise<Diagnosis> =>
  diagnoseBytes('Licsvcfg.log', log, snapshots);

const seed = 19990511;
const numRuns = 200;

it('is to be deleted where all snapshots show it as left over', async () => {
  const sound = { collectedAt: '1999-05-11T23:30:00', code: 'TN7' as const, more: { facts: {}, isInUse: false } };
  const one = load({ ...sound, entries: [{ facts: leftOver, isInUse: false }] }, 0);
  expect(deletionIn(await diagnose([one]))).toBe('confirmed needed');
});

/** What a snapshot may tell besides, and none of it speaks against the share. */
const ofOthers = fc.record({
  clientAgent: maybe(fc.constantFrom({ licenseServers: [] }, { licenseServers: ['\\\\TAUNUS8\\LicMtr'] })),
  clients: maybe(fc.constant([{ name: 'WS1', server: 'TAUNUS8', licenseServers: ['taunus8.example.com'] }])),
  siteSystems: maybe(spelled.map((one) => [{ name: one, roles: ['SMS Logon Server'], services: [missing] }])),
  roles: maybe(spelled.map((server) => [server, 'TAUNUS8'].map((one) => ({ server: one, role })))),
  shares: fc.constantFrom(leftOver.shares, [{ name: 'licmtr' }, { name: 'NETLOGON' }]),
  names: fc.constantFrom([name], [`\\\\${name}`], [name, `${name}.example.com`], [name.toLowerCase(), name]),
  collectedAt: fc.constantFrom('1999-05-11T23:30:00', '1999-05-11T23:30:40', '1999-05-12T09:00:00'),
});

it('is to be deleted where all snapshots show it as left over, whatever else they tell of others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ofOthers, { minLength: 1, maxLength: 3 }), async (all) => {
      const loaded = all.map(({ roles, shares, names, ...more }, i): LoadedSnapshot => {
        const inUse = { name: 'TAUNUS8', role: true, remoteStop: true, processes: [{ name: 'Remodbc.exe' }] };
        const meteringServers = [inUse, ...names.map((one) => ({ ...leftOver, name: one, shares }))];
        const facts = { schemaVersion: 1, ...more, site: { code: 'TN7', roles }, meteringServers };
        const path = `site${i}.json`;
        return { path, snapshot: checkSnapshot(JSON.stringify(facts), path).snapshot };
      });
      expect(deletionIn(await diagnose(loaded)).split(',')).toContain('confirmed needed');
    }),
    { seed, numRuns },
  );
});

it('is not to be deleted where what may be the newest snapshot shows it in use', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 3 }), async (all) => {
      fc.pre(all.some((one) => isInUse(one, all) && mayBeNewest(one, all)));
      expect(deletionIn(await diagnose(all.map(load)))).not.toMatch(/needed/);
    }),
    { seed, numRuns },
  );
});

it('is judged the same in whatever order the snapshots are given', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { minLength: 2, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      async (all, keys) => {
        const loaded = all.map(load);
        const mixed = loaded.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const [first, second] = [await diagnose(loaded), await diagnose(mixed.map(({ one }) => one))];
        const { findings, undecided, nearMisses, nextArtifacts } = second;
        expect({ findings, undecided, nearMisses, nextArtifacts }).toEqual({
          findings: first.findings,
          undecided: first.undecided,
          nearMisses: first.nearMisses,
          nextArtifacts: first.nextArtifacts,
        });
      },
    ),
    { seed, numRuns },
  );
});
