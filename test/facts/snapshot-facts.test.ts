/** Whom snapshots know, and which of several answers for whom. */
import { describe, expect, it } from 'vitest';
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';

function facts(...snapshots: object[]): SnapshotFacts {
  return new SnapshotFacts(
    snapshots.map((one, i) => ({
      path: `${i}.json`,
      snapshot: snapshotSchema.parse({ schemaVersion: 1, ...one }),
    })),
  );
}
const server = (name: string, role: boolean): object => ({ meteringServers: [{ name, role }] });

describe('subjects', () => {
  const subjectsOf = (base: SnapshotFacts, kind: 'server' | 'client'): unknown =>
    base.subjects(kind).map(({ subject }) => subject);

  it('are the servers and clients of all snapshots, each once, in capitals', () => {
    const base = facts(server('Gauge1', true), server('GAUGE1', false), { clients: [{ name: 'desk1' }] });
    expect(subjectsOf(base, 'server')).toEqual([{ site: null, server: 'GAUGE1', client: null }]);
    expect(subjectsOf(base, 'client')).toEqual([{ site: null, server: null, client: 'DESK1' }]);
  });

  it('are also clients that only a status message of the agent names', () => {
    const text = 'The software metering client on the computer "Kasse12" (user "HUBER") encountered an error';
    const messages = ['LICENSE_METERING', 'SMS_CLIENT'].map((component) => ({ id: 9202, component, text }));
    expect(subjectsOf(facts({ statusMessages: messages.slice(0, 1) }), 'client')).toMatchObject([
      { client: 'KASSE12' },
    ]);
    expect(subjectsOf(facts({ statusMessages: messages.slice(1) }), 'client')).toEqual([]);
  });
});

describe('judge', () => {
  const role = { fact: 'server.role', is: true };
  const asks = { site: null, server: 'GAUGE1', client: null, captures: {} };

  it('each site has its own snapshot, whichever was asked for before', () => {
    const ofSite = (code: string, role: boolean): object => ({ site: { code }, ...server('GAUGE1', role) });
    const base = facts(ofSite('PRG', true), ofSite('BRN', false));
    const truths = ['PRG', 'BRN', 'PRG'].map((site) => base.judge(role, { ...asks, site }).truth);
    expect(truths).toEqual([true, false, true]);
  });

  it('the newest snapshot of a server counts', () => {
    const older = { collectedAt: '2000-05-02T12:00:00', ...server('GAUGE1', true) };
    const newer = { collectedAt: '2000-05-03T12:00:00', ...server('GAUGE1', false) };
    expect(facts(older, newer).judge(role, asks).truth).toBe(false);
    expect(facts(newer, older).judge(role, asks).truth).toBe(false);
  });

  it('facts of another server or another site decide nothing', () => {
    expect(facts(server('GAUGE2', true)).judge(role, asks).truth).toBeNull();
    const other = { site: { code: 'BR1' }, ...server('GAUGE1', true) };
    expect(facts(other).judge(role, { ...asks, site: 'HQ1' }).truth).toBeNull();
    expect(facts(other).judge(role, { ...asks, site: 'br1' }).truth).toBe(true);
  });

  it('facts of which nothing tells whether they are of that site decide nothing beside some that are', () => {
    const known = { collectedAt: '2000-05-02T12:00:00', site: { code: 'HQ1' }, ...server('GAUGE1', true) };
    const unknown = { collectedAt: '2000-05-03T12:00:00', ...server('GAUGE1', false) };
    for (const base of [facts(known, unknown), facts(unknown, known)]) {
      expect(base.judge(role, { ...asks, site: 'HQ1' }).truth).toBeNull();
      expect(base.judge(role, asks).truth).toBeNull();
      expect(base.unclear(asks)).toHaveLength(2);
      expect(
        base.subjects('server').map(({ subject, facts: own }) => own.judge(role, { ...subject, captures: {} }).truth),
      ).toEqual([false, null]);
    }
    const older = { ...unknown, collectedAt: '2000-05-01T12:00:00' };
    expect(facts(known, older).judge(role, { ...asks, site: 'HQ1' }).truth).toBe(true);
    const ofAnotherServer = { ...unknown, site: { server: 'SRV9' } };
    const own = { ...known, site: { code: 'HQ1', server: 'SRV1' } };
    expect(facts(own, ofAnotherServer).judge(role, { ...asks, site: 'HQ1' }).truth).toBe(true);
  });

  it('nothing is known without a snapshot', () => {
    expect(facts().judge(role, asks)).toMatchObject({ truth: null, missing: ['meteringServers[GAUGE1].role'] });
  });
});
