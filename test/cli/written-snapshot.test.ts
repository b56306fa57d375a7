/** What a snapshot says besides its facts: what they imply, where they contradict each other, and what could not be used. */
import { describe, expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

describe('a snapshot that somebody wrote', () => {
  const hang = {
    schemaVersion: 1,
    collectedAt: '2000-09-16T23:50:00',
    site: { code: 'LYO', server: 'LYOSMS', version: '2.00.1380.1000' },
    upgrade: { target: 'SP2', running: true, lastProgressAt: '2000-09-16T23:05:00' },
    meteringServers: [
      { name: 'VOGEL2', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
      { name: 'lyosms', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
    ],
  };
  const found = (snapshot: object) => {
    const cwd = makeFolder({ 'site.json': JSON.stringify(snapshot) });
    return scanJson(['-s', 'site.json'], { cwd }).report.findings.map(
      ({ article, subject, confidence }) => `${article} ${subject.server} ${confidence}`,
    );
  };

  it('tells the service pack by the version, and other machines by their names', () => {
    expect(found(hang)).toEqual(['Q258547 VOGEL2 possible']);
  });

  it('tells a fact once, whatever the spelling of names', () => {
    const services = [{ name: 'SMS_LICENSE_SERVER', state: 'stopped', exitCode: 1069 }];
    const named = (...names: string[]): object[] => names.map((name) => ({ name, role: true, services }));
    const told = (...names: string[]): (string | undefined)[] => {
      const written = { ...hang, upgrade: null, meteringServers: named(...names) };
      const cwd = makeFolder({ 'site.json': JSON.stringify(written) });
      return scanJson(['-s', 'site.json'], { cwd }).report.findings.flatMap(({ evidence }) =>
        evidence.map((one) => (one.kind === 'snapshot' ? one.fact : undefined)),
      );
    };
    expect(told('VOGEL2', 'VOGEL3')).toHaveLength(6);
    expect(told('vogel2', '\\\\Vogel3')).toEqual(told('VOGEL2', 'VOGEL3'));
  });

  it('has status messages also where only events tell them, and each once', () => {
    const event = (id: number, text: string, time: string): object => ({
      log: 'Application',
      id,
      source: 'SMS Server',
      time,
      text,
    });
    const notRunning = 'The software metering server service is not running on vogel2';
    const stopped = event(9406, notRunning, '2000-09-17T02:14:00');
    const later = { ...event(9406, notRunning, '2000-09-17T02:29:00') };
    const stuck = {
      ...hang,
      collectedAt: '2000-09-17T03:00:00',
      upgrade: null,
      site: { code: 'LYO', server: 'LYOSMS', version: '2.00.1493.3000' },
      meteringServers: [
        {
          name: 'VOGEL2',
          role: true,
          services: [{ name: 'SMS_LICENSE_SERVER', state: 'stop-pending', lastControlError: 1061 }],
        },
      ],
    };
    const messages = [
      { id: 9406, component: 'SMS_LICENSE_SERVER_MANAGER', system: '\\\\Vogel2', time: '2000-09-17T02:14:00' },
    ];
    expect(found(stuck)).toEqual(['Q299261 VOGEL2 possible']);
    expect(found({ ...stuck, events: [stopped, later] })).toEqual(['Q299261 VOGEL2 likely']);
    expect(found({ ...stuck, events: [stopped, later], statusMessages: messages })).toEqual(['Q299261 VOGEL2 likely']);
    expect(found({ ...stuck, events: [stopped], statusMessages: messages })).toEqual(['Q299261 VOGEL2 possible']);
    expect(found({ ...stuck, events: [stopped, { ...later, text: 'on VOGEL2' }] })).toEqual([
      'Q299261 VOGEL2 possible',
    ]);
  });

  it('tells the service pack by the one that a running setup starts from', () => {
    const site = { code: 'LYO', server: 'LYOSMS' };
    const told = (upgrade: object, more: object = {}): string[] =>
      found({ ...hang, site: { ...site, ...more }, upgrade: { ...hang.upgrade, ...upgrade } });
    expect(told({ from: 'SP1' })).toEqual(['Q258547 VOGEL2 possible']);
    expect(found({ ...hang, site: null, upgrade: { ...hang.upgrade, from: 'SP1' } })).toHaveLength(2);
    expect(told({})).toEqual([]);
    expect(told({ from: 'RTM' })).toEqual([]);
    expect(told({ from: 'SP1', running: false })).toEqual([]);
    expect(told({ from: 'SP1' }, { version: '2.00.1239.0000' })).toEqual([]);
  });

  it('has a metering server also where only a list of roles names it', () => {
    const role = 'SMS Software Metering Server';
    const services = [{ name: 'SMS_LICENSE_SERVER', state: 'stop-pending' }];
    const told = (more: object): string[] => found({ ...hang, ...more }).filter((one) => !one.includes('VOGEL2'));
    const withRoles = (...servers: string[]): object => ({
      site: { ...hang.site, roles: servers.map((server) => ({ server, role })) },
    });
    const system = { siteSystems: [{ name: 'VOGEL3', services }] };

    expect(told({ ...withRoles('Vogel3', 'VOGEL2', 'LYOSMS'), ...system })).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ siteSystems: [{ name: 'vogel3', roles: [role], services }] })).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ ...withRoles('VOGEL3'), ...system, meteringServers: null })).toEqual(['Q258547 VOGEL3 likely']);

    expect(told({ ...withRoles('VOGEL2', 'LYOSMS', 'vogel3.example.com', ''), ...system })).toEqual([]);
    expect(told({ siteSystems: [{ name: 'VOGEL3', roles: ['SMS Metering Database Server'], services }] })).toEqual([]);
    const own = {
      site: { ...hang.site, roles: [{ server: 'LYOSMS', role }], services: [{ ...services[0], state: 'running' }] },
    };
    expect(told({ ...own, meteringServers: [] })).toEqual([]);
  });

  it('counts where it is newer than the entry of a server to which only its lists give the role', () => {
    const role = 'SMS Software Metering Server';
    const services = (state: string): object[] => [{ name: 'SMS_LICENSE_SERVER', state }];
    const entry = { name: 'VOGEL3', role: true, services: services('running') };
    const before = { ...hang, collectedAt: '2000-09-15T10:00:00', upgrade: null, meteringServers: [entry] };
    const idleBefore = { ...before, meteringServers: [{ ...entry, services: services('stopped') }] };
    const system = { name: 'VOGEL3', roles: [role], services: services('stop-pending') };
    const now = { ...hang, meteringServers: null, siteSystems: [system] };
    const told = (one: object, other: object): (string | null)[] => {
      const cwd = makeFolder({ 'a.json': JSON.stringify(one), 'b.json': JSON.stringify(other) });
      return scanJson(['-s', 'a.json', '-s', 'b.json'], { cwd }).report.findings.map(({ article }) => article);
    };
    expect(told(before, now)).toEqual(['Q258547']);
    expect(told(now, before)).toEqual(['Q258547']);
    expect(told(idleBefore, { ...now, siteSystems: [{ ...system, services: null, reachable: false }] })).toEqual([
      'Q258547',
    ]);
    // Of the same minute the entry counts, and so it does where it is newer.
    const idle = { ...hang, meteringServers: [{ ...entry, services: services('stopped') }] };
    expect(told({ ...now, siteSystems: [{ ...system, services: null }] }, idle)).toEqual([]);
    expect(told({ ...now, collectedAt: '2000-09-16T23:40:00' }, idle)).toEqual([]);
  });

  it('has the facts of a metering server in any of its places', () => {
    const role = 'SMS Software Metering Server';
    const roles = [...['VOGEL2', 'VOGEL3'].map((server) => ({ server, role })), { server: 'LYOSMS', role }];
    const site = { ...hang.site, roles };
    const services = [{ name: 'SMS_LICENSE_SERVER', state: 'stop-pending' }];
    const told = (more: object): string[] => found({ ...hang, site, ...more }).filter((one) => !one.includes('VOGEL2'));
    const entry = (more: object): object => ({ meteringServers: [{ name: 'VOGEL3', ...more }] });
    const listed = { clientAgent: { licenseServers: ['VOGEL2', '\\\\VOGEL3\\LicMtr', 'LYOSMS'] } };
    const system = { siteSystems: [{ name: 'vogel3', services }] };

    expect(told(entry({ services }))).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ ...entry({}), ...system })).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ ...listed, ...system })).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ ...listed, siteSystems: [{ name: 'VOGEL3', reachable: false }] })).toEqual(['Q258547 VOGEL3 likely']);
    expect(told({ ...listed, meteringServers: [], site: { ...site, services } })).toEqual(['Q258547 LYOSMS possible']);

    const own = entry({ services: [{ ...services[0], state: 'stopped' }] });
    expect(told({ ...own, siteSystems: [{ name: 'VOGEL3', shares: [] }] })).toEqual([]);
    expect(told({ ...own, ...system })).toEqual([]);
    expect(told({ ...entry({ services, role: false }) })).toEqual([]);
  });

  it('does not take a service for stopped whose program runs, nor for missing, wherever both stand', () => {
    const role = 'SMS Software Metering Server';
    const processes = [{ name: 'Remodbc.exe' }];
    const asked = (more: object): string => {
      const cwd = makeFolder({ 'site.json': JSON.stringify({ ...hang, meteringServers: [], ...more }) });
      const { findings, undecided } = scanJson(['-s', 'site.json'], { cwd }).report;
      const isHang = ({ article }: { article: string | null }): boolean => article === 'Q258547';
      const { stdout } = licdiag(['precheck', 'site.json', '--to', 'SP2', '--format', 'json'], { cwd });
      const items: { id: string; status: string; subject: { server: string | null } }[] = JSON.parse(stdout).items;
      const check = items.find(({ id, subject }) => id === 'metering-service-stopped' && subject.server !== null);
      return `${findings.filter(isHang).length} found, ${undecided.filter(isHang).length} open, ${check?.status}`;
    };
    for (const state of ['stopped', 'missing']) {
      const services = [{ name: 'SMS_LICENSE_SERVER', state }];
      expect(asked({ siteSystems: [{ name: 'VOGEL3', roles: [role], services }] })).toBe('0 found, 0 open, pass');
      expect(asked({ siteSystems: [{ name: 'VOGEL3', roles: [role], services, processes }] })).toBe(
        '0 found, 1 open, unknown',
      );
      const site = { ...hang.site, roles: [{ server: 'LYOSMS', role }], services };
      expect(asked({ site })).toBe('0 found, 0 open, pass');
      expect(asked({ site: { ...site, processes: [...processes, { name: 'setup.exe' }] } })).toBe(
        '0 found, 1 open, unknown',
      );
    }
  });

  it('is asked for what is not known of a metering server that only the roles of the site name', () => {
    const roles = ['VOGEL2', 'VOGEL3', 'LYOSMS'].map((server) => ({ server, role: 'SMS Software Metering Server' }));
    const cwd = makeFolder({ 'site.json': JSON.stringify({ ...hang, site: { ...hang.site, roles } }) });
    const { undecided } = scanJson(['-s', 'site.json'], { cwd }).report;
    expect(undecided.map(({ article, subject }) => `${article} ${subject.server}`)).toEqual(['Q258547 VOGEL3']);
  });

  it('keeps what is written there', () => {
    expect(found({ ...hang, site: { ...hang.site, servicePack: 'SP2' } })).toEqual([]);
  });

  it('says where it contradicts itself, and which of both counts', () => {
    const [server] = hang.meteringServers;
    const cwd = makeFolder({
      'site.json': JSON.stringify({
        ...hang,
        site: { ...hang.site, servicePack: 'SP2' },
        meteringServers: [
          { ...server, services: [...(server?.services ?? []), { name: 'Sms_License_Server', state: 'stopped' }] },
          { ...server, name: 'vogel2' },
        ],
      }),
    });
    const { code, stdout } = licdiag(['scan', '-s', 'site.json'], { cwd });
    expect(code).toBe(3);
    const text = stdout.replace(/\s+/g, ' ');
    for (const told of [
      'site.json: site.version 2.00.1380.1000 is SP1, and site.servicePack says SP2, which counts',
      'site.json: meteringServers lists VOGEL2 more than once: what these entries say differently is not known',
      'site.json: meteringServers[VOGEL2].services lists SMS_LICENSE_SERVER more than once: what these entries say differently is not known',
    ])
      expect(text).toContain(told);
    const validated = licdiag(['snapshot', 'validate', 'site.json'], { cwd });
    expect(validated.code).toBe(3);
    expect(validated.stderr).toMatch(/^licdiag: site\.json: (?!site\.json:)/m);
    expect(licdiag(['precheck', 'site.json', '--to', 'SP3'], { cwd }).stdout).toContain('which counts');
  });

  it('contradicts itself where its processes show no setup, and not where it lists none', () => {
    const validate = (processes: object[]) => {
      const snapshot = { ...hang, site: { ...hang.site, processes } };
      const { code, stdout, stderr } = licdiag(['snapshot', 'validate', 'site.json'], {
        cwd: makeFolder({ 'site.json': JSON.stringify(snapshot) }),
      });
      return { code, told: `${stdout}${stderr}`.replace(/\s+/g, ' ').includes('site.processes lists no setup') };
    };
    expect(validate([{ name: 'smsexec.exe' }])).toEqual({ code: 3, told: true });
    expect(validate([{ name: 'smsexec.exe' }, { name: 'Setup.exe' }])).toEqual({ code: 0, told: false });
    expect(validate([])).toEqual({ code: 0, told: false });
  });

  it('does not guess where the version does not tell', () => {
    expect(found({ ...hang, site: { ...hang.site, version: '2.00.1493' } })).toEqual([]);
  });
});

