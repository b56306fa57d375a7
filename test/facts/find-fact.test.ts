/** What a path leads to: a value, "there is no such thing", or "not collected". */
import { describe, expect, it } from 'vitest';
import { findFact } from '../../src/facts/find-fact.js';
import { makeScope, subject } from './make-scope.js';

const fields = {
  site: {
    code: 'HQ1',
    servicePack: null,
    files: [
      { name: 'Odbc32.dll', version: '3.510.3002.13' },
      { name: 'Licsvcfg.log', present: false },
      { name: 'Nonlic.dbf' },
    ],
    accounts: [{ name: 'SWMAccount' }],
    volumes: [{ path: 'C:', compressed: false }],
  },
  meteringServers: [
    {
      name: 'Gauge1',
      role: false,
      shares: [{ name: 'LicMtr', path: 'D:\\SWMTR' }],
      services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }],
    },
  ],
  hierarchy: [{ siteCode: 'BR1', servicePack: 'SP2' }],
  clients: [],
  dialogs: ['Cannot delete proddbrs.dll'],
  facts: { siteRemovalPlanned: true },
};
const found = (path: string): unknown => {
  const fact = findFact(path, makeScope(fields));
  return fact.known ? fact.value : 'not collected';
};

describe('findFact', () => {
  it.each([
    ['site.code', 'HQ1'],
    ['server.role', false],
    ['server.shares[LICMTR].path', 'D:\\SWMTR'],
    ['server.services[sms_license_server].state', 'running'],
    ['site.volumes[C:].compressed', false],
    ['hierarchy[br1].servicePack', 'SP2'],
    ['meteringServers[GAUGE1].role', false],
    ['captures.path', 'C:\\SMS'],
    ['facts.siteRemovalPlanned', true],
    ['collectedAt', '2000-05-02T12:00:00'],
  ])('%s is there', (path, value) => {
    expect(found(path)).toEqual(value);
  });

  it.each([
    ['server.shares[Backup]', 'a list that commands print whole'],
    ['server.shares[Backup].path', 'a field of what is not there'],
    ['site.files[Licsvcfg.log]', 'it was looked for'],
  ])('%s does not exist: %s', (path) => {
    expect(found(path)).toBeNull();
  });

  it.each([
    ['site.servicePack', 'null is no value'],
    ['site.files[Nonlic.dbf]', 'an entry that says nothing of the file'],
    ['site.server', 'absent is no value'],
    ['server.services[SMS_EXECUTIVE].state', 'services are asked for one by one'],
    ['site.files[Remodbc.exe].version', 'files too'],
    ['site.hotfixes[Q245271]', 'the list itself was not collected'],
    ['site.accounts[Guest]', 'one account may have been asked for alone'],
    ['client.os', 'no such client was collected'],
    ['sql.version', 'nothing of it was collected'],
    ['item.name', 'there is no member here'],
    ['site.code[x]', 'no list'],
    ['captures.server', 'no line named it'],
  ])('%s was not collected: %s', (path) => {
    expect(found(path)).toBe('not collected');
  });

  it('names the subject in the path that it says is missing', () => {
    const scope = makeScope(fields, { ...subject, server: 'NONIUS' });
    expect(findFact('server.role', scope)).toEqual({ known: false, path: 'meteringServers[NONIUS].role' });
  });

  it.each([
    ['siteSystems[HAZEL02].shares[LicMtr]', { siteSystems: [{ name: 'Hazel02', shares: [] }] }],
    ['site.shares[LicMtr]', { site: { server: 'Hazel02', shares: [] } }],
  ])('%s counts for a server that is no metering server any more', (path, collected) => {
    const scope = makeScope({ ...fields, ...collected }, { ...subject, server: 'HAZEL02' });
    expect(findFact('server.shares[LicMtr]', scope)).toEqual({ known: true, path, value: null });
    expect(findFact('server.role', scope).known).toBe(false);
  });

  it('knows nothing without a snapshot but what the lines named', () => {
    const scope = { snapshot: null, subject };
    expect(findFact('site.code', scope).known).toBe(false);
    expect(findFact('captures.path', scope)).toMatchObject({ known: true, value: 'C:\\SMS' });
  });

  it('a member stands for "item"', () => {
    const item = { path: 'site.files[Odbc32.dll]', value: fields.site.files[0] };
    expect(findFact('item.version', { ...makeScope(fields), item })).toEqual({
      known: true,
      path: 'site.files[Odbc32.dll].version',
      value: '3.510.3002.13',
    });
  });
});

describe('the role of a server that the list of roles of its own site does not name', () => {
  const roleIn = (meteringServers: object[], path = 'server.role'): unknown => {
    const site = { roles: [{ server: 'OTHER', role: 'SMS Software Metering Server' }] };
    const { snapshot } = makeScope({ site, meteringServers });
    const fact = findFact(path, { snapshot, subject: { ...subject, server: 'GAUGE9' }, isOwnSite: true });
    return fact.known ? fact.value : 'unknown';
  };

  it('is none', () => {
    expect(roleIn([])).toBe(false);
    expect(roleIn([{ name: 'GAUGE9' }])).toBe(false);
  });

  it('is all that the list tells of it', () => {
    expect(roleIn([{ name: 'GAUGE9' }], 'server.installed')).toBe('unknown');
    expect(roleIn([], 'server.shares[LicMtr]')).toBe('unknown');
    expect(roleIn([], 'site.servicePack')).toBe('unknown');
  });

  it('is not known where clients are sent to it or its service is there', () => {
    expect(roleIn([{ name: 'GAUGE9', installed: true }])).toBe('unknown');
    expect(roleIn([{ name: 'GAUGE9', services: [{ name: 'SMS_LICENSE_SERVER', account: 'HQ\\metering' }] }])).toBe(
      'unknown',
    );
  });
});

describe('of a server without an entry', () => {
  const role = 'SMS Software Metering Server';
  const ofServer = (path: string, told: object): unknown => {
    const fact = findFact(path, { ...makeScope(told), isOwnSite: true });
    return fact.known ? fact.value : 'not collected';
  };
  const name = subject.server ?? '';
  const listed = (server: string) => ({ site: { server: 'HQSMS', roles: [{ server, role }] } });

  it.each([
    ['by the roles of the site', listed(name), true],
    ['by its own roles', { siteSystems: [{ name, roles: [role] }] }, true],
    [
      'by neither, since the two contradict each other',
      { ...listed('OTHER'), siteSystems: [{ name, roles: [role] }] },
      'not collected',
    ],
    [
      'by the roles of the site, where its own tell of others',
      { ...listed('OTHER'), siteSystems: [{ name, roles: ['x'] }] },
      false,
    ],
    [
      'by no list, where it has an entry',
      { siteSystems: [{ name, roles: [role] }], meteringServers: [{ name }] },
      'not collected',
    ],
  ])('the role is told %s', (_, told, value) => {
    expect(ofServer('server.role', told)).toBe(value);
  });

  it('whether it is remote is told by the name of the site server', () => {
    expect(ofServer('server.remote', listed(name))).toBe(true);
    expect(ofServer('server.remote', { site: { server: name.toLowerCase() } })).toBe(false);
    expect(ofServer('server.remote', { siteSystems: [{ name }] })).toBe('not collected');
    expect(ofServer('server.remote', { ...listed(name), meteringServers: [{ name }] })).toBe('not collected');
  });
});
