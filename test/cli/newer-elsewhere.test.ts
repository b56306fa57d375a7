/** A newer snapshot without an entry for a server may still tell of it: a share is not deleted on what an older one says alone then. */
import { describe, expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const service = (state: string) => [{ name: 'SMS_LICENSE_SERVER', state }];
const site = { code: 'TN7', server: 'TAUNUS1' };
const leftOver = {
  schemaVersion: 1,
  collectedAt: '1999-05-11T23:30:00',
  site,
  meteringServers: [
    {
      ...{ name: 'TAUNUS7', role: true, installed: false, services: service('missing') },
      shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }],
    },
  ],
};
const listed = { clientAgent: { licenseServers: ['taunus7'] } };
const roles = (server: string) => ({ site: { ...site, roles: [{ server, role: 'SMS Software Metering Server' }] } });

/** Of the deletion, with the snapshots in both orders. */
function deletion(newer: object, older: object = leftOver): string {
  const snapshots = {
    'older.json': older,
    'newer.json': { schemaVersion: 1, collectedAt: '1999-05-12T08:00:00', ...newer },
  };
  const texts = Object.entries(snapshots).map(([name, snapshot]) => [name, JSON.stringify(snapshot)]);
  const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('TAUNUS7'), ...Object.fromEntries(texts) });
  const found = [Object.keys(snapshots), Object.keys(snapshots).reverse()].map((paths) => {
    const { findings } = scanJson(['Licsvcfg.log', ...paths.flatMap((path) => ['-s', path])], { cwd }).report;
    const step = findings[0]?.remedy?.steps.find(({ text }) => /delete the share/i.test(text));
    return `${findings[0]?.state} ${findings[0]?.confidence} ${step?.state ?? 'none'}`;
  });
  expect(found[1]).toBe(found[0]);
  return found[0] ?? '';
}