it('does not say that nothing was collected where a step is judged by what was', () => {
  const cwd = makeFolder({
    'Licsvcfg.log': leftOverShare('TAUNUS7'),
    'site.json': JSON.stringify({ schemaVersion: 1, meteringServers: [{ name: 'TAUNUS7', role: false }] }),
  });
  const { stdout } = licdiag(['scan', 'Licsvcfg.log', '-s', 'site.json'], { cwd });
  expect(stdout).toMatch(/\[DO NOT\][\s\S]*because the role is not assigned to TAUNUS7/);
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain('likely: all documented lines are there; what was collected stands below');
  expect(text).toContain(
    'but it is not known when this was collected, so it decides nothing [meteringServers[TAUNUS7].role = no]',
  );
});

describe('an artefact that could not be used', () => {
  const named = 'servers/TAUNUS7/odd.txt';
  const run = (command: 'scan' | 'timeline', ...more: string[]) => {
    const cwd = makeFolder({
      'Licsvcfg.log': leftOverShare('TAUNUS7'),
      'site.json': JSON.stringify({
        schemaVersion: 1,
        meteringServers: [{ name: 'TAUNUS7' }],
        problems: [{ path: named, problem: 'is not recognised' }],
      }),
    });
    return licdiag([command, 'Licsvcfg.log', '-s', 'site.json', ...more], { cwd });
  };

  it.each(['text', 'markdown', 'html', 'csv', 'sarif'])('is named in %s', (format) => {
    expect(run('scan', '--format', format).stdout).toContain(named);
  });

  it('is named on standard error where the report is no page to read', () => {
    expect(run('scan', '--format', 'json').stderr).toBe(`licdiag: site.json: ${named}: is not recognised\n`);
  });

  it('is named in a timeline', () => {
    expect(run('timeline').stdout).toContain(named);
  });
});

