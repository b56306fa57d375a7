/** The chain to a client: the first gap wins, what was not collected is unknown, and each gap has its own article. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { clientChain } from '../../src/timeline/client-chain.js';

const running = { name: 'METER02', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' as const }] };
const whole: Snapshot = {
  schemaVersion: 1,
  meteringServers: [running],
  clientAgent: { licenseServers: ['METER02', 'METER03'] },
};
const chain = (snapshot: Snapshot | null, client: Partial<NonNullable<Snapshot['clients']>[number]> | null = null) =>
  clientChain('WSKLEIN', { snapshot, servers: [] }, client && { name: 'WSKLEIN', ...client }, null);

describe('the chain to a client', () => {
  it('is unknown where nothing was collected', () => {
    const { gap, links, certain } = chain(null);
    expect([gap, certain]).toEqual([null, false]);
    expect(links.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'unknown'));
  });

  it.each([
    ['site-control', { ...whole, meteringServers: [] }, null, true, 'Q201762'],
    ['service', { ...whole, meteringServers: [{ ...running, services: [] }] }, null, true, 'Q200964'],
    ['configuration', { ...whole, clientAgent: { licenseServers: [] } }, null, true, 'Q199747'],
    ['registry', whole, { licenseServers: [] }, true, 'Q199747'],
    ['registry', whole, { licenseServers: ['METER02'], os: '9x' as const }, true, 'Q212894'],
    [
      'registry',
      { schemaVersion: 1 as const, clientAgent: whole.clientAgent },
      { licenseServers: [] },
      false,
      'Q199747',
    ],
  ])('breaks first at: %s', (gap, snapshot, client, certain, article) => {
    const found = chain(snapshot, client);
    expect([found.gap, found.certain, found.advice[0]?.article]).toEqual([gap, certain, article]);
  });

  it('is whole up to the registry when all agree', () => {
    const { gap, links } = chain(whole, { licenseServers: ['meter03', 'meter02'] });
    expect(gap).toBeNull();
    expect(links.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed', 'passed', 'unknown']);
  });

  it('does not take an agent that cannot reach its server for one without servers (Q287626)', () => {
    const sign = catalogue.stages.clientSigns.find(({ id }) => id === 'unreachable');
    if (!sign) throw new Error('the sign is gone');
    const quote = {
      file: 'Liccli.log',
      line: 3,
      time: null,
      text: sign.template,
      before: '',
      component: null,
      timeZone: null,
      thread: null,
    };
    const found = clientChain(
      'WSKLEIN',
      { snapshot: whole, servers: [] },
      { name: 'WSKLEIN', licenseServers: ['METER02', 'METER03'] },
      { sign, quote },
    );
    expect(found).toMatchObject({ gap: 'log', certain: true, advice: [{ article: 'Q287626', documented: false }] });
  });
});
