/** How `licdiag precheck` says it: as text, Markdown and JSON, on the screen or in a file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.js';
import { fullSnapshot, stoppedSnapshot } from '../helpers/full-snapshot.js';
import { makeFolder } from './make-folder.js';
import { minimal, run, runJson } from './run-precheck.js';

describe('the text', () => {
  const prose = (snapshot: object, ...args: string[]): string => run(snapshot, args).stdout.replace(/\s+/g, ' ');

  it.each<[string, object, string[], string]>([
    ['GO', stoppedSnapshot, [], 'GO: nothing that is known speaks against it (SP1 to SP2 of site HQ1).'],
    ['NO GO', minimal('running'), [], 'NO GO: 1 check fails (SP1 to SP2 of site HQ1).'],
    ['NOT KNOWN', minimal(null), [], 'NOT KNOWN: nothing fails, but # could (SP1 to SP2 of site HQ1).'],
    [
      'for during setup',
      stoppedSnapshot,
      ['--phase', 'during'],
      'NOT KNOWN: nothing fails, but # could (SP1 to SP2 of site HQ1, during setup).',
    ],
  ])('has its verdict, its counts and each of its checks under the right heading: %s', (_, snapshot, more, verdict) => {
    const args = ['--to', 'SP2', ...more];
    const { items } = runJson(snapshot, args).report;
    const shown = run(snapshot, args).stdout;
    const due = (status: string) => items.filter((item) => item.status === status && item.due);
    const open = items.filter(({ mayFail }) => mayFail).length;
    const mayFail = `${open === 1 ? '1 check' : `${open} checks`} could with facts that were not collected`;
    const later = items.filter((one) => !one.due).length;
    const counts = `${due('fail').length} fail, ${due('unknown').length} unknown, ${due('warn').length} warn, ${due('manual').length} to look at, ${due('pass').length} pass${later > 0 ? `; ${later} more for during and after setup` : ''}.`;
    expect(shown.replace(/\s+/g, ' ')).toMatch(`${verdict.replace('# could', mayFail)} ${counts}`);
    const under = (heading: string): string[] => {
      const [, section = ''] = shown.split(`\n${heading}\n`);
      return [...(section.split('\n\n')[0] ?? '').replace(/\s+/g, ' ').matchAll(/ \(([a-z0-9-]+); /g)].map(
        ([, id = '']) => id,
      );
    };
    const ids = (of: typeof items) => [...new Set(of.map(({ id }) => id))];
    const unknown = due('unknown');
    expect(under('Not known, and could still block')).toEqual(ids(unknown.filter((one) => one.mayFail)));
    expect(under('Not known, and warns at most')).toEqual(ids(unknown.filter((one) => !one.mayFail)));
    expect(under('To look at (--questions writes a file for the answers)')).toEqual(ids(due('manual')));
    expect([...shown.matchAll(/^FAIL /gm)]).toHaveLength(due('fail').length);
    expect(ids(due('manual')).length).toBeGreaterThan(0);
    const forNow = due('pass').filter(({ steps }) => steps.length > 0).length;
    const passed = `${due('pass').length} check${due('pass').length === 1 ? '' : 's'} passed (-v lists them)`;
    expect(shown).toContain(`\n${passed}${forNow > 0 ? `, of which these hold only for now:\n${'  - '}` : '.\n'}`);
  });

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

  it('says nothing about what to do where no step is known', () => {
    expect(prose(minimal('stopped'), '--to', 'SP2', '--from', 'SP3')).toMatch(
      /a service pack is not taken back\. (?:(?!What to do).)*Not known, and could still block/,
    );
  });

  it('counts the checks for later in one way', () => {
    const text = prose(fullSnapshot, '--to', 'SP2');
    const [, top] = /; (\d+) more for during and after setup/.exec(text) ?? [];
    const [, during, after] = /Later: (\d+) checks while setup runs .*?, (\d+) checks afterwards/.exec(text) ?? [];
    expect(Number(during) + Number(after)).toBe(Number(top));
    expect(text).toContain('--phase after --from SP1');
  });

  it('plans the hotfix rollup of SP4 only for the way from SP3 to SP4', () => {
    const at = (servicePack: string) => ({ schemaVersion: 1, site: { servicePack, hotfixes: ['Q249077'] } });
    const plans = [prose(at('SP1'), '--to', 'SP2'), prose(at('SP3'), '--to', 'SP5'), prose(at('SP3'), '--to', 'SP4')];
    expect(plans.map((plan) => plan.includes('Save the list of installed hotfixes'))).toEqual([true, true, true]);
    expect(plans.map((plan) => plan.includes('install the hotfix rollup after SP4'))).toEqual([false, false, true]);
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

  it('make no link and no mention in Markdown of what stands in a snapshot or an answer', () => {
    const server = { name: '@METER01', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] };
    const answers = makeFolder({
      'answers.json': JSON.stringify([
        { id: 'backup-site', answer: 'warn', by: '@everyone', note: 'see https://evil.example/ www.evil.example #12' },
      ]),
    });
    const snapshot = { schemaVersion: 1, site: { servicePack: 'SP1' }, meteringServers: [server] };
    const args = ['--to', 'SP2', '--format', 'markdown', '--answers', join(answers, 'answers.json')];
    const { stdout } = run(snapshot, args);
    const tokens = markdownIt({ linkify: true }).parse(stdout, {});
    expect(tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open')).toEqual([]);
    expect(stdout.replace(/`+[^`]*`+/g, '')).not.toMatch(/(?<!&#64;)@\w/);
    expect(stdout).toContain('&#64;everyone');
  });

  it('writes to a file', () => {
    const { stdout, code, cwd } = run(fullSnapshot, ['--to', 'SP2', '-o', 'list.txt']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(readFileSync(join(cwd, 'list.txt'), 'utf8')).toContain('NO GO');
  });
});

describe('a known line of failure in Smssetup.log', () => {
  const line = '<11-20-1999 21:40:49> Cannot start SMS_Key_Creation_Service, error code = 997';
  const shown = (...more: string[]): string =>
    run(
      { ...fullSnapshot, problems: [{ path: 'site/sitectrl.ct0', problem: 'ends inside a section' }] },
      ['--to', 'SP2', '--phase', 'during', '--logs', 'logs', ...more],
      { 'logs/Smssetup.log': `${line}\r\n` },
    ).stdout.replace(/\s+/g, ' ');

  it('is quoted where it fails, and its step cites no article but that of the line', () => {
    const text = shown();
    const [failing = ''] = text.split('Not known');
    expect(failing).toContain(`setup reports a failure that is known [logs[Smssetup.log].lines[0].text = ${line}]`);
    expect(text).toContain('Follow the article that stands beside that line under "In the logs". (practice)');
    expect(text).not.toContain('(Q268238)');
  });

  it('names its article in Markdown too, and what could not be read', () => {
    const markdown = shown('--format', 'markdown');
    expect(markdown).toContain('(In Licsvcfg.log the same code 997 stands');
    expect(markdown).toMatch(/wrong password of the metering service account, Q226850\.\) \(Q318479\)/);
    expect(markdown).toContain('## Not read or not used - `site/sitectrl.ct0`: ends inside a section');
  });
});

describe('a warning about one of several things', () => {
  const warned = (more: object, ...phase: string[]): string => {
    const { stdout } = run({ ...fullSnapshot, ...more }, ['--to', 'SP2', ...phase]);
    return stdout.slice(stdout.indexOf('Warnings'), stdout.indexOf('To look at')).replace(/\s+/g, ' ');
  };

  it.each<[string, object, string[], string]>([
    [
      'drive',
      { site: { ...fullSnapshot.site, volumes: [{ path: 'E:', freeBytes: 40_000_000 }] } },
      [],
      'volumes[0].path = E:',
    ],
    [
      'site system',
      { siteSystems: [{ name: 'CAP1', roles: ['SMS Client Access Point'], reachable: false }] },
      [],
      'siteSystems[CAP1].reachable = no',
    ],
    [
      'metering server, while setup stands still',
      { upgrade: { lastProgressAt: '1999-11-20T20:00:00' } },
      ['--phase', 'during'],
      'meteringServers[METER01].services[SMS_LICENSE_SERVER].state = running',
    ],
  ])('says which %s, and what its reason says already it does not say again', (_, more, phase, which) => {
    expect(warned(more, ...phase)).toContain(which);
    expect(warned(more, ...phase)).not.toContain('lastProgressAt');
  });
});
