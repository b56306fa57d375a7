/** `licdiag timeline` as a user starts it: what it prints, its exit codes, its formats, and that nothing of a log acts on the terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TimelineData } from '../../src/model/timeline.js';
import { timelineSchema } from '../../src/model/timeline-schema.js';
import { fixtures, repository } from '../helpers/diagnose-paths.js';
import {
  check,
  copy,
  destination,
  failed,
  install,
  manager,
  record as recordAt,
  records,
  wait,
} from '../timeline/follow.js';
import { record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, type RunOptions } from './run-licdiag.js';

const log = (texts: readonly string[]): string => makeFolder({ 'Licsvcfg.log': records(texts, 0) });

function json(args: readonly string[], options: RunOptions = {}): { code: number | null; report: TimelineData } {
  const { code, stdout } = licdiag(['timeline', ...args, '--format', 'json'], options);
  return { code, report: timelineSchema.parse(JSON.parse(stdout)) };
}

describe('licdiag timeline', () => {
  it('shows the stage of status messages that stand behind their label, as copied events print them', () => {
    const messages = [
      'failed to install the service "INSTALL_ODBC" on "METER02".',
      'could not start the ODBC installation service on "METER02".',
    ];
    const text = messages.map((end) => `Description: The software metering server manager ${end}\r\n`).join('');
    const { report } = json([makeFolder({ 'Events.log': text })]);
    expect(report.servers).toMatchObject([{ server: 'METER02', attempts: [{ outcome: 'failed', stoppedAt: 'odbc' }] }]);
  });

  it('shows the demo: who failed where, who succeeded, and what explains it', () => {
    const { code, stdout, stderr } = licdiag(['timeline', 'fixtures/demo'], { cwd: repository });
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(stdout).toContain('3 metering servers: the last attempt failed on 2, succeeded on 1');
    expect(stdout).toContain('METER02 (site HQ1)  FAILED at: share');
    expect(stdout).toMatch(
      /METER01 \(site HQ1\) {2}SUCCEEDED\n {2}3 attempts since 1999-03-25 15:02:11 \(1 succeeded, 2 failed\)/,
    );
    expect(stdout).toContain('997: an overlapped I/O operation is in progress. Here: for INSTALL_ODBC');
    expect(stdout).toContain('Explained  A left-over LicMtr share');
  });

  it('does not take an empty log, or one of blank lines, for one without an installation', () => {
    for (const [text, says] of [
      ['', 'are empty'],
      ['\r\n\r\n', 'hold no line of a log'],
    ]) {
      const { code, stdout } = licdiag(['timeline', 'Licsvcfg.log'], {
        cwd: makeFolder({ 'Licsvcfg.log': text ?? '' }),
      });
      expect(stdout.replace(/\s+/g, ' ')).toBe(
        `No installation of a metering server is in these logs, but the metering logs ${says}, which proves nothing (1 log read). `,
      );
      expect(code).toBe(0);
    }
  });

  it('tells servers of one name by the folders of their logs', () => {
    const one = records([destination('METER02'), check('METER02'), failed('METER02')], 0);
    const cwd = makeFolder({
      'S01/Licsvcfg.log': one,
      'S02/Licsvcfg.log': `${one}${one}`,
      'S03/Licsvcfg.log': records([destination('METER03')], 0),
    });
    const { stdout } = licdiag(['timeline', '.', '--quiet'], { cwd });
    expect(stdout).toContain('METER02 in ./S01  FAILED at: share');
    expect(stdout).toContain('METER02 in ./S02  FAILED at: share');
    expect(stdout).toContain('METER03  UNFINISHED');
  });

  it('explains the last attempt by its own failure, and tells one of an earlier attempt as that', () => {
    const at = (minute: number, texts: readonly string[]): string =>
      texts.map((text) => record(text, { time: `Tue May 11 21:${minute}:05.190 1999 Central Daylight Time` })).join('');
    const wrongPassword = [
      ...[destination('METER02'), check('METER02'), copy('METER02')],
      'Starting the service INSTALL_ODBC on METER02',
      'Error while starting the service INSTALL_ODBC.',
      'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
      failed('METER02'),
    ];
    const leftOver = [destination('METER02'), check('METER02'), failed('METER02')];
    const cwd = makeFolder({ 'Licsvcfg.log': at(14, wrongPassword) + at(29, leftOver) });
    const text = licdiag(['timeline', 'Licsvcfg.log'], { cwd }).stdout.replace(/\s+/g, ' ');
    expect(text).toContain('FAILED at: share');
    expect(text.match(/Explained \S+ \S+/g)).toEqual(['Explained A left-over']);
    expect(text).toContain('Earlier not over: The installation stops at INSTALL_ODBC');
  });

  it('finds no failure in the healthy site, and all attempts succeeded', () => {
    const { code, report } = json([join(fixtures, 'healthy/site')]);
    expect(code).toBe(0);
    expect(report.servers.map(({ server, outcome }) => [server, outcome])).toEqual([
      ['METER01', 'succeeded'],
      ['METER02', 'succeeded'],
    ]);
    expect(report.unexplained).toEqual([]);
  });

  it.each([
    ['succeeded', 0, [...install('METER02'), wait]],
    ['failed', 1, [destination('METER02'), check('METER02'), failed('METER02')]],
    ['unfinished', 3, [destination('METER02'), check('METER02'), copy('METER02')]],
  ])('exits by the last attempt: %s', (outcome, code, lines) => {
    const run = json([log(lines)]);
    expect(run.code).toBe(code);
    expect(run.report.servers[0]?.outcome).toBe(outcome);
  });

  it('exits with 0 for a metering log without attempts, 3 where no metering log is there, 2 for wrong usage', () => {
    expect(licdiag(['timeline', log([wait])]).code).toBe(0);
    expect(licdiag(['timeline', makeFolder({ 'Sched.log': 'quiet\r\n' })]).code).toBe(3);
    expect(licdiag(['timeline', '/no/such/folder'])).toMatchObject({ code: 2, stdout: '' });
    expect(licdiag(['timeline'])).toMatchObject({ code: 2 });
  });

  it('--client tells of each client its own first gap, with the article that treats it', () => {
    const services = (state: string): unknown => [{ name: 'SMS_LICENSE_SERVER', state }];
    const site = {
      schemaVersion: 1,
      collectedAt: '1999-03-27T10:00:00',
      site: { code: 'HQ1' },
      meteringServers: [
        { name: 'METER01', role: true, services: services('running') },
        { name: 'METER02', role: true, services: services('stopped') },
      ],
      clientAgent: { licenseServers: ['METER01', 'METER02'], pollingHours: 23 },
      clients: [
        { name: 'WSKLEIN', licenseServers: ['METER01', 'METER02'] },
        { name: 'WSGROSS', server: 'METER02', licenseServers: ['METER01', 'METER02'] },
        { name: 'WSALT', os: '9x', licenseServers: ['METER01'] },
        { name: 'WSNEU', licenseServers: [] },
      ],
    };
    const snapshot = join(makeFolder({ 'site.json': JSON.stringify(site) }), 'site.json');
    const { report } = json(['fixtures/demo', '-s', snapshot, '--client'], { cwd: repository });
    expect(report.clients?.map(({ client, gap, advice }) => [client, gap, advice[0]?.article ?? null])).toEqual([
      ['WSALT', 'registry', 'Q212894'],
      ['WSGROSS', 'service', 'Q200964'],
      ['WSKLEIN', null, null],
      ['WSNEU', 'registry', 'Q199747'],
    ]);
    const { stdout } = licdiag(['timeline', 'fixtures/demo', '-s', snapshot, '--client'], { cwd: repository });
    expect(stdout).toContain('WSKLEIN: the chain is whole');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'SMS_LICENSE_SERVER is stopped on METER02, which this client keeps to',
    );
  });

  it('--client shows those with a gap first, of very many clients', () => {
    const clients = Array.from({ length: 30 }, (_, i) => ({
      name: `WS${String(i).padStart(2, '0')}`,
      licenseServers: i >= 25 ? [] : ['METER01'],
    }));
    const site = { schemaVersion: 1, clientAgent: { licenseServers: ['METER01'] }, clients };
    const snapshot = join(makeFolder({ 'site.json': JSON.stringify(site) }), 'site.json');
    const shown = (...more: string[]): string[] =>
      licdiag(['timeline', 'fixtures/demo', '-s', snapshot, '--client', ...more], { cwd: repository })
        .stdout.split('\n')
        .filter((line) => /^Client chain|more clients/.test(line));
    expect(
      shown()
        .slice(0, 5)
        .every((line) => /WS2[5-9]: the first gap is: registry/.test(line)),
    ).toBe(true);
    // The demo itself has the log of a client.
    expect(shown().at(-1)).toBe('… and 21 more clients, 0 with a gap (--verbose shows all)');
    expect(shown('-v')).toHaveLength(31);
  });

  it('shows the last attempt, or with --all every one', () => {
    const folder = makeFolder({
      'Licsvcfg.log': [0, 900, 1800]
        .map((at) => records([destination('METER02'), check('METER02'), failed('METER02')], at))
        .join(''),
    });
    expect(licdiag(['timeline', folder]).stdout.match(/Outcome/g)).toHaveLength(1);
    const all = licdiag(['timeline', folder, '--all']).stdout;
    expect(all.match(/Outcome/g)).toHaveLength(3);
    expect(all).toContain('Attempt 2 of 3');
  });

  it('shows one server when asked to, and says so', () => {
    const { stdout } = licdiag(['timeline', 'fixtures/demo', '--server', 'meter01'], { cwd: repository });
    expect(stdout).toContain('Only METER01 is shown.');
    expect(stdout).not.toContain('BRANCH7');
    const none = licdiag(['timeline', 'fixtures/demo', '--server', 'NOWHERE'], { cwd: repository }).stdout;
    expect(none).toContain(
      'No installation of a metering server is left to show (10 logs read).\nOnly NOWHERE is shown.',
    );
    expect(none.replace(/\s+/g, ' ')).toContain('What was found names BRANCH7, METER01, METER02.');
    expect(stdout).not.toContain('Nothing that was found');
    const redacted = licdiag(['timeline', 'fixtures/demo', '--server', 'NOWHERE', '--redact', 'names'], {
      cwd: repository,
    });
    expect(redacted.stdout).not.toMatch(/METER0|BRANCH7/);
  });

  it('of a snapshot alone is wrong usage, but for the chain to the clients', () => {
    const cwd = makeFolder({ 'site.json': '{"schemaVersion":1}' });
    const { code, stdout, stderr } = licdiag(['timeline', '-s', 'site.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('timeline needs a file or folder with logs, or --client');
    const chain = licdiag(['timeline', '-s', 'site.json', '--client'], { cwd }).stdout;
    expect(chain).toContain('Client chain');
    expect(chain).toContain('No log was given, so nothing is said of installations (0 logs read).');
    expect(chain).not.toMatch(/metering log was found|licdiag looks for these logs/);
  });

  it('reads standard input and archives', () => {
    const input = records([destination('METER02'), check('METER02'), failed('METER02')], 0);
    expect(json(['-'], { input }).report.servers[0]).toMatchObject({ server: 'METER02', outcome: 'failed' });
  });

  it('puts the picture into a file: bars for attempts with words for a screen reader, no script, well-formed', () => {
    const folder = makeFolder();
    for (const format of ['svg', 'html']) {
      const { stdout } = licdiag(['timeline', 'fixtures/demo', '--format', format, '-o', join(folder, format)], {
        cwd: repository,
      });
      expect(stdout).toBe('');
      const text = readFileSync(join(folder, format), 'utf8');
      expect(text).toContain('role="img"');
      expect(text).toContain('METER02: 9 attempts, the last failed at share');
      expect(text.match(/<rect[^>]*><title>METER0[12]/g)).toHaveLength(12);
      expect(text).not.toMatch(/<script|javascript:|\son[a-z]+=/i);
      expect(text.match(/<(?:rect|path)\b[^>]*[^/]>(?!<title>)/g)).toBeNull();
    }
  });

  it('lets no name and no line of a log become markup, control a terminal, or show a password', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const lines = [
      destination('METER02'),
      `ERROR: ${evil} \u001b[31mred, password=Geheim99 for \\\\METER02\\LicMtr`,
      failed('METER02'),
    ];
    const folder = log(lines);
    for (const format of ['text', 'json', 'svg', 'html']) {
      const { stdout } = licdiag(['timeline', folder, '--format', format]);
      expect(stdout, format).not.toContain('\u001b');
      expect(stdout, format).not.toContain('Geheim99');
      if (format === 'svg' || format === 'html') expect(stdout, format).not.toContain(evil);
    }
    expect(licdiag(['timeline', folder, '--redact', 'none']).stdout).toContain('Geheim99');
  });
});

describe('licdiag timeline --client', () => {
  it('says from logs alone what it knows, and that the gap may lie earlier', () => {
    const { stdout } = licdiag([
      'timeline',
      '--client',
      makeFolder({ 'WSKLEIN/Liccli.log': 'ERROR: Registry key missing or corrupt.\r\n' }),
    ]);
    expect(stdout).toContain(
      'Client chain  WSKLEIN: the first gap is: log of the client; a link before it is not known',
    );
    expect(stdout).toContain('Q201762');
  });

  it('takes a service that does not answer for a gap, though the share is there and an upload went well before', () => {
    const log = [
      'Copying reintegration data to server...',
      'OK',
      'Offline upload successful',
      'Requesting use of: "CLOCK.EXE" ("CLOCK.EXE"), version: "4.00"',
      'FAILED - Severity:0 Error:2 Failed to connect to the pipe-service on \\\\METER02. Check the service is running.',
      'fnCheckTasksStatus FAILED',
    ];
    const { report } = json(['--client', makeFolder({ 'clients/WSKLEIN/Logs/Liccli.log': `${log.join('\r\n')}\r\n` })]);
    expect(report.clients).toMatchObject([{ client: 'WSKLEIN', gap: 'log', advice: [{ article: 'Q287626' }] }]);
  });

  // It showed three of the first twenty, so that a trouble of twelve hours seemed to have ended after five.
  it('tells of what comes in every cycle the first and the last time', () => {
    const down = `STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="${manager}" SYS=HQSMS SITE=HQ1 PID=1 ISTR0="METER05" ISTR1=""`;
    const cycles = Array.from({ length: 40 }, (_, i) => recordAt(down, 900 * i)).join('');
    const { stdout } = licdiag(['timeline', '.'], { cwd: makeFolder({ 'Licsvcfg.log': cycles }) });
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'METER05 (site HQ1) no attempt in these logs Seen 1999-03-26 10:00:00 to 1999-03-26 19:45:00 several times: status message 9406',
    );
    expect(stdout).not.toContain('0 checks of its share');
  });

  it('begins with the servers that failed, one line for each with --quiet', () => {
    const cwd = makeFolder({
      'Licsvcfg.log': [
        records([...install('METER01'), wait], 0),
        records([destination('METER02'), check('METER02'), failed('METER02')], 3600),
        records([destination('METER03'), check('METER03'), failed('METER03')], 7200),
      ].join(''),
    });
    const { stdout } = licdiag(['timeline', '.', '--quiet'], { cwd });
    expect(stdout).toContain('\n\nMETER02  FAILED at: share\nMETER03  FAILED at: share\nMETER01  SUCCEEDED\n');
  });

  it('takes the facts of a snapshot', () => {
    const snapshot = {
      schemaVersion: 1,
      collectedAt: '1999-03-27T10:00:00',
      meteringServers: [{ name: 'METER02', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] }],
      clientAgent: { licenseServers: [] },
    };
    const folder = makeFolder({
      'Liccli.log':
        'Problem with the registry (error 2). SWM server probably not configured properly (LicenseServers key missing?)\r\n',
      'site.json': JSON.stringify(snapshot),
    });
    const { report } = json(['--client', join(folder, 'Liccli.log'), '-s', join(folder, 'site.json')]);
    expect(report.clients).toMatchObject([
      { gap: 'configuration', certain: true, advice: [{ article: 'Q199747' }, { article: 'Q226851' }] },
    ]);
  });
});

it.each([
  ['forward', 'match-clock-set-forward-in-between'],
  ['back', 'match-clock-set-back-in-between'],
])('gives an attempt no negative length where the clock was set %s', (_, name) => {
  const folder = join(fixtures, 'signatures/orphaned-licmtr-share', name);
  const [attempt] = json([folder]).report.servers[0]?.attempts ?? [];
  expect(attempt?.startedAt).not.toBeNull();
  expect((attempt?.endedAt ?? '') < (attempt?.startedAt ?? '')).toBe(name.includes('-back-'));
  expect(attempt?.durationSeconds ?? null).toEqual(name.includes('-back-') ? null : expect.any(Number));
  expect(licdiag(['timeline', folder]).stdout).not.toMatch(/-\d[\d.]* seconds/);
});
