/** The chain to a client: the first gap wins, what was not collected is unknown, and each gap has its own article. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { clientChain } from '../../src/timeline/client-chain.js';
import { clientChains } from '../../src/timeline/client-chains.js';

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

  it('takes only a server that is recorded as installed for one that clients are told of, where no list was collected', () => {
    const servers = (installed: boolean): Snapshot => ({
      schemaVersion: 1,
      meteringServers: [
        { ...running, installed },
        { name: 'METER03', installed: false },
      ],
    });
    expect(chain(servers(true)).links[2]).toMatchObject({ status: 'passed', says: 'records METER02 as installed' });
    expect(chain(servers(false)).links[2]).toMatchObject({ status: 'unknown' });
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

describe('several clients', () => {
  const services = (state: 'running' | 'stopped') => [{ name: 'SMS_LICENSE_SERVER', state }];
  const site = (code: string, rest: Partial<Snapshot>): { path: string; snapshot: Snapshot } => ({
    path: code.toLowerCase(),
    snapshot: { schemaVersion: 1, collectedAt: '1999-03-27T10:00:00', site: { code }, ...rest },
  });
  const lineOf = (id: string, time: string, file: string) => {
    const sign = catalogue.stages.clientSigns.find((one) => one.id === id);
    if (!sign) throw new Error(`the sign ${id} is gone`);
    const quote = { file, line: 1, time, text: '', before: '', component: null, timeZone: null, thread: null };
    return { sign, quote };
  };
  const gaps = (...given: Parameters<typeof clientChains>): unknown[] =>
    clientChains(...given).map(({ client, gap, advice }) => [client, gap, advice[0]?.article ?? null]);

  const two = site('HQ1', {
    meteringServers: [
      { name: 'METER02', role: true, services: services('running') },
      { name: 'METER03', role: true, services: services('stopped') },
    ],
    clientAgent: { licenseServers: ['METER02', 'METER03'] },
    clients: [
      { name: 'wsone', licenseServers: ['METER02', 'METER03'] },
      { name: 'WSTWO', server: 'meter03', licenseServers: ['METER02', 'METER03'] },
      { name: 'WSTHREE', licenseServers: ['METER02'] },
      { name: 'WSFOUR', licenseServers: [] },
      { name: 'WSFIVE', server: 'METER09', licenseServers: ['METER02', 'METER03'] },
      { name: 'WSSIX', licenseServers: ['METER03'] },
    ],
  });

  it('are judged each by the servers that it keeps to and by its own registry', () => {
    expect(gaps([two], [], [])).toEqual([
      ['WSFIVE', null, null],
      ['WSFOUR', 'registry', 'Q199747'],
      ['WSONE', null, null],
      ['WSSIX', 'service', 'Q200964'],
      ['WSTHREE', 'registry', 'Q212894'],
      ['WSTWO', 'service', 'Q200964'],
    ]);
    const [five] = clientChains([two], [], []);
    expect(five?.links[1]).toMatchObject({ status: 'unknown', says: expect.stringContaining('METER09') });
  });

  it('are judged each by its own log, of which the latest line counts', () => {
    const old = lineOf('unreachable', '1999-03-26T10:00:00.000', 'c/WSONE/Liccli.lo_');
    const late = lineOf('uploaded', '1999-03-26T11:00:00.000', 'c/WSONE/Liccli.log');
    const logs = [
      { folder: 'c/WSONE', clientLine: late },
      { folder: 'c/WSONE', clientLine: old },
      { folder: 'c/WSSEVEN', clientLine: lineOf('unreachable', '1999-03-26T10:00:00.000', 'c/WSSEVEN/Liccli.log') },
    ];
    const chains = clientChains([two], [], logs);
    const log = (name: string): unknown => chains.find(({ client }) => client === name)?.links[4]?.status;
    expect([log('WSONE'), log('WSSEVEN'), log('WSTHREE')]).toEqual(['passed', 'failed', 'unknown']);
  });

  it.each([
    ['as the collector puts it', 'licdiag-HQ1/clients/WSONE/Logs', 'WSONE'],
    ['in the folders that a client has it in', 'clients/wsone/MS/SMS/Logs', 'WSONE'],
    ['in a packed bundle', 'hq1.zip!clients/WSONE/Logs', 'WSONE'],
    ['in a folder that names no client', 'clients/Logs', 'clients/Logs/Liccli.log'],
  ])('have their own log %s', (_, folder, name) => {
    const clientLine = lineOf('unreachable', '1999-03-26T10:00:00.000', `${folder}/Liccli.log`);
    const chains = clientChains([two], [], [{ folder, clientLine }]);
    expect(chains.filter(({ links }) => links[4]?.status === 'failed').map(({ client }) => client)).toEqual([name]);
    expect(chains.map(({ client }) => client).filter((client) => client.includes('clients'))).toHaveLength(
      name === 'WSONE' ? 0 : 1,
    );
  });

  it('of different sites are judged by the facts of their own', () => {
    const running = [{ name: 'METER02', role: true, services: services('running') }];
    const good = site('HQ1', {
      meteringServers: running,
      clientAgent: { licenseServers: ['METER02'] },
      clients: [{ name: 'WSONE', licenseServers: ['METER02'] }],
    });
    const noRole = site('BR7', { meteringServers: [], clients: [{ name: 'WSTWO', licenseServers: [] }] });
    const noList = site('BR8', {
      meteringServers: running,
      clientAgent: { licenseServers: [] },
      clients: [{ name: 'WSTHREE' }],
    });
    expect(gaps([good, noRole, noList], [], [])).toEqual([
      ['WSONE', null, null],
      ['WSTHREE', 'configuration', 'Q199747'],
      ['WSTWO', 'site-control', 'Q201762'],
    ]);
  });

  it('of one name at two sites are judged each by the log in its own bundle', () => {
    const sites = ['HQ1', 'BR7'].map((code) => site(code, { clients: [{ name: 'WSONE' }] }));
    const logIn = (folder: string, id: string, time: string) => ({
      folder: `${folder}/clients/WSONE`,
      clientLine: lineOf(id, time, `${folder}/clients/WSONE/Liccli.log`),
    });
    const logs = [
      logIn('hq1', 'unreachable', '1999-03-26T10:00:00.000'),
      logIn('br7', 'uploaded', '1999-03-26T11:00:00.000'),
    ];
    const told = clientChains(sites, [], logs).map(({ links }) => [links[4]?.status, links[4]?.source]);
    expect(told.sort()).toEqual([
      ['failed', 'hq1/clients/WSONE/Liccli.log:1'],
      ['passed', 'br7/clients/WSONE/Liccli.log:1'],
    ]);
  });

  it('of one site may come in snapshots of their own', () => {
    const servers = site('HQ1', { collectedAt: '1999-03-26T10:00:00', meteringServers: [], clients: [] });
    const client = {
      path: 'c',
      snapshot: { schemaVersion: 1 as const, collectedAt: '1999-03-27T10:00:00', clients: [{ name: 'WSONE' }] },
    };
    expect(gaps([client, servers], [], [])).toEqual([['WSONE', 'site-control', 'Q201762']]);
  });
});
