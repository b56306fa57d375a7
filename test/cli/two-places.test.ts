/** Where one place of a written snapshot denies what another shows of a metering server, its share is not to be deleted on that. */
import { describe, expect, it } from 'vitest';
import { leftOverShare, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const service = (state: string) => [{ name: 'SMS_LICENSE_SERVER', state }];
const server = {
  ...{ name: 'TAUNUS7', role: true, installed: false as boolean | null },
  ...{ shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }], services: service('missing') },
};
const leftOver = {
  schemaVersion: 1,
  collectedAt: '1999-05-11T23:30:00',
  site: { code: 'TN7', server: 'TAUNUS1' },
  meteringServers: [server],
};

function deletion(...snapshots: readonly object[]): string {
  const files = snapshots.map((snapshot, i) => [`site${i}.json`, JSON.stringify(snapshot)] as const);
  const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('TAUNUS7'), ...Object.fromEntries(files) });
  const { findings } = scanJson(['Licsvcfg.log', ...files.flatMap(([name]) => ['-s', name])], { cwd }).report;
  const step = findings[0]?.remedy?.steps.find(({ text }) => /delete the share/i.test(text));
  return `${findings[0]?.confidence} ${step?.state}`;
}

describe('a left-over share, by facts that contradict each other', () => {
  it('is to be deleted where they do not', () => {
    expect(deletion(leftOver)).toBe('confirmed needed');
    const others = { clientAgent: { licenseServers: ['TAUNUS8'] }, clients: [{ name: 'WS1', server: 'TAUNUS8' }] };
    expect(deletion({ ...leftOver, ...others })).toBe('confirmed needed');
    const asked = [{ ...service('missing')[0], exitCode: 1060 }];
    expect(deletion({ ...leftOver, meteringServers: [{ ...server, services: asked }] })).toBe('confirmed needed');
  });

  it.each([
    ['LICMTR.CFG lists the server', { clientAgent: { licenseServers: ['taunus7'] } }],
    ['the program of the service runs', { meteringServers: [{ ...server, processes: [{ name: 'Remodbc.exe' }] }] }],
    [
      'the missing service failed to log on',
      { meteringServers: [{ ...server, services: [{ ...service('missing')[0], exitCode: 1069 }] }] },
    ],
    [
      'the missing service was started',
      { meteringServers: [{ ...server, services: [{ ...service('missing')[0], startedAt: '1999-05-11T22:00:00' }] }] },
    ],
    [
      'a second entry of the server has the program of the service',
      { meteringServers: [server, { name: 'taunus7', processes: [{ name: 'remodbc.exe' }] }] },
    ],
    [
      'a second entry of the server tells that its service was stopped from afar',
      { meteringServers: [server, { name: 'taunus7', remoteStop: true }] },
    ],
    [
      'the second of two entries of the system lists the service',
      { siteSystems: [{ name: 'TAUNUS7' }, { name: 'TAUNUS7', services: service('running') }] },
    ],
    ['its service was stopped from afar', { meteringServers: [{ ...server, remoteStop: true }] }],
    ['the site server is the same machine', { site: { code: 'TN7', server: 'TAUNUS7', services: service('stopped') } }],
    ['the system lists the service', { siteSystems: [{ name: 'taunus7', services: service('running') }] }],
    [
      'the roles of the site do not list the server',
      { site: { ...leftOver.site, roles: [{ server: 'TAUNUS8', role: 'SMS Software Metering Server' }] } },
    ],
  ])('is to be looked at first where %s', (_, more) => {
    expect(deletion({ ...leftOver, ...more })).toBe('likely unknown');
  });

  it.each(['TAUNUS7', '\\\\TAUNUS7', '\\\\TAUNUS7\\LicMtr', 'taunus7.example.com'])(
    'stays where LICMTR.CFG lists the server as %s, and nobody wrote that it is installed',
    (name) => {
      const listed = { clientAgent: { licenseServers: [name] } };
      expect(deletion({ ...leftOver, ...listed, meteringServers: [{ ...server, installed: null }] })).toBe(
        'possible forbidden',
      );
    },
  );

  it.each(['TAUNUS8, TAUNUS7', '10.1.2.3'])(
    'is to be looked at first where LICMTR.CFG lists %s, which may be the server',
    (name) => {
      const listed = { clientAgent: { licenseServers: [name] } };
      expect(deletion({ ...leftOver, ...listed, meteringServers: [{ ...server, installed: null }] })).toBe(
        'likely unknown',
      );
    },
  );

  it.each([
    ['of the same minute', leftOver.collectedAt, 'likely unknown'],
    ['of an hour later', '1999-05-12T00:30:00', 'possible forbidden'],
  ])('is not to be deleted where LICMTR.CFG of a second snapshot %s lists the server', (_, collectedAt, expected) => {
    const second = { ...leftOver, collectedAt, meteringServers: null, clientAgent: { licenseServers: ['TAUNUS7'] } };
    expect(deletion(leftOver, second)).toBe(expected);
    expect(deletion(second, leftOver)).toBe(expected);
  });

  it.each([
    ['keeps to the server', { name: 'WS1', server: 'TAUNUS7' }],
    ['keeps to the server, written as a path', { name: 'WS1', server: '\\\\taunus7' }],
    ['keeps to the server by its DNS name', { name: 'WS1', server: 'taunus7.example.com' }],
    ['knows the server by its DNS name', { name: 'WS1', licenseServers: ['taunus7.example.com'] }],
    ['keeps to its share', { name: 'WS1', server: '\\\\TAUNUS7\\LicMtr' }],
    ['knows its share', { name: 'WS1', licenseServers: ['\\\\TAUNUS8\\LicMtr', '\\\\TAUNUS7\\LicMtr'] }],
    ['knows the server', { name: 'WS1', licenseServers: ['TAUNUS8', 'TAUNUS7'] }],
  ])('blocks for sure, and is to be looked at first, where a client %s', (_, client) => {
    expect(deletion({ ...leftOver, clients: [client] })).toBe('confirmed unknown');
  });
});

