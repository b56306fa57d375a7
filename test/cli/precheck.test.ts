/** `licdiag precheck` as a user runs it: verdict, exit code, formats, answers, logs, and what is wrong usage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { precheckReportSchema } from '../../src/model/precheck-report-schema.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { fullSnapshot, stoppedSnapshot } from '../helpers/full-snapshot.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const published = new Ajv2020().compile(
  JSON.parse(readFileSync(new URL('../../schemas/precheck-report.schema.json', import.meta.url), 'utf8')),
);

function run(snapshot: object, args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const cwd = makeFolder({ 'site.json': JSON.stringify(snapshot), ...files });
  return { ...licdiag(['precheck', 'site.json', ...args], { cwd }), cwd };
}

function runJson(snapshot: object, args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const result = run(snapshot, [...args, '--format', 'json'], files);
  const data: unknown = JSON.parse(result.stdout);
  published(data);
  expect(published.errors).toBeNull();
  return { ...result, report: precheckReportSchema.parse(data) };
}

const minimal = (state: string | null, more: object = {}): object => ({
  schemaVersion: 1,
  site: { code: 'HQ1', version: '2.00.1380.1000' },
  meteringServers: [
    {
      name: 'METER01',
      role: true,
      ...(state === null ? {} : { services: [{ name: 'SMS_LICENSE_SERVER', state }] }),
      ...more,
    },
  ],
});
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

describe('answers', () => {
  const args = ['--to', 'SP2', '--phase', 'before'];

  it('are asked with --questions, filled in, and stand in the report', () => {
    const { code, stdout, cwd } = run(minimal('stopped'), [...args, '--questions']);
    expect(code).toBe(0);
    const filled = stdout.replace(/^ {2}answer:$/gm, '  answer: yes').replace(/^ {2}by:$/gm, '  by: A. Okafor');
    const next = makeFolder({ 'site.json': readFileSync(join(cwd, 'site.json')), 'answers.yaml': filled });
    const answered = licdiag(['precheck', 'site.json', ...args, '--answers', 'answers.yaml', '--format', 'json'], {
      cwd: next,
    });
    const report = precheckReportSchema.parse(JSON.parse(answered.stdout));
    expect(report.verdict).toBe('ready');
    expect(answered.code).toBe(0);
    expect(report.summary).toMatchObject({ unknown: 0, manual: 0, fail: 0 });
    const item = report.items.find(({ id }) => id === 'db-quoted-identifier');
    expect(item?.evidence).toMatchObject([{ kind: 'answer', answer: 'pass', by: 'A. Okafor' }]);
    const again = licdiag(['precheck', 'site.json', ...args, '--answers', 'answers.yaml', '--questions'], {
      cwd: next,
    });
    expect(again.stdout.match(/answer: "pass"/g)?.length).toBeGreaterThan(20);
  });

  it('that are written already are not replaced by the questions, unless they are given too', () => {
    const { stdout } = run(minimal('stopped'), [...args, '--questions']);
    const filled = stdout.replace('  answer:\n', '  answer: yes\n');
    const cwd = makeFolder({ 'site.json': JSON.stringify(minimal('stopped')), 'a.yaml': filled, 'b.yaml': stdout });
    const ask = (...more: string[]): ReturnType<typeof licdiag> =>
      licdiag(['precheck', 'site.json', ...args, '--questions', ...more], { cwd });
    const refused = ask('-o', 'a.yaml');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^licdiag: cannot write a\.yaml: it holds answers, which would be lost; [^\n]+\n$/);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(filled);
    expect(ask('-o', 'a.yaml', '--answers', 'a.yaml').code).toBe(0);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('answer: "pass"');
    expect(ask('-o', 'b.yaml').code).toBe(0);
  });

  it('are asked as YAML, so --questions takes no other format', () => {
    const { code, stdout, stderr } = run(minimal('stopped'), [...args, '--questions', '--format', 'json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: option '--questions' cannot be used with option '-f, --format <format>'\n$/);
  });

  it('that say no fail where they can, and never overrule a fact', () => {
    const no = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'db-quoted-identifier', answer: 'no', note: 'password=hunter22' }]),
    });
    expect(no.code).toBe(1);
    expect(no.stdout).not.toContain('hunter22');
    const yes = runJson(minimal('running'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'metering-service-stopped', answer: 'pass' }]),
    });
    expect(yes.report.verdict).toBe('blocked');
  });

  it('hide a password that starts like another one wherever it stands', () => {
    const notes = ['password=hunter22', 'password=hunter2', 'it is hunter22 everywhere'];
    const ids = ['db-quoted-identifier', 'consoles-closed', 'netware-redirector'];
    const { stdout } = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify(ids.map((id, i) => ({ id, answer: 'pass', note: notes[i] }))),
    });
    expect(stdout).toContain('it is ******** everywhere');
  });

  it('of one server count more than those of all, wherever they stand', () => {
    const ofAll = { id: 'metering-service-account-valid', answer: 'pass' };
    const ofOne = { ...ofAll, answer: 'fail', server: 'meter01' };
    for (const answers of [
      [ofAll, ofOne],
      [ofOne, ofAll],
    ]) {
      const { report } = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
        'a.json': JSON.stringify(answers),
      });
      expect(report.items.find(({ id }) => id === ofAll.id)).toMatchObject({
        subject: { server: 'METER01' },
        status: 'fail',
      });
    }
  });

  it('about a server that the checklist does not name are told, and change nothing', () => {
    const answers = (server: string) => ({
      'a.json': JSON.stringify([{ id: 'metering-service-account-valid', answer: 'fail', server }]),
    });
    const slip = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], answers('meter10'));
    expect(slip.stderr).toMatch(
      /^licdiag: the answer to metering-service-account-valid for METER10 is not used: [^\n]+\n$/,
    );
    expect(slip.report.unusedAnswers).toEqual([{ id: 'metering-service-account-valid', server: 'METER10' }]);
    const right = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], answers('meter01'));
    expect(right.stderr).toBe('');
    expect(right.report.unusedAnswers).toBeUndefined();
    // One for another phase waits for its turn.
    const later = runJson(
      minimal('stopped'),
      ['--to', 'SP2', '--phase', 'after', '--answers', 'a.json'],
      answers('meter10'),
    );
    expect(later.stderr).toBe('');
  });

  it.each([
    ['- { id: no-such-check, answer: yes }', 'there is no check "no-such-check"'],
    ['- { id: db-quoted-identifier, answer: perhaps }', '"perhaps" is no answer'],
    ['- { id: db-quoted-identifier, ansver: yes }', 'ansver'],
    [
      '[{ id: db-quoted-identifier, answer: pass }, { id: db-quoted-identifier, answer: no }]',
      'db-quoted-identifier is answered twice, pass and fail',
    ],
    ['id: [', 'a.yaml:1'],
    ['id: db-quoted-identifier', 'a.yaml:1: must be a list; an entry has id, answer'],
    [
      'Starting the service: SMS: x',
      'a.yaml:1: Nested mappings are not allowed in compact mappings; an entry has id, answer',
    ],
  ])('that make no sense are told in one line: %s', (text, message) => {
    const { code, stdout, stderr } = run(minimal('stopped'), [...args, '--answers', 'a.yaml'], { 'a.yaml': text });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBe(1);
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
});

describe('the text', () => {
  const prose = (snapshot: object, ...args: string[]): string => run(snapshot, args).stdout.replace(/\s+/g, ' ');

  it('tells facts in words, and where they stand', () => {
    const state = 'meteringServers[METER01].services[SMS_LICENSE_SERVER].state = running';
    expect(prose(minimal('running'), '--to', 'SP2')).toContain(
      `SMS_LICENSE_SERVER on METER01 is not stopped [${state}]`,
    );
    expect(prose(minimal('running'), '--to', 'SP2', '--format', 'markdown')).toContain(`is not stopped (\`${state}\`)`);
  });

  it('names what is inferred as somebody would say it', () => {
    expect(prose(minimal('running'), '--to', 'SP2')).toContain(
      'Inferred: that a running service which can be stopped remotely should not hang setup;',
    );
    expect(prose(minimal('stop-pending'), '--to', 'SP2')).toContain(
      'Inferred: that it matters for an upgrade; the thresholds',
    );
  });

  it('counts the servers that it does not name; --verbose names all', () => {
    const servers = Array.from({ length: 6 }, (_, i) => ({ name: `METER0${i}`, role: true }));
    const snapshot = { schemaVersion: 1, site: { version: '2.00.1380.1000' }, meteringServers: servers };
    expect(prose(snapshot, '--to', 'SP2')).toContain(
      'METER00, METER01, METER02, METER03 and 2 more (metering-service-stopped;',
    );
    expect(prose(snapshot, '--to', 'SP2', '-v')).toContain('METER03, METER04, METER05 (metering-service-stopped;');
  });

  it('plans the hotfix rollup of SP4 only for the way from SP3 to SP4', () => {
    const at = (servicePack: string) => ({ schemaVersion: 1, site: { servicePack, hotfixes: ['Q249077'] } });
    const plans = [prose(at('SP1'), '--to', 'SP2'), prose(at('SP3'), '--to', 'SP5'), prose(at('SP3'), '--to', 'SP4')];
    expect(plans.map((plan) => plan.includes('Save the list of installed hotfixes'))).toEqual([true, true, true]);
    expect(plans.map((plan) => plan.includes('install the HRP'))).toEqual([false, false, true]);
  });
});

describe('the other formats', () => {
  it('tell what is documented from what is inferred', () => {
    const text = run(fullSnapshot, ['--to', 'SP2', '-v']).stdout;
    expect(text).toMatch(/^NO GO: 1 check fails/);
    expect(text).toContain('documented: Q258547');
    expect(text).toContain('inferred');
    const markdown = run(fullSnapshot, ['--to', 'SP2', '--format', 'markdown']).stdout;
    expect(markdown).toMatch(/^- \[ \] \*\*FAIL\*\* METER01: .*documented: Q258547/m);
    expect(markdown).toMatch(/inferred from Q256127/);
    expect(markdown).toMatch(/^- \[x\] /m);
  });

  it('let nothing of a snapshot act on a terminal or on Markdown', () => {
    const evil: Snapshot = { ...fullSnapshot, site: { ...fullSnapshot.site, code: 'HQ1', server: '\u001b[31m' } };
    const hostile = {
      ...evil,
      meteringServers: [
        { name: '<b>\u001b]0;x\u0007`|', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
      ],
    };
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout, code } = run(hostile, ['--to', 'SP2', '--format', format]);
      expect(code).toBe(1);
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
    expect(run(hostile, ['--to', 'SP2', '--format', 'markdown']).stdout).not.toMatch(/(?<!`[^\n]*|\\)<b>/i);
  });

  it('writes to a file', () => {
    const { stdout, code, cwd } = run(fullSnapshot, ['--to', 'SP2', '-o', 'list.txt']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(readFileSync(join(cwd, 'list.txt'), 'utf8')).toContain('NO GO');
  });
});

describe('wrong usage costs one line and exit 2', () => {
  it.each([
    [['--to', 'SP9'], 'is no service pack'],
    [['--to', 'RTM'], 'is no service pack'],
    [['--to', 'SP1'], 'the site is at SP1 already'],
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
    [{ schemaVersion: 2 }, 'schemaVersion'],
    [[], 'received array'],
  ])('%j', (snapshot, message) => {
    const { code, stderr } = run(snapshot, ['--to', 'SP2']);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it('a snapshot without a version is fine with --from', () => {
    expect(run({ schemaVersion: 1 }, ['--to', 'SP2', '--from', 'sp1']).code).toBe(3);
  });
});