it('does not let the order of two snapshots of one minute decide whether a share is to be deleted', () => {
  const site = (state: string): string =>
    JSON.stringify({
      schemaVersion: 1,
      collectedAt: '1999-05-11T23:30:00',
      site: { code: 'TN7', server: 'TAUNUS1' },
      meteringServers: [
        {
          ...{ name: 'TAUNUS7', role: true, installed: false, shares: [{ name: 'LicMtr' }] },
          services: [{ name: 'SMS_LICENSE_SERVER', state }],
        },
      ],
    });
  const cwd = makeFolder({
    'Licsvcfg.log': leftOverShare('TAUNUS7'),
    'gone.json': site('missing'),
    'there.json': site('running'),
  });
  const deletion = (...snapshots: string[]): unknown => {
    const args = ['Licsvcfg.log', ...snapshots.flatMap((path) => ['-s', path])];
    const { findings } = scanJson(args, { cwd }).report;
    return findings[0]?.remedy?.steps.find(({ command }) => command === 'net share LicMtr /delete')?.state ?? 'none';
  };
  expect(deletion('gone.json')).toBe('needed');
  expect(deletion('gone.json', 'there.json')).toBe('unknown');
  expect(deletion('there.json', 'gone.json')).toBe('unknown');
});

it('takes a server that it writes in small letters for the one that LICMTR.CFG lists: its share stays', () => {
  const lists = (licenseServers: readonly string[]): string =>
    JSON.stringify({
      ...{ schemaVersion: 1, collectedAt: '1999-05-11T23:30:00', site: { code: 'TN7', server: 'taunus7' } },
      clientAgent: { licenseServers },
      meteringServers: [
        {
          ...{ name: 'taunus7', role: true, shares: [{ name: 'LicMtr' }] },
          services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }],
        },
      ],
    });
  const seen = (licenseServers: readonly string[]): unknown => {
    const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('TAUNUS7'), 'site.json': lists(licenseServers) });
    const { findings } = scanJson(['Licsvcfg.log', '-s', 'site.json'], { cwd }).report;
    return findings.map(({ article, confidence, remedy }) => [article, confidence, remedy.steps[3]?.state]);
  };
  expect(seen(['TAUNUS7'])).toEqual([['Q214954', 'possible', 'forbidden']]);
  expect(seen([])).toEqual([['Q214954', 'confirmed', 'needed']]);
});