describe('where the log is known to be of the site of the snapshot', () => {
  const roles = [{ server: 'TAUNUS7', role: 'SMS Software Metering Server' }];
  const site = { ...leftOver.site, roles };
  const ofSite = (...snapshots: readonly object[]): string | undefined => {
    const files = snapshots.map((snapshot, i) => [`site${i}.json`, JSON.stringify(snapshot)] as const);
    const log = `${statusOf('TN7')}${leftOverShare('TAUNUS7')}`;
    const cwd = makeFolder({ 'Licsvcfg.log': log, ...Object.fromEntries(files) });
    const { findings } = scanJson(['Licsvcfg.log', ...files.flatMap(([name]) => ['-s', name])], { cwd }).report;
    const finding = findings.find(({ article }) => article === 'Q214954');
    return finding?.remedy?.steps.find(({ text }) => /delete the share/i.test(text))?.state;
  };
  const withRole = (role: boolean | null) => ({ ...leftOver, site, meteringServers: [{ ...server, role }] });

  it('its list of roles tells the role of a server whose entry does not', () => {
    expect(ofSite(withRole(null))).toBe('needed');
    expect(ofSite(withRole(true))).toBe('needed');
  });

  it('a role that its list and the entry contradict each other about is not that of the list', () => {
    expect(ofSite(withRole(false))).toBe('unknown');
    expect(ofSite(withRole(null), { ...withRole(false), site: leftOver.site })).toBe('unknown');
    expect(ofSite({ ...withRole(false), site: leftOver.site }, withRole(null))).toBe('unknown');
  });
});

it('tells which places contradict each other, and lets no check of an upgrade pass by one of them', () => {
  const at = { ...leftOver.site, version: '2.00.1380.1000' };
  const cwd = makeFolder({
    'site.json': JSON.stringify({
      ...leftOver,
      site: at,
      siteSystems: [{ name: 'TAUNUS7', services: service('running') }],
    }),
  });
  const { code, stdout, stderr } = licdiag(['snapshot', 'validate', 'site.json'], { cwd });
  expect(code).toBe(3);
  expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toContain(
    'SMS_LICENSE_SERVER of TAUNUS7 is missing in meteringServers, and siteSystems shows it: which it is is not known',
  );
  const precheck = licdiag(['precheck', 'site.json', '--to', 'SP2', '--format', 'json'], { cwd });
  const items: { id: string; status: string }[] = JSON.parse(precheck.stdout).items;
  expect(items.find(({ id }) => id === 'metering-service-stopped')?.status).toBe('unknown');
});

it.each([
  [
    'siteSystems shows its service as running',
    { siteSystems: [{ name: 'TAUNUS7', services: service('running') }] },
    {},
  ],
  [
    'a process listing shows its program',
    { siteSystems: [{ name: 'TAUNUS7', processes: [{ name: 'REMODBC.EXE' }] }] },
    {},
  ],
  ['its own entry shows its program', {}, { processes: [{ name: 'remodbc.exe' }] }],
  [
    'the roles of the site list it, and its own entry says that it has none',
    { site: { ...leftOver.site, roles: [{ server: 'TAUNUS7', role: 'SMS Software Metering Server' }] } },
    { role: false },
  ],
])('lets no stopped service or missing role pass before SP2 where %s', (_, more, own) => {
  const asked = { ...leftOver, ...more, meteringServers: [{ ...server, services: service('stopped'), ...own }] };
  const roles = 'role' in own ? { ...asked, meteringServers: [{ ...server, services: null, ...own }] } : asked;
  const cwd = makeFolder({ 'site.json': JSON.stringify(roles) });
  const args = ['precheck', 'site.json', '--from', 'SP1', '--to', 'SP2', '--format', 'json'];
  const items: { id: string; status: string }[] = JSON.parse(licdiag(args, { cwd }).stdout).items;
  const statusOf = (id: string) => [...new Set(items.filter((one) => one.id === id).map(({ status }) => status))];
  expect(statusOf('metering-service-stopped')).toEqual(['unknown']);
  expect(statusOf('metering-remote-stop-works')).toEqual(['manual']);
});

it('lets no stopped service pass before SP2 where the site server is the same machine, and its service is starting', () => {
  const site = { code: 'TN7', server: 'TAUNUS7', services: service('start-pending') };
  const meteringServers = [{ ...server, services: service('stopped') }];
  const cwd = makeFolder({ 'site.json': JSON.stringify({ ...leftOver, site, meteringServers }) });
  const args = ['precheck', 'site.json', '--from', 'SP1', '--to', 'SP2', '--format', 'json'];
  const items: { id: string; status: string }[] = JSON.parse(licdiag(args, { cwd }).stdout).items;
  expect(items.filter(({ id }) => id === 'metering-service-stopped').map(({ status }) => status)).toEqual(['unknown']);
});