describe('a left-over share, by an older entry for its server', () => {
  it.each([
    ['lists it in LICMTR.CFG, of the same minute', { site, ...listed, collectedAt: leftOver.collectedAt }],
    ['lists it in LICMTR.CFG, of a time that nobody wrote down', { site, ...listed, collectedAt: null }],
    ['has a client that keeps to it', { site, clients: [{ name: 'WS1', server: 'TAUNUS7' }] }],
    ['has a client that knows it', { site, clients: [{ name: 'WS1', licenseServers: ['TAUNUS7'] }] }],
    ['gives the role to others only', roles('TAUNUS8')],
    ['has its service on a site system', { site, siteSystems: [{ name: 'TAUNUS7', services: service('stopped') }] }],
  ])('is to be looked at first where a newer one %s', (_, newer) => {
    expect(deletion(newer)).toBe('active likely unknown');
  });

  const [entry] = leftOver.meteringServers;
  const asGood = { site, collectedAt: leftOver.collectedAt };
  it.each([
    ['shows a client of it beside its own entry', { ...leftOver, clients: [{ name: 'WS1', server: 'TAUNUS7' }] }],
    [
      'tells that its service was stopped from afar',
      { ...leftOver, meteringServers: [{ ...entry, remoteStop: true }] },
    ],
    [
      'finds no such service, and how it starts',
      { ...leftOver, meteringServers: [{ ...entry, services: [{ ...service('missing')[0], startType: 'auto' }] }] },
    ],
    ['lists it twice, once as installed', { ...leftOver, meteringServers: [entry, { ...entry, installed: true }] }],
    [
      'has a site system that contradicts itself',
      { ...asGood, siteSystems: [{ name: 'TAUNUS7', services: [{ ...service('missing')[0], account: 'HQ\\svc' }] }] },
    ],
  ])('is to be looked at first where one of the same minute %s', (_, other) => {
    expect(deletion({ ...other, collectedAt: null })).toMatch(/^active \w+ unknown$/);
    expect(deletion({ ...other, collectedAt: leftOver.collectedAt })).toMatch(/^active \w+ unknown$/);
  });

  it('is to be looked at first where a newer one has a client of it, and nothing tells of which site it is', () => {
    const client = { clients: [{ name: 'WS1', server: 'TAUNUS7' }] };
    expect(deletion({ site: null, ...client })).toBe('active likely unknown');
    expect(deletion({ site: { roles: roles('TAUNUS8').site.roles } })).toBe('active confirmed needed');
  });

  it.each([
    ['lists others', { site, clientAgent: { licenseServers: ['TAUNUS8'] } }],
    ['gives it the role too', roles('TAUNUS7')],
    ['is of another site', { site: { code: 'TN8', server: 'TAUNUS2' }, clients: [{ name: 'WS1', server: 'TAUNUS7' }] }],
    ['is older', { site, clients: [{ name: 'WS1', server: 'TAUNUS7' }], collectedAt: '1999-05-11T20:00:00' }],
  ])('is to be deleted where the other one %s', (_, other) => {
    expect(deletion(other)).toBe('active confirmed needed');
  });

  it.each([
    ['has the program of its service', { processes: [{ name: 'Remodbc.exe' }] }, {}],
    ['tells that its service was stopped from afar', { remoteStop: true }, {}],
    ['has a client that keeps to it', {}, { clients: [{ name: 'WS1', server: 'TAUNUS7' }] }],
    ['has its service on a site system', {}, { siteSystems: [{ name: 'TAUNUS7', services: service('stopped') }] }],
    ['gives the role to others only', {}, roles('TAUNUS8')],
  ])('is to be looked at first where another one of the same minute, with an entry too, %s', (_, entry, more) => {
    for (const collectedAt of [leftOver.collectedAt, null]) {
      const other = { schemaVersion: 1, site, ...more, meteringServers: [{ name: 'TAUNUS7', ...entry }] };
      const told = { ...other, collectedAt };
      expect(deletion(leftOver, told)).toBe('active likely unknown');
      expect(deletion(told)).toBe('active likely unknown');
    }
  });

  it('is to be looked at first where another one, without a site code, lists it in LICMTR.CFG beside an entry that says no', () => {
    const [entry] = leftOver.meteringServers;
    const other = { ...listed, schemaVersion: 1, collectedAt: leftOver.collectedAt, meteringServers: [entry] };
    expect(deletion(leftOver, other)).toBe('active likely unknown');
  });

  it('is to be looked at first where another one, without a site code and of a site server of this name, gives the role to others only', () => {
    const nameless = { site: { ...roles('TAUNUS8').site, code: null } };
    expect(deletion({ ...nameless, collectedAt: leftOver.collectedAt })).toBe('active likely unknown');
  });

  const withShares = (...shares: object[]) => ({
    ...leftOver,
    collectedAt: null,
    meteringServers: [{ ...leftOver.meteringServers[0], shares }],
  });
  it.each([
    ['the share without its path', withShares({ name: 'LicMtr' })],
    ['the share with another path', withShares({ name: 'licmtr', path: 'D:\\SWMTR' })],
    ['more shares', withShares({ name: 'LicMtr' }, { name: 'NETLOGON' }, { name: 'old$' })],
  ])('is to be deleted where another one of no known time lists %s', (_, other) => {
    expect(deletion(other)).toBe('active confirmed needed');
  });

  it.each([
    ['does not list the share', withShares({ name: 'NETLOGON' })],
    ['lists no share', withShares()],
  ])('is to be looked at first where another one of no known time %s', (_, other) => {
    expect(deletion(other)).toBe('active likely unknown');
  });

  it('is to be looked at first where another one, without a site code, has its service on its site server', () => {
    const siteless = { ...leftOver, site: { code: 'TN7' } };
    const other = { site: { server: 'TAUNUS7', services: service('stopped'), roles: roles('TAUNUS8').site.roles } };
    expect(deletion(other, siteless)).toBe('active likely unknown');
    expect(deletion({ ...other, collectedAt: leftOver.collectedAt }, siteless)).toBe('active likely unknown');
  });

  it('is to be deleted where another one of the same minute tells of its files only', () => {
    const other = { ...leftOver, meteringServers: [{ name: 'TAUNUS7', processes: [{ name: 'smss.exe' }] }] };
    expect(deletion(leftOver, other)).toBe('active confirmed needed');
  });

  const asDns = (facts: object, name = 'taunus7.example.com') => ({ site, meteringServers: [{ name, ...facts }] });
  const running = [{ name: 'Remodbc.exe' }];
  it.each([
    ['saw its service', asDns({ services: service('stopped') })],
    ['saw its service, with backslashes,', asDns({ services: service('running') }, '\\\\TAUNUS7.example.com')],
    ['has the program of its service', asDns({ processes: running })],
    ['knows it as installed', asDns({ installed: true })],
    ['took its role away', asDns({ role: false })],
    [
      'saw its service on a site system',
      { site, siteSystems: asDns({ services: service('stopped') }).meteringServers },
    ],
    [
      'saw its service on the site server',
      { site: { code: 'TN7', server: 'taunus7.example.com', services: service('stopped') } },
    ],
  ])('is to be looked at first where one that is not older, by a DNS name, %s', (_, other) => {
    expect(deletion(other)).toBe('active likely unknown');
    expect(deletion({ ...other, collectedAt: leftOver.collectedAt })).toBe('active likely unknown');
    expect(deletion({ ...other, collectedAt: null })).toBe('active likely unknown');
  });

  it('is to be looked at first where the snapshot itself saw its service by a DNS name', () => {
    const both = [...leftOver.meteringServers, ...asDns({ services: service('stopped') }).meteringServers];
    expect(deletion({ ...leftOver, meteringServers: both })).toBe('active likely unknown');
  });

  it.each([
    ['the same by a DNS name', asDns({ role: true, installed: false, services: service('missing') })],
    ['nothing else by a DNS name', asDns({ role: true })],
    ['of another DNS name', asDns({ services: service('running') }, 'taunus8.example.com')],
    ['of an address', asDns({ services: service('running') }, '10.0.0.7')],
  ])('is to be deleted where a newer one tells %s', (_, newer) => {
    expect(deletion(newer)).toBe('active confirmed needed');
  });

  it('must stay where a newer one, that names the server with backslashes, saw its service', () => {
    const entry = { name: '\\\\taunus7', services: service('stopped') };
    expect(deletion({ site, meteringServers: [entry] })).toBe('active possible forbidden');
  });

  it('must stay where a newer one lists the server in LICMTR.CFG, which makes an entry for it', () => {
    expect(deletion({ site, ...listed })).toBe('active possible forbidden');
  });

  it('stays over where the older one saw the service run since', () => {
    const [server] = leftOver.meteringServers;
    const running = { ...leftOver, meteringServers: [{ ...server, services: service('running') }] };
    expect(deletion({ site, clients: [{ name: 'WS1', server: 'TAUNUS7' }] }, running)).toBe(
      'resolved likely forbidden',
    );
  });
});