describe('a service that one snapshot finds missing and another shows', () => {
  const log = leftOverShare('METER02', { time: 'Fri Mar 26 10:43:41.547 1999 Eastern Standard Time' });
  const withServices = (...services: object[]): string =>
    JSON.stringify({
      schemaVersion: 1,
      collectedAt: '1999-03-26T14:20:00',
      site: { code: 'HQ1', server: 'HQSMS', servicePack: 'SP1' },
      meteringServers: [
        { name: 'METER02', role: true, installed: false, shares: [{ name: 'LicMtr' }], services: [...services] },
      ],
    });
  const deletion = (...snapshots: string[]) => {
    const files = Object.fromEntries(snapshots.map((text, i) => [`${i}.json`, text]));
    const cwd = makeFolder({ 'Licsvcfg.log': log, ...files });
    const args = Object.keys(files).flatMap((name) => ['-s', name]);
    const { findings } = JSON.parse(licdiag(['scan', 'Licsvcfg.log', ...args, '--format', 'json'], { cwd }).stdout);
    return findings.find(({ article }: { article: string }) => article === 'Q214954')?.remedy.steps[3].state;
  };
  const missing = { name: 'SMS_LICENSE_SERVER', state: 'missing' };
  const shown = [
    { present: true },
    { startType: 'auto' },
    { account: '.\\SWMAccount' },
    { lastControlError: 1061 },
  ].map((told) => ({ name: 'sms_license_server', ...told }));

  it.each(shown)('may be there, so its share is not to be deleted: %j', (there) => {
    expect(deletion(withServices(missing))).toBe('needed');
    expect(deletion(withServices(there))).toBe('forbidden');
    expect(deletion(withServices(missing), withServices(there))).toBe('unknown');
    expect(deletion(withServices(there), withServices(missing))).toBe('unknown');
  });

  it.each(shown)('may be there, where one snapshot says both, which is told: %j', (there) => {
    expect(deletion(withServices(missing, there))).toBe('unknown');
    expect(deletion(withServices(missing, there, missing))).toBe('unknown');
    const both = withServices({ ...there, state: 'missing' });
    expect(deletion(both)).toBe('unknown');
    const { code, stderr, stdout } = licdiag(['snapshot', 'validate', 'site.json'], {
      cwd: makeFolder({ 'site.json': both }),
    });
    expect(code).toBe(3);
    expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toContain(
      'meteringServers[METER02].services[sms_license_server] is missing, and has what only a service has that is there',
    );
  });
});
