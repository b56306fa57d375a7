/** `licdiag precheck` as a user runs it: verdict, exit code, plan, logs, and what is wrong usage. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planPlaces } from '../../src/model/plan-places.js';
import { fullSnapshot, stoppedSnapshot } from '../helpers/full-snapshot.js';
import { leftOverShare, quietLog } from './log-text.js';
import { minimal, run, runJson } from './run-precheck.js';

const founding = (snapshot: object, args = ['--to', 'SP2']) => {
  const { report, code } = runJson(snapshot, args);
  return { code, item: report.items.find(({ id }) => id.startsWith('metering-service-stopped')), report };
};

describe('the state of a service that was not collected', () => {
  it('is not told, where status messages decide', () => {
    const statusMessages = [18, 19, 20].map((hour) => ({
      id: 9406,
      system: 'METER01',
      time: `1999-11-20T${hour}:00:00`,
    }));
    const site = { code: 'HQ1', version: '2.00.1493.2000' };
    const { report } = runJson({ ...minimal(null), collectedAt: '1999-11-20T22:00:00', site, statusMessages }, [
      '--to',
      'SP3',
    ]);
    const stuck = report.items.find(({ id }) => id === 'metering-service-stuck');
    expect(stuck?.status).toBe('fail');
    expect(stuck?.because).toContain('nothing shows that its service is stopped');
  });
});

describe('an inbox that was not collected', () => {
  it('leaves open whether a check of it fails, where others were', () => {
    const services = [{ name: 'SMS_EXECUTIVE', state: 'stop-pending' }];
    const site = { code: 'HQ1', version: '2.00.1380.1000', services, inboxes: [{ name: 'Sinv.box', files: 0 }] };
    const { report } = runJson({ ...minimal(null), site }, ['--to', 'SP2']);
    expect(report.items.find(({ id }) => id === 'no-sending-in-progress')).toMatchObject({
      status: 'unknown',
      mayFail: true,
    });
  });
});

describe('a parent whose service pack is not known', () => {
  const open = (site: object, hierarchy: unknown) => {
    const { report, code } = runJson({ ...stoppedSnapshot, site: { ...stoppedSnapshot.site, ...site }, hierarchy }, [
      '--to',
      'SP2',
    ]);
    const item = report.items.find(({ id }) => id === 'hierarchy-order');
    return { code, status: item?.status, mayFail: item?.mayFail };
  };

  it.each([
    ['is not listed', { parent: 'CEN' }, []],
    ['is listed without a version', { parent: 'CEN' }, [{ siteCode: 'CEN', domain: 'X', type: 'primary' }]],
    ['is not collected', { parent: null }, []],
  ])('that %s may be below the target: not ready', (_, site, hierarchy) => {
    expect(open(site, hierarchy)).toEqual({ code: 3, status: 'unknown', mayFail: true });
  });

  it('a central site has none that could block, whatever sites there are', () => {
    expect(open({ parent: '' }, null)).toMatchObject({ status: 'unknown', mayFail: false });
    expect(open({ parent: '' }, [])).toEqual({ code: 0, status: 'pass', mayFail: false });
  });
});

describe('a metering server that the list of them lacks', () => {
  const role = 'SMS Software Metering Server';
  const services = [{ name: 'SMS_LICENSE_SERVER', state: 'running' }];
  const { site, siteSystems } = stoppedSnapshot;
  const judged = (more: object) => {
    const { code, report } = runJson({ ...stoppedSnapshot, ...more }, ['--to', 'SP2']);
    const items = report.items.filter(({ id }) => id === 'metering-service-stopped');
    return { code, told: items.map(({ subject, status }) => `${subject.server} ${status}`).sort() };
  };
  const others = ['METER01 pass', 'METER02 pass'];

  it.each([
    [
      'has the role by the list of the site',
      { site: { ...site, roles: [{ server: 'METER03', role }] } },
      3,
      ['METER03 unknown'],
    ],
    [
      'has the role as a site system',
      { siteSystems: [...(siteSystems ?? []), { name: 'METER03', roles: [role] }] },
      3,
      ['METER03 unknown'],
    ],
    [
      'has both, and its service runs',
      { siteSystems: [{ name: 'METER03', roles: [role], reachable: true, services }] },
      1,
      ['METER03 fail'],
    ],
    [
      'is a site system whose service runs',
      { siteSystems: [{ name: 'METER03', reachable: true, services }] },
      3,
      ['METER03 unknown'],
    ],
    [
      'is the site server, whose service runs',
      { site: { ...site, services: [...(site?.services ?? []), ...services] } },
      3,
      ['HQSMS1 unknown'],
    ],
    ['a client keeps to', { clients: [{ name: 'WS1', server: 'meter03' }] }, 3, ['METER03 unknown']],
    [
      'a client has in its list',
      { clients: [{ name: 'WS1', server: 'METER01', licenseServers: ['\\\\METER03\\LicMtr', 'METER02'] }] },
      3,
      ['METER03 unknown'],
    ],
  ])('and that %s: not ready', (_, more, code, told) => {
    expect(judged(more)).toEqual({ code, told: [...told, ...others].sort() });
  });

  it.each([
    [
      'by a DNS name',
      { site: { ...site, roles: ['METER01', 'meter02.example.com'].map((server) => ({ server, role })) } },
    ],
    [
      'for the database',
      { siteSystems: [{ name: 'METER03', roles: ['SMS Software Metering Database Server'], reachable: true }] },
    ],
    ['without a server', { site: { ...site, roles: ['METER01', 'METER02', ''].map((server) => ({ server, role })) } }],
    [
      'that the list of the site gives to others than a client names',
      {
        site: { ...site, roles: ['METER01', 'METER02'].map((server) => ({ server, role })) },
        clients: [{ name: 'WS1', server: 'OLD07', licenseServers: ['OLD07'] }],
      },
    ],
    ['of the address that a client has', { clients: [{ name: 'WS1', server: '10.1.2.3' }] }],
    ['by the DNS name that a client has', { clients: [{ name: 'WS1', server: 'meter02.example.com' }] }],
  ])('is none where there is a role %s', (_, more) => {
    expect(judged(more).told).toEqual(others);
  });
});

describe('hotfixes of a site without a service pack', () => {
  it('leave no entry in the registry: that none is listed fails no check', () => {
    const site = { ...stoppedSnapshot.site, version: '2.00.1239.0000', hotfixes: [] as string[] };
    const hierarchy = [{ siteCode: 'HQ2', domain: 'HQDOM', type: 'primary', version: '2.00.1493.2000' }];
    const statusOf = (more: object, from: string[] = []) =>
      runJson({ ...stoppedSnapshot, site: { ...site, ...more }, hierarchy }, [
        '--to',
        'SP2',
        ...from,
      ]).report.items.find(({ id }) => id === 'shared-logon-points-hotfixes');
    expect(statusOf({})).toMatchObject({ status: 'unknown', mayFail: true });
    expect(statusOf({ version: null }, ['--from', 'RTM'])).toMatchObject({ status: 'unknown', mayFail: true });
    expect(statusOf({ version: '2.00.1380.1000' })).toMatchObject({ status: 'fail' });
  });
});

describe('what to collect next', () => {
  it('is first what could still block, also where other facts decide more checks, or as many', () => {
    const site = { ...stoppedSnapshot.site, parent: 'CEN' };
    const { report } = runJson({ ...stoppedSnapshot, site }, ['--to', 'SP2']);
    expect(report.nextArtifacts.map(({ decides }) => decides[0])).toEqual(['hierarchy-order', 'metering-logging-on']);
  });
});

describe('what the site has already, and only SP2 supports', () => {
  it.each([
    ['os-supported', { site: { ...fullSnapshot.site, os: 'W2K' } }],
    ['db-sql2000-needs-sp2', { sql: { ...fullSnapshot.sql, version: '8.00.194' } }],
  ])('%s: the plan to SP2 does not say to install SP2, or SMS, first', (id, more) => {
    const { report, code } = runJson({ ...stoppedSnapshot, ...more }, ['--to', 'SP2']);
    const texts = report.plan.before.filter(({ items }) => items.includes(id)).map(({ text }) => text);
    expect(code).toBe(1);
    expect(texts.join(' ')).toContain('No article says whether setup of SP2 works');
    expect(texts.join(' ')).not.toMatch(/(?:SP2|SMS) first/);
  });

  it('os-supported: to SP1 it says so', () => {
    const site = { ...fullSnapshot.site, os: 'W2K', version: '2.00.1239.0000' };
    const { report } = runJson({ ...stoppedSnapshot, site }, ['--to', 'SP1']);
    expect(report.plan.before.map(({ text }) => text)).toContain('Upgrade SMS to SP2 first.');
  });
});

describe('the hang of Q258547', () => {
  it.each(['running', 'start-pending', 'stop-pending', 'paused'])(
    'SP1 to SP2, %s: blocked, and the server is named',
    (state) => {
      const { code, item, report } = founding(minimal(state));
      expect(code).toBe(1);
      expect(report).toMatchObject({ kind: 'precheck', from: 'SP1', to: 'SP2', verdict: 'blocked' });
      expect(item).toMatchObject({
        id: 'metering-service-stopped',
        article: 'Q258547',
        status: 'fail',
        documented: true,
      });
      expect(item?.subject).toEqual({ site: 'HQ1', server: 'METER01', client: null });
      expect(item?.evidence.map((one) => ('fact' in one ? one.fact : ''))).toContain(
        'meteringServers[METER01].services[SMS_LICENSE_SERVER].state',
      );
    },
  );

  it.each([
    ['SP2', 'fail'],
    ['SP4', 'warn'],
  ])('SP1 to %s, on the site server itself: %s, in words that fit it', (to, status) => {
    const itself = minimal('running', { remote: false });
    const { item, report } = founding(itself, ['--to', to]);
    expect(item?.status).toBe(status);
    expect(item?.because).toContain('METER01 is the site server itself');
    expect(item?.because).toContain('makes no exception');
    expect(item?.because).not.toContain('from the site server');
    const reach = report.items.find(({ id }) => id === 'metering-remote-stop-works');
    expect(reach).toMatchObject({ status: 'pass' });
  });

  it('a server that the snapshot lists twice is one item', () => {
    const { meteringServers } = minimal('running') as { meteringServers: object[] };
    const twice = { ...minimal('running'), meteringServers: [...meteringServers, ...meteringServers] };
    const { report } = runJson(twice, ['--to', 'SP2']);
    expect(report.items.filter(({ id }) => id === 'metering-service-stopped')).toHaveLength(1);
  });

  it('of a snapshot without a date says in a sentence that reads as one that nobody knows when', () => {
    const { report } = runJson(minimal('stopped'), ['--to', 'SP2']);
    const said = report.items.map(({ because }) => because ?? '').join('\n');
    expect(said).toContain('(seen nobody knows when)');
    expect(said).not.toContain('when is not known');
  });

  it.each(['SP2', 'SP4'])(
    'SP1 to %s, no such service: nothing to stop, and to confirm is that it is still so',
    (target) => {
      const { item, report } = founding(minimal('missing'), ['--to', target]);
      expect(item).toMatchObject({ status: 'pass' });
      const said = report.plan.before.map(({ text, command }) => `${text} ${command ?? ''}`);
      expect(said.filter((one) => one.includes('net stop SMS_LICENSE_SERVER'))).toEqual([]);
      expect(said.join('\n')).toContain(
        'On METER01, see that SMS_LICENSE_SERVER is STOPPED or does not exist (error 1060).',
      );
    },
  );

  it.each(['SP3', 'SP4', 'SP5'])('SP1 to %s, running: the precaution is there too, as a warning', (target) => {
    const { item, report } = founding(minimal('running'), ['--to', target]);
    expect(item).toMatchObject({ id: 'metering-service-stopped-later-sp', status: 'warn', documented: false });
    expect(report.plan.before.map(({ command }) => command)).toContain('net stop SMS_LICENSE_SERVER');
  });

  it('judges a way by one check, not by both', () => {
    for (const target of ['SP2', 'SP5']) {
      const { report } = runJson(minimal('running'), ['--to', target]);
      expect(report.items.filter(({ id }) => id.startsWith('metering-service-stopped'))).toHaveLength(1);
    }
  });

  it('warns where the remote stop was proved, passes where it is stopped, is unknown where nobody looked', () => {
    expect(founding(minimal('running', { remoteStop: true })).item?.status).toBe('warn');
    expect(founding(minimal('stopped')).item?.status).toBe('pass');
    expect(founding(minimal('running', { role: false })).item?.status).toBe('pass');
    const unknown = founding(minimal(null));
    expect(unknown.item?.status).toBe('unknown');
    expect(unknown.code).toBe(3);
    expect(unknown.report.verdict).toBe('unknown');
  });

  it('warns at most on other ways', () => {
    for (const [from, to] of [
      ['RTM', 'SP2'],
      ['SP2', 'SP3'],
      ['SP2', 'SP4'],
      ['SP3', 'SP4'],
    ]) {
      const { item } = founding(minimal('running'), ['--to', to ?? '', '--from', from ?? '']);
      expect(item).toMatchObject({ id: 'metering-service-stopped-later-sp', status: 'warn', documented: false });
    }
  });

  it('says beside the verdict that the snapshot shows another service pack than --from', () => {
    const args = ['--to', 'SP3', '--from', 'SP2'];
    expect(founding(minimal('stopped'), args).report).toMatchObject({ from: 'SP2', shown: 'SP1' });
    expect(run(minimal('stopped'), [...args, '-q']).stdout.replace(/\s+/g, ' ')).toContain(
      '(SP2 to SP3 of site HQ1, but the snapshot shows it at SP1)',
    );
    expect(run(minimal('stopped'), ['--to', 'SP2', '--from', 'SP1']).stdout).not.toContain('the snapshot shows');
  });

  it('has its steps in the order to do them: threads before services before setup', () => {
    for (const to of ['SP2', 'SP3', 'SP4'])
      for (const snapshot of [minimal('running'), minimal(null), fullSnapshot]) {
        const { plan } = founding(snapshot, ['--to', to]).report;
        for (const steps of Object.values(plan)) {
          const order = steps.map(({ at }) => planPlaces.indexOf(at));
          expect(order).toEqual([...order].sort((one, other) => one - other));
        }
        expect(new Set(plan.before.map(({ at }) => at)).size).toBeGreaterThan(2);
      }
  });

  it('stays open where the site control file names no role of metering, so nobody knows whose it is', () => {
    const { site, ...rest } = JSON.parse(JSON.stringify(minimal('stopped', { role: null })));
    const roles = [{ server: 'SITE1', role: 'SMS Client Access Point' }];
    const { report } = founding({ ...rest, site: { ...site, roles } });
    const items = report.items.filter(({ id }) => id === 'metering-service-stopped');
    expect(items.map(({ subject, status }) => [subject.server, status])).toEqual([
      [null, 'unknown'],
      ['METER01', 'pass'],
    ]);
  });

  it('stays open where the site control file was cut, since others may stand behind its end', () => {
    const sources = [{ path: 'site/sitectrl.ct0', kind: 'site-control', machine: 'site', bytes: 4096 }];
    const statuses = (more: object): unknown =>
      founding({ ...minimal('stopped'), ...more }).report.items.flatMap(({ id, subject, status }) =>
        id === 'metering-service-stopped' ? [[subject.server, status]] : [],
      );
    expect(statuses({ sources })).toEqual([
      [null, 'unknown'],
      ['METER01', 'pass'],
    ]);
    const roles = [{ server: 'METER01', role: 'SMS Software Metering Server' }];
    expect(statuses({ sources, site: { code: 'HQ1', version: '2.00.1380.1000', roles } })).toEqual([
      ['METER01', 'pass'],
    ]);
  });

  it('does not send a site that is at SP2 or later to SP2 first', () => {
    const plan = (from: string, to: string) =>
      founding(minimal('stopped'), ['--to', to, '--from', from]).report.plan.before.map(({ text }) => text);
    expect(plan('SP1', 'SP3')).toContain('Upgrade to SP2 first, then to SP3 or SP4.');
    expect(plan('SP4', 'SP3')).not.toContain('Upgrade to SP2 first, then to SP3 or SP4.');
  });
});

describe('a whole site', () => {
  it('is blocked while a service runs, and ready once the printed steps were followed', () => {
    const first = runJson(fullSnapshot, ['--to', 'SP2']);
    expect(first.report.items.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual([
      'metering-service-stopped',
    ]);
    expect(first.report.items.filter(({ mayFail }) => mayFail).map(({ id }) => id)).toEqual([]);
    expect(first.code).toBe(1);
    expect(first.report.plan.before.map(({ command }) => command)).toContain('net stop SMS_LICENSE_SERVER');
    const second = runJson(stoppedSnapshot, ['--to', 'SP2']);
    expect(second.report.verdict).toBe('ready');
    expect(second.code).toBe(0);
    const passed = second.report.items.find(({ id, status }) => id === 'metering-service-stopped' && status === 'pass');
    expect(passed?.because).toContain('1999-11-20 23:00:00');
    expect(passed?.because).toContain('15 minutes');
  });

  it('has one plan: each step once, threads before services before the last look, and back', () => {
    const { plan } = runJson(fullSnapshot, ['--to', 'SP2']).report;
    for (const part of [plan.before, plan.during, plan.after]) {
      const keys = part.map(({ text, command }) => `${text}${command}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
    const place = (at: string): number => plan.before.findIndex((step) => step.at === at);
    expect(place('threads')).toBeGreaterThanOrEqual(0);
    expect(place('threads')).toBeLessThan(place('services'));
    expect(place('services')).toBeLessThan(place('confirm'));
    expect(plan.before.filter(({ at }) => at === 'threads').length).toBe(1);
    const later = plan.after.map(({ at }) => at);
    expect(later.indexOf('start-threads')).toBeLessThan(later.indexOf('start-services'));
  });

  it('counts its items, and only those of this way', () => {
    const { report } = runJson(fullSnapshot, ['--to', 'SP2']);
    const counts = Object.values(report.summary).reduce((sum, count) => sum + count, 0);
    expect(counts).toBe(report.items.length);
    expect(report.items.map(({ id }) => id)).not.toContain('sp3-not-rc9');
    expect(new Set(report.items.map(({ phase }) => phase))).toEqual(new Set(['before', 'during', 'after']));
    expect(
      runJson(fullSnapshot, ['--to', 'SP2', '--phase', 'before']).report.items.every(({ phase }) => phase === 'before'),
    ).toBe(true);
  });

  it('is judged after the upgrade in its own phase', () => {
    const after = {
      ...fullSnapshot,
      site: { ...fullSnapshot.site, version: '2.00.1493.2000' },
      sql: { ...fullSnapshot.sql, buildNumber: 1380 },
    };
    const { code, report } = runJson(after, ['--to', 'SP2', '--from', 'SP1', '--phase', 'after']);
    expect(code).toBe(1);
    expect(report.items.find(({ id }) => id === 'version-raised')?.status).toBe('fail');
  });
});

describe('an unsupported way', () => {
  it('is itself a failing item', () => {
    const { code, report } = runJson(minimal('stopped'), ['--to', 'SP4']);
    expect(code).toBe(1);
    expect(report.items[0]).toMatchObject({ id: 'upgrade-path-supported', status: 'fail' });
    expect(report.plan.before[0]?.text).toContain('SP2 first');
  });
});

describe('--logs', () => {
  it('adds known lines of setup and findings of scan, with file and line', () => {
    const files = {
      'logs/Smssetup.log':
        '<11-20-1999 17:40:40> Enough free disk space.\r\n<11-20-1999 17:40:49> FAILED Sql Script: Creating indexes on StatusMessages\r\n',
      'logs/Licsvcfg.log': readFileSync(new URL('../../fixtures/demo/Licsvcfg.log', import.meta.url), 'latin1'),
    };
    const { report, code } = runJson(stoppedSnapshot, ['--to', 'SP2', '--logs', 'logs'], files);
    expect(code).toBe(1);
    expect(report.setupLines).toMatchObject([
      { id: 'setup-index-failed', file: 'logs/Smssetup.log', line: 2, time: '1999-11-20T17:40:49' },
    ]);
    expect(report.items.find(({ id }) => id === 'db-status-tables-size')?.status).toBe('fail');
    expect(report.findings.map(({ signature }) => signature)).toContain('orphaned-licmtr-share');
  });

  it.each([
    ['within a day of the snapshot', '<11-20-1999 17:40:49> ', 'fail', ''],
    ['without a time', '', 'fail', ''],
    ['days before the snapshot', '<11-18-1999 17:40:49> ', 'warn', ', in an earlier run, or only possibly'],
  ])('a line of setup %s', (_, time, status, how) => {
    const log = `${time}FAILED Sql Script: Creating indexes on StatusMessages\r\n`.repeat(5);
    const snapshot = { ...stoppedSnapshot, collectedAt: '1999-11-21T12:00:00' };
    const { items } = runJson(snapshot, ['--to', 'SP2', '--logs', 'logs'], { 'logs/Smssetup.log': log }).report;
    const item = items.find(({ id }) => id === 'db-status-tables-size');
    expect(item).toMatchObject({ status, because: `By the logs: an index could not be made${how}.` });
    expect(item?.evidence.filter(({ kind }) => kind === 'log')).toHaveLength(3);
  });

  it.each([
    ['Copy of Smssetup.log', 1],
    ['Smssetup-old.log', 1],
    ['smssetup.log.1', 1],
    ['Smssetup.lo_', 1],
    ['Q252717 (2).log', 1],
    ['Smssetup.ini', 0],
    ['Mysmssetup.log', 0],
  ])('searches an older or copied log too: %s', (name, found) => {
    const text = name.startsWith('Q')
      ? 'Installation aborted. This system is not running SMS version number 2.00.1380.1000. Instead, the version reported is 000.'
      : '<11-20-1999 21:40:49> FAILED Sql Script: Creating indexes on StatusMessages';
    const { report } = runJson(stoppedSnapshot, ['--to', 'SP2', '--logs', 'logs'], { [`logs/${name}`]: `${text}\r\n` });
    expect(report.setupLines).toHaveLength(found);
  });

  it.each([
    ['Smssetup_HQ1.log', 'its name leaves open whether it is Smssetup.log of this site'],
    ['HQ1-smssetup.lo_', 'its name leaves open whether it is Smssetup.log of this site'],
    ['Inboxmgr HQ1.log', 'its name leaves open whether it is Inboxmgr.log of this site'],
    ['Smssetup.log', null],
    ['Smssetup_HQ1.ini', null],
    ['Mysmssetup.log', null],
    ['Q252717r.txt', null],
  ])('does not pass over a log in silence because of another word in its name: %s', (name, problem) => {
    const { report } = runJson(stoppedSnapshot, ['--to', 'SP2', '--logs', 'logs'], { [`logs/${name}`]: 'text\r\n' });
    const problems = report.inputs.logs.flatMap((log) => log.problem ?? []);
    expect(problems).toEqual(problem === null ? [] : [expect.stringContaining(problem)]);
  });

  it('says that a pipe has no name, and so was not read', () => {
    const { stdout, stderr } = run(stoppedSnapshot, ['--to', 'SP2', '--logs', '-']);
    for (const out of [stdout, stderr]) expect(out).toContain('-: a pipe has no name that tells which log it is');
  });

  it('makes the item of a server worse by the findings about it, and not by those about another', () => {
    const shares = [{ name: 'LicMtr', path: 'D:\\SWMTR' }];
    const server = { role: true, installed: true, shares, databaseShare: true, domainRole: 'member' };
    const meteringServers = ['METER01', 'METER02'].map((name) => ({ name, ...server }));
    const files = { 'logs/Licsvcfg.log': leftOverShare('METER02') };
    const snapshot = { ...minimal(null), meteringServers };
    const { items } = runJson(snapshot, ['--to', 'SP2', '--logs', 'logs'], files).report;
    const risks = items.filter(({ id }) => id === 'metering-role-removal-risks');
    expect(risks.map(({ subject, status }) => [subject.server, status])).toEqual([
      ['METER02', 'warn'],
      ['METER01', 'pass'],
    ]);
  });

  it('says more than what the snapshot has of the same log, and takes nothing away that it has of another', () => {
    const [good, bad] = ['Enough free disk space.', 'FAILED Sql Script: Creating indexes on StatusMessages'];
    const snapshot = { ...stoppedSnapshot, setupLog: [{ line: 7, text: bad }] };
    const linesWith = (files: Record<string, string>) =>
      runJson(snapshot, ['--to', 'SP2', '--logs', 'logs'], files).report.setupLines.map(({ file, line }) => [
        file,
        line,
      ]);
    expect(linesWith({ 'logs/Licsvcfg.log': quietLog })).toEqual([['site.json', 7]]);
    expect(linesWith({ 'logs/Smssetup.log': `<11-20-1999 17:40:40> ${good}\r\n` })).toEqual([]);
    expect(linesWith({ 'logs/Smssetup.log': `<11-20-1999 17:40:40> ${bad}\r\n` })).toEqual([['logs/Smssetup.log', 1]]);
  });
});

describe('wrong usage costs one line and exit 2', () => {
  it.each([
    [['--to', 'SP9'], 'is no service pack'],
    [['--to', 'RTM'], 'is no service pack'],
    [['--to', 'SP1'], 'the site is at SP1 already'],
    [['--to', 'SP1', '--phase', 'after'], 'such as --from RTM'],
    [['--to', 'SP2', '--from', 'NT'], '--from "NT"'],
    [['--to', 'SP2', '--phase', 'soon'], 'phase'],
    [[], '--to'],
    [['--to', 'SP2', '--logs', 'nowhere'], 'no such file'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = run(minimal('stopped'), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it.each([
    [{ schemaVersion: 1 }, 'does not tell the version'],
    [{ schemaVersion: 1, site: { version: '9.99' } }, 'no version of SMS 2.0'],
    [{ schemaVersion: 1, site: { version: '2.00.1493' } }, 'SP2, SP3 and SP4 are all build 1493'],
    [{ schemaVersion: 2 }, 'schemaVersion'],
    [[], 'top level: must be a group of fields'],
  ])('%j', (snapshot, message) => {
    const { code, stderr } = run(snapshot, ['--to', 'SP2']);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it('answers that are read are not replaced by the checklist', () => {
    const files = { 'a.json': '[]' };
    const { code, stdout, stderr, cwd } = run(
      minimal('stopped'),
      ['--to', 'SP2', '--answers', 'a.json', '-o', 'a.json'],
      files,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: [^\n]*a\.json[^\n]*\n$/);
    expect(readFileSync(`${cwd}/a.json`, 'utf8')).toBe('[]');
    expect(run(minimal('stopped'), ['--to', 'SP2', '-o', 'b.txt']).code).not.toBe(2);
  });

  it('where an upgrade began counts once setup runs, not before', () => {
    const at = (version: string) => ({
      ...{ schemaVersion: 1, site: { code: 'HQ1', version }, meteringServers: [] },
      upgrade: { from: 'RTM', target: 'SP2' },
    });
    const way = (version: string, phase: string) => runJson(at(version), ['--to', 'SP2', '--phase', phase]).report.from;
    expect(way('2.00.1380.1000', 'before')).toBe('SP1');
    expect(way('2.00.1380.1000', 'during')).toBe('RTM');
    expect(way('2.00.1493.2000', 'after')).toBe('RTM');
  });

  it('a snapshot without a version is fine with --from', () => {
    expect(run({ schemaVersion: 1 }, ['--to', 'SP2', '--from', 'sp1']).code).toBe(3);
  });
});

it('tells what of the snapshot contradicts itself, and does not call it unread', () => {
  const snapshot = minimal('stopped', { processes: [{ name: 'Remodbc.exe' }] });
  const { stdout } = run(snapshot, ['--to', 'SP2']);
  expect(stdout).toContain(
    'Not read or not used: site.json: SMS_LICENSE_SERVER of METER01 is stopped in meteringServers, and its program runs: ',
  );
});
