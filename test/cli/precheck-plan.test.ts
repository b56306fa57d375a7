/** The plan and the steps of `licdiag precheck`, as somebody works through them at night: in order, each server in turn, nothing twice. */
import { describe, expect, it } from 'vitest';
import { planPlaces } from '../../src/model/plan-places.js';
import { fullSnapshot } from '../helpers/full-snapshot.js';
import { run, runJson } from './run-precheck.js';

const service = (state: string, more: object = {}): object => ({ name: 'SMS_LICENSE_SERVER', state, ...more });
const server = (name: string, state: string, more: object = {}): object => ({
  ...{ name, role: true, remote: true, reachable: true },
  services: [service(state, { account: 'HQDOM\\SWMAccount', accountState: 'locked' })],
  ...more,
});
const atSp3 = { ...fullSnapshot.site, version: '2.00.1493.3010' };
/** METER01 is stopping without end, METER02 runs, METER03 cannot be reached. */
const threeServers = {
  ...fullSnapshot,
  site: atSp3,
  meteringServers: [
    server('METER01', 'stop-pending'),
    server('METER02', 'running'),
    server('METER03', 'running', { reachable: false }),
  ],
};

describe('the plan', () => {
  const planOf = () => runJson(threeServers, ['--to', 'SP4']).report.plan;

  it('goes through the servers one by one', () => {
    const plan = planOf();
    for (const [part, at] of [
      ['before', 'services'],
      ['before', 'confirm'],
      ['after', 'start-services'],
    ] as const) {
      const servers = plan[part].filter((step) => step.at === at).flatMap(({ text }) => /METER0\d/.exec(text) ?? []);
      expect(servers.length, at).toBeGreaterThan(2);
      expect(servers, at).toEqual([...servers].sort());
    }
  });

  it('tells servers that nobody knows of from those with a name', () => {
    const stops = (snapshot: object): string[] =>
      runJson(snapshot, ['--to', 'SP2'])
        .report.plan.before.filter(({ at }) => at === 'services')
        .map(({ text }) => text.replace(/,.*/, ''));
    expect(stops({ ...fullSnapshot, meteringServers: [{ name: 'METER01' }] })).toEqual([
      'On each metering server that is not named here',
      'On METER01',
    ]);
    expect(stops({ ...fullSnapshot, meteringServers: null })).toEqual(['On each metering server']);
  });

  it('says once what to do with a service that is stopping already, though two checks ask for it', () => {
    const restarts = planOf().before.filter(({ text }) => text.includes('restart the computer METER01'));
    expect(restarts.map(({ items }) => items)).toEqual([
      ['metering-service-stuck', 'metering-service-stopped-later-sp'],
    ]);
  });

  it('cites an article as the source of a step where one of its checks does', () => {
    const one = {
      ...fullSnapshot,
      meteringServers: [server('METER03', 'running', { reachable: false, services: [] })],
    };
    for (const [to, site, documented] of [
      ['SP2', fullSnapshot.site, true],
      ['SP4', atSp3, false],
    ] as const) {
      const { before } = runJson({ ...one, site }, ['--to', to]).report.plan;
      const stops = before.filter(({ command }) => command === 'net stop SMS_LICENSE_SERVER');
      expect(
        stops.map(({ source }) => source),
        to,
      ).toEqual([{ article: 'Q258547', documented }]);
    }
  });

  it('has a way out where nobody can reach a metering server: its role is taken away', () => {
    const away = server('METER03', 'running', { reachable: false, services: null });
    const { before, after } = runJson({ ...fullSnapshot, meteringServers: [away] }, ['--to', 'SP2']).report.plan;
    const removals = before.filter(({ text }) => text.includes('take the role of metering server away'));
    expect(removals.map(({ at }) => at)).toEqual(['roles']);
    // The threads were stopped in a step before, and without them nothing is removed.
    expect(removals[0]?.text).toContain('start its threads');
    expect(after.filter(({ text }) => text.includes('before the role is given again'))).toHaveLength(1);
  });

  it('takes a role away only when all has been tried to stop the service, whichever check asks for that first', () => {
    const stopping = server('METER01', 'stop-pending', { reachable: false });
    const site = { ...fullSnapshot.site, version: '2.00.1493.4000' };
    const { before } = runJson({ ...fullSnapshot, site, meteringServers: [stopping] }, ['--to', 'SP5']).report.plan;
    const order = ['wait some minutes', 'take the role of metering server away'].map((words) =>
      before.findIndex(({ text }) => text.includes(words)),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  it('starts setup in one step, after all that is to be done before it, and says that it may be pushed from the parent', () => {
    for (const [to, site] of [
      ['SP2', { ...fullSnapshot.site, terminalServices: 'execute' }],
      ['SP4', atSp3],
    ] as const) {
      const { before, during } = runJson({ ...threeServers, site, upgrade: { pushed: true } }, ['--to', to]).report
        .plan;
      expect(before.filter(({ at }) => at === 'confirm')).toHaveLength(3);
      expect([...before, ...during].filter(({ text }) => /start setup, /i.test(text))).toHaveLength(1);
      expect(during.at(-1)?.text).toMatch(/^Start setup, .*parent.*, only when SMS_LICENSE_SERVER .* on every/);
    }
  });

  it('installs a client pack where one was overwritten, but none of SP3 beside a console on a secondary site', () => {
    const site = { ...fullSnapshot.site, type: 'secondary', version: '2.00.1493.2000', languageFolders: ['00000407'] };
    const { after } = runJson({ ...fullSnapshot, site }, ['--to', 'SP3']).report.plan;
    const packs = after.filter(({ items }) => items.includes('icp-matches-service-pack')).map(({ text }) => text);
    expect(packs.map((text) => text.split(' ')[0])).toEqual(['Install', 'Where']);
    expect(packs[0]).toContain('administrator console');
  });

  it('restarts a metering server once: before its service is stopped, or where that does not stop', () => {
    const leaking = { processes: [{ name: 'Remodbc.exe', memoryBytes: 99_000_000 }] };
    const meteringServers = [server('METER01', 'running', leaking), server('METER02', 'stop-pending', leaking)];
    const { before } = runJson({ ...fullSnapshot, meteringServers }, ['--to', 'SP2']).report.plan;
    const restarts = before.filter(({ text }) => /restart the computer/i.test(text));
    expect(restarts.map(({ at, text }) => [at, /METER0\d/.exec(text)?.[0]])).toEqual([
      ['close', 'METER01'],
      ['services', 'METER02'],
    ]);
    expect(restarts[1]?.text).toContain('where it runs again after that, stop it');
  });

  it('makes machines reachable before anything is changed on them, and empties tables when the backup is made', () => {
    const sql = {
      ...fullSnapshot.sql,
      ...{ remote: true, reachable: false, compatibilityLevel: 65 },
      tables: [{ name: 'StatusMessages', rows: 2_000_000 }],
    };
    const site = { ...fullSnapshot.site, backup: { made: false } };
    const { before, after } = runJson({ ...fullSnapshot, site, sql }, ['--to', 'SP2']).report.plan;
    const at = (words: string): number => before.findIndex(({ text }) => text.includes(words));
    const order = ['SQL or provider server on line', 'level 70', 'backup task', 'LICSVR_SERVICE', 'TRUNCATE'].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(after.map(({ text }) => text).join('\n')).toContain('Windows Management was disabled');
  });

  it.each([
    ['db-quoted-identifier', { sql: { ...fullSnapshot.sql, quotedIdentifier: true } }, 'Quoted_Identifier'],
    [
      'advertisements-expired',
      { sql: { ...fullSnapshot.sql, activeAdvertisements: 2, mandatoryAdvertisements: 0 } },
      'Activate',
    ],
    [
      'db-status-tables-size',
      { sql: { ...fullSnapshot.sql, tables: [{ name: 'StatusMessages', rows: 2_000_000 }] } },
      'Import',
    ],
    [
      'site-systems-online',
      { siteSystems: [{ name: 'CAP1', roles: ['SMS Client Access Point'], reachable: false }] },
      'was removed before setup',
    ],
  ])('afterwards undoes what it had done before: %s', (id, more, word) => {
    const { after } = runJson({ ...fullSnapshot, ...more }, ['--to', 'SP2']).report.plan;
    const undone = after.filter(({ items }) => items.includes(id)).map(({ text }) => text);
    expect(undone.join('\n')).toContain(word);
  });
});

describe('the plan where an answer asks for a step', () => {
  it('enables the logon scripts afterwards that it had disabled', () => {
    const answers = { 'a.yaml': '- { id: logon-scripts-throttled, answer: warn }' };
    const { before, after } = runJson(fullSnapshot, ['--to', 'SP2', '--answers', 'a.yaml'], answers).report.plan;
    const scripts = [before, after].map((part) =>
      part.filter(({ items }) => items.includes('logon-scripts-throttled')).map(({ text }) => text.split(' ')[0]),
    );
    expect(scripts).toEqual([['Disable'], ['Enable']]);
  });
});

describe('the plan afterwards', () => {
  it('mends what keeps a service from running before it starts it, and starts the services of the site before threads', () => {
    const stopped = { ...service('stopped', { exitCode: 1069 }) };
    const services = [{ name: 'SMS_EXECUTIVE', state: 'stopped' }];
    const after = {
      ...fullSnapshot,
      site: { ...fullSnapshot.site, version: '2.00.1493.2000', services },
      meteringServers: [server('METER01', 'stopped', { services: [stopped] })],
    };
    const args = ['--to', 'SP2', '--from', 'SP1', '--phase', 'after'];
    const { plan } = runJson(after, args).report;
    const at = (words: string): number => plan.after.findIndex(({ text }) => text.includes(words));
    const order = [
      ['Perfc009.dat', 'Start SMS_SITE_COMPONENT_MANAGER', 'start the threads', 'see whether SMS_LICENSE_SERVER runs'],
      ['then unlock its account', 'see whether SMS_LICENSE_SERVER runs'],
    ].map((words) => words.map(at));
    expect(order.flat()).not.toContain(-1);
    for (const one of order) expect(one).toEqual([...one].sort((a, b) => a - b));
  });
});

describe('the order of the plan', () => {
  const order = (steps: readonly { text: string }[], words: readonly string[]): number[] =>
    words.map((word) => steps.findIndex(({ text }) => text.includes(word)));

  it('looks afterwards whether the database was upgraded before it starts the services of the site', () => {
    const services = [{ name: 'SMS_EXECUTIVE', state: 'stopped' }];
    const half = { ...fullSnapshot, site: { ...fullSnapshot.site, services }, sql: { smsBuildNumber: 1380 } };
    const { after } = runJson(half, ['--to', 'SP2', '--from', 'SP1', '--phase', 'after']).report.plan;
    const found = order(after, ['repeat the database step', 'Start SMS_SITE_COMPONENT_MANAGER', 'start the threads']);
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it('stops the services of the site before it empties any table', () => {
    const sql = {
      ...fullSnapshot.sql,
      tables: [
        { name: 'StatusMessages', rows: 2_000_000 },
        { name: 'SoftwareFile', rows: 5000, distinctRows: 50 },
      ],
    };
    const site = { ...fullSnapshot.site, hotfixes: ['Q238762'] };
    const found = order(runJson({ ...fullSnapshot, site, sql }, ['--to', 'SP2']).report.plan.before, [
      'stop the SMS services',
      'SoftwareInventoryStatus',
      'StatusMessageAttributes',
    ]);
    expect(found).not.toContain(-1);
    expect(found[0]).toBe(Math.min(...found));
  });

  it('starts again what it stops to delete a file', () => {
    const files = [{ name: 'SMSExec_Prochist.dat', bytes: 900_000 }];
    const logs = [{ name: 'Despool.log', lines: [] }];
    const { before } = runJson({ ...fullSnapshot, site: { ...atSp3, files }, logs }, ['--to', 'SP4']).report.plan;
    const stops = before.filter(({ text }) => /: stop (?:SMS_EXECUTIVE|all SMS services)/.test(text));
    expect(stops).toHaveLength(2);
    for (const { text } of stops) expect(text).toMatch(/, and start the services? again\.$/);
  });

  it('runs setup with empty tables on a site without metering servers, too, where no other step speaks of running it', () => {
    const sql = { ...fullSnapshot.sql, tables: [{ name: 'StatusMessages', rows: 2_000_000 }] };
    const none = { ...fullSnapshot, site: { ...fullSnapshot.site, roles: [] }, meteringServers: [], sql };
    const { during } = runJson(none, ['--to', 'SP2']).report.plan;
    expect(during.map(({ text }) => text)).toEqual(['Run setup only with the status message tables empty.']);
  });

  it('sends a site below SP2 to SP2 once, though two checks ask for it', () => {
    const site = { ...fullSnapshot.site, version: '2.00.1239.0000', os: 'W2K' };
    for (const [to, first] of [
      ['SP3', 'Upgrade to SP2 first'],
      ['SP1', 'Upgrade SMS to SP2 first'],
    ] as const) {
      const { before } = runJson({ ...fullSnapshot, site }, ['--to', to]).report.plan;
      expect(
        before.filter(({ text }) => /^Upgrade .*SP2\b/.test(text)).map(({ text }) => text.slice(0, first.length)),
      ).toEqual([first]);
    }
  });

  it('gives Copylog.tcf its permissions back', () => {
    const domain = 'HQDOM';
    const hierarchy = [{ siteCode: 'CEN', domain, version: '2.00.1380.1000', hotfixes: [] }];
    const { before, after } = runJson({ ...fullSnapshot, hierarchy }, ['--to', 'SP2']).report.plan;
    const found = [before, after].map((part) =>
      part.filter(({ text }) => /make the file read-only|make it writable/.test(text)),
    );
    expect(found.map(({ length }) => length)).toEqual([1, 1]);
  });

  it('restarts a hung SMS_EXECUTIVE before it waits for what its threads do', () => {
    const services = [{ name: 'SMS_EXECUTIVE', state: 'stop-pending' }];
    const hung = { ...threeServers, site: { ...atSp3, services } };
    const found = order(runJson(hung, ['--to', 'SP4']).report.plan.before, [
      'SMS_EXECUTIVE hangs, restart it',
      'Wait until Licsvcfg.log reports',
    ]);
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it('does not send a site that has SP2 to SP2 where Windows is to be upgraded in the same window', () => {
    const site = { ...fullSnapshot.site, version: '2.00.1493.2000' };
    const planned = { ...fullSnapshot, site, upgrade: { ...fullSnapshot.upgrade, windowsUpgrade: true } };
    const { items } = runJson(planned, ['--to', 'SP3']).report;
    const item = items.find(({ id }) => id === 'os-supported');
    expect([item?.status, item?.steps.map(({ text }) => text)]).toEqual([
      'warn',
      ['After an operating system upgrade follow Q259781 and Q256913.'],
    ]);
  });
});

describe('the steps of an item', () => {
  it.each([
    ['integrated', false, ['switch SQL Server to mixed mode']],
    ['mixed', true, ['Move the databases to the default instance']],
    ['integrated', true, ['switch SQL Server to mixed mode', 'Move the databases to the default instance']],
  ])(
    'are those that its reason asks for: SQL Server 2000, %s, named instance %s',
    (security, namedInstance, wanted) => {
      const sql = { ...fullSnapshot.sql, version: '8.00.194', security, namedInstance };
      const { items } = runJson({ ...fullSnapshot, sql }, ['--to', 'SP2']).report;
      const item = items.find(({ id }) => id === 'metering-db-mixed-security');
      expect(item?.status).toBe('fail');
      expect(item?.steps.map(({ text }) => wanted.find((one) => text.includes(one)))).toEqual(wanted);
    },
  );

  it('stand in the order of the plan', () => {
    const { items } = runJson(threeServers, ['--to', 'SP4']).report;
    expect(items.some(({ steps }) => new Set(steps.map(({ at }) => at)).size > 1)).toBe(true);
    for (const { id, steps } of items) {
      const order = steps.map(({ at }) => planPlaces.indexOf(at));
      expect(order, id).toEqual([...order].sort((one, other) => one - other));
    }
  });

  it('are printed once where several servers fail the same check', () => {
    const { stdout } = run(threeServers, ['--to', 'SP4']);
    const failing = stdout.slice(0, stdout.indexOf('The plan, in this order'));
    expect(failing.split('Set up a new account').length - 1).toBe(1);
    expect(failing.split('What to do: as for METER01 above').length - 1).toBe(2);
  });
});
