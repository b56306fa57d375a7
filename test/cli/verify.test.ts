import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { scanInputSchema } from '../../src/model/report-input-schema.js';
import { verifyReport } from '../../src/pipelines/verify/verify-report.js';
import { diagnosePaths, readSnapshots } from '../helpers/diagnose-paths.js';
import { fixtureCases } from '../helpers/fixture-cases.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const log = quietLog + leftOverShare('CINDER01') + leftOverShare('EMBER02');
const schema = new URL('../../schemas/verify-report.schema.json', import.meta.url);
const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')));

function reported(content: string | Uint8Array = log, ...args: string[]): string {
  const folder = makeFolder({ 'logs/Licsvcfg.log': content });
  licdiag(['scan', 'logs', '--format', 'json', '-o', 'report.json', ...args], { cwd: folder });
  return folder;
}
const verify = (folder: string, ...args: string[]): ReturnType<typeof licdiag> =>
  licdiag(['verify', 'report.json', ...(args.length > 0 ? args : ['logs'])], { cwd: folder });
const result = (folder: string): { code: number | null; [key: string]: unknown } => {
  const { stdout, code } = verify(folder, 'logs', '--format', 'json');
  const data = JSON.parse(stdout);
  validate(data);
  expect(validate.errors).toBeNull();
  return { code, ...data };
};

describe('licdiag verify', () => {
  it('holds while nothing changed', () => {
    const folder = reported();
    expect(result(folder)).toMatchObject({ code: 0, holds: true, complete: true, quotes: { checked: 6, failed: [] } });
    expect(verify(folder).stdout).toMatch(
      /^report\.json still holds \(6 of 6 quoted lines stand, 2 findings as before\)\.\n$/,
    );
  });

  it('checks a report of a snapshot alone against snapshots alone, as scan makes it', () => {
    const facts = (state: string): string =>
      JSON.stringify({
        schemaVersion: 1,
        collectedAt: '2000-06-03T23:40:00',
        site: { code: 'NRD', server: 'NORDSMS', version: '2.00.1380.1000' },
        upgrade: { target: 'SP2', running: true, lastProgressAt: '2000-06-03T22:31:00' },
        meteringServers: [{ name: 'TALLY04', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state }] }],
      });
    const folder = makeFolder({ 'hung.json': facts('stop-pending'), 'over.json': facts('stopped') });
    licdiag(['scan', '-s', 'hung.json', '--format', 'json', '-o', 'report.json'], { cwd: folder });
    expect(verify(folder, '-s', 'hung.json').code).toBe(0);
    expect(verify(folder, '-s', 'over.json')).toMatchObject({ code: 1, stdout: expect.stringContaining('Q258547') });
  });

  it('without logs, lines that the report quotes do not stand; with nothing at all it says how to use it', () => {
    const folder = reported();
    writeFileSync(join(folder, 'site.json'), '{"schemaVersion":1,"site":{"code":"HQ1"}}');
    const { code, stdout } = verify(folder, '-s', 'site.json');
    expect({ code, first: stdout.split('\n')[0] }).toMatchObject({ code: 1, first: expect.stringContaining('0 of 6') });
    expect(licdiag(['verify', 'report.json'], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
  });

  it('holds for a copy that lies elsewhere', () => {
    const folder = reported();
    mkdirSync(join(folder, 'elsewhere'));
    renameSync(join(folder, 'logs'), join(folder, 'elsewhere/logs'));
    expect(verify(folder, 'elsewhere').code).toBe(0);
    expect(verify(folder, 'elsewhere/logs/Licsvcfg.log').code).toBe(0);
  });

  it('holds for every match of the fixtures', async () => {
    for (const { title, folder } of fixtureCases().filter(({ kind }) => kind === 'match')) {
      const report = scanInputSchema.parse(JSON.parse(JSON.stringify(await diagnosePaths(folder))));
      const snapshots = readSnapshots(folder);
      const options = { paths: ['.'], cwd: folder, platform: process.platform, catalogue, snapshots } as const;
      expect(await verifyReport('report.json', report, options), title).toMatchObject({
        holds: true,
        quotes: { failed: [] },
      });
    }
  });

  it('names quoted lines that moved or changed', () => {
    const folder = reported();
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), record('one more line first') + log);
    expect(result(folder)).toMatchObject({ code: 1, holds: false, findings: { same: 2, gone: [], new: [] } });
    expect(verify(folder).stdout).toContain('logs/Licsvcfg.log:4: INFO: installation destination');
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), log.slice(0, 200));
    expect(verify(folder).stdout.replace(/\s+/g, ' ')).toContain('the file has no such line');
  });

  it('names findings that are gone, new or changed', () => {
    const folder = reported();
    writeFileSync(
      join(folder, 'logs/Licsvcfg.log'),
      `${quietLog}${leftOverShare('CINDER01')}${leftOverShare('HEARTH03')}`,
    );
    expect(result(folder)).toMatchObject({
      code: 1,
      findings: { same: 1, gone: [{ subject: { server: 'EMBER02' } }], new: [{ subject: { server: 'HEARTH03' } }] },
    });
    const text = verify(folder).stdout;
    expect(text).toMatch(
      /^report\.json does not hold any more \(\d of 6 quoted lines stand, 1 finding as before\)\.\n/,
    );
    expect(text).toMatch(/\n\nQuoted lines that do not stand\n {2}logs\/Licsvcfg\.log:\d+: .* -- there stands now: /s);
    expect(text).toMatch(/\n\nFindings that are gone\n {2}EMBER02: A left-over LicMtr share [^:]* \(Q214954\)\n\n/);
    expect(text).toMatch(/\n\nFindings that the report does not have\n {2}HEARTH03: A left-over LicMtr share /);
    expect(text).not.toMatch(/Seen again|Findings that changed|Not known|cannot be told|Not finished/);
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), log + leftOverShare('CINDER01'));
    expect(result(folder)).toMatchObject({ code: 1, findings: { changed: [{ change: '1 times -> 2 times' }] } });
    expect(verify(folder).stdout.replace(/\s+/g, ' ')).toMatch(
      /Findings that changed CINDER01: [^:]*: 1 time -> 2 times $/,
    );
  });

  describe('while the install is retried', () => {
    const at = (minutes: number, messages: readonly string[]): string =>
      messages
        .map((text) => record(text, { time: `Tue May 11 21:${minutes}:05.190 1999 Central Daylight Time` }))
        .join('');
    const begun = [
      "INFO: installation destination = '\\\\CINDER01\\LicMtr'",
      'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
    ];
    const copied = [...begun, 'Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\CINDER01\\LicMtr\\Remodbc.exe...'];
    const wrongPassword = [
      ...copied,
      'Starting the service INSTALL_ODBC on CINDER01',
      'Error while starting the service INSTALL_ODBC.',
      'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
      "ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'",
    ];
    const started = [...copied, 'Starting the service SMS_LICENSE_SERVER on CINDER01', 'Waiting for 900 seconds'];
    const retried = (
      minutes: number,
      messages: readonly string[],
    ): { folder: string; said: string; code: number | null } => {
      const folder = reported();
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), log + at(minutes, messages));
      const { stdout, code } = verify(folder);
      return { folder, said: stdout.replace(/\s+/g, ' '), code };
    };

    it('the same failure once more leaves the report true, and says so', () => {
      const time = 'Tue May 11 21:29:05.190 1999 Central Daylight Time';
      const folder = reported();
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), log + leftOverShare('CINDER01', { time }));
      expect(result(folder)).toMatchObject({
        code: 0,
        holds: true,
        findings: {
          same: 2,
          changed: [],
          repeated: [
            { subject: { server: 'CINDER01' }, before: 1, occurrences: 2, lastSeen: '1999-05-11T21:29:05.190' },
          ],
        },
        unfinished: [],
      });
      expect(verify(folder).stdout.replace(/\s+/g, ' ')).toContain(
        'Seen again since the report CINDER01: A left-over LicMtr share blocks the installation of the metering server (Q214954): not mended: 1 time then, 2 times now, last 1999-05-11 21:29:05',
      );
    });

    it('the same failure in a log that was begun anew, on the same lines: seen again', () => {
      const time = 'Tue May 11 21:29:05.190 1999 Central Daylight Time';
      const folder = reported(leftOverShare('CINDER01'));
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), leftOverShare('CINDER01', { time }));
      expect(result(folder)).toMatchObject({
        code: 0,
        findings: {
          same: 1,
          changed: [],
          repeated: [{ before: 1, occurrences: 1, lastSeen: '1999-05-11T21:29:05.190' }],
        },
      });
      expect(verify(folder).stdout.replace(/\s+/g, ' ')).toContain(
        'not mended: 1 time then, 1 time now, last 1999-05-11 21:29:05',
      );
    });

    it('the same failure after the log rolled over: its lines stand in the older one now', () => {
      const time = 'Tue May 11 21:29:05.190 1999 Central Daylight Time';
      const folder = reported();
      renameSync(join(folder, 'logs/Licsvcfg.log'), join(folder, 'logs/Licsvcfg.lo_'));
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), quietLog + leftOverShare('CINDER01', { time }));
      expect(result(folder)).toMatchObject({ code: 0, holds: true, quotes: { checked: 6, failed: [] } });
      writeFileSync(join(folder, 'logs/Licsvcfg.lo_'), quietLog);
      expect(result(folder)).toMatchObject({ code: 1, holds: false });
    });

    it('of a log that rolled over only the older one may be left', () => {
      const folder = reported();
      renameSync(join(folder, 'logs/Licsvcfg.log'), join(folder, 'logs/LICSVCFG.LO_'));
      expect(result(folder)).toMatchObject({ code: 0, holds: true, quotes: { checked: 6, failed: [] }, notes: [] });
      writeFileSync(join(folder, 'logs/LICSVCFG.LO_'), quietLog.repeat(9));
      const { code, quotes } = result(folder);
      expect({ code, quotes }).toMatchObject({
        ...{ code: 1, quotes: { failed: Array(6).fill({ problem: 'the file is not among the inputs' }) } },
      });
    });

    it('the same lines with an earlier time, or with none any more, are no repetition: the report is not true', () => {
      const folder = reported(leftOverShare('CINDER01'));
      const time = 'Tue May 11 20:29:05.190 1999 Central Daylight Time';
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), leftOverShare('CINDER01', { time }));
      expect(result(folder)).toMatchObject({ code: 1, holds: false, findings: { same: 0, repeated: [] } });
      expect(verify(folder).stdout.replace(/\s+/g, ' ')).toContain(
        'last seen 1999-05-11 21:14:05 -> last seen 1999-05-11 20:29:05',
      );
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), leftOverShare('CINDER01').replace(/ {2}\$\$.*/g, ''));
      expect(result(folder)).toMatchObject({ code: 1, findings: { same: 0, repeated: [] } });
    });

    it('an attempt that has only begun leaves the report true, and is told as unfinished', () => {
      const { folder, said, code } = retried(29, begun);
      expect(code).toBe(0);
      expect(said).toContain(
        'Not finished yet: look again when the log goes on CINDER01: no line tells how the attempt of 1999-05-11 21:29:05 ended; it was last seen at share',
      );
      expect(result(folder).unfinished).toEqual([
        { server: 'CINDER01', site: null, startedAt: '1999-05-11T21:29:05.190', lastSeenAt: 'share' },
      ]);
    });

    it('an attempt of a server of which the report tells nothing, or of another site, is none of it', () => {
      const other = begun.map((line) => line.replace('CINDER01', 'EMBER09'));
      const { folder, code } = retried(29, other);
      expect([code, result(folder).unfinished]).toEqual([0, []]);
      const ofSite = (site: string): string =>
        record(
          `STATMSG: ID=500 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=X SITE=${site} PID=1`,
        );
      const sites = makeFolder({
        'logs/AAA/Licsvcfg.log': ofSite('AAA') + log,
        'logs/BBB/Licsvcfg.log': ofSite('BBB') + quietLog,
      });
      licdiag(['scan', 'logs', '--format', 'json', '-o', 'report.json'], { cwd: sites });
      writeFileSync(join(sites, 'logs/BBB/Licsvcfg.log'), ofSite('BBB') + quietLog + at(29, begun));
      expect(result(sites)).toMatchObject({ code: 0, unfinished: [] });
      writeFileSync(join(sites, 'logs/AAA/Licsvcfg.log'), ofSite('AAA') + log + at(29, begun));
      expect(result(sites)).toMatchObject({ code: 0, unfinished: [{ server: 'CINDER01', site: 'AAA' }] });
    });

    it('an attempt that got past the failure and has no end yet: over, but not finished', () => {
      const { said, code } = retried(29, copied);
      expect(code).toBe(1);
      expect(said).toContain('(Q214954): it was active and is over now');
      expect(said).toContain('ended; it was last seen at files');
    });

    it('another failure in its place: the old one is over, the new one is named, and nothing is under way', () => {
      const { said, code } = retried(29, wrongPassword);
      expect(code).toBe(1);
      expect(said).toContain('(Q214954): it was active and is over now');
      expect(said).toContain('Findings that the report does not have CINDER01: The installation stops at INSTALL_ODBC');
      expect(said).not.toContain('Not finished yet');
    });

    it('an install that worked: over, and nothing is under way', () => {
      const { said, code } = retried(29, started);
      expect(code).toBe(1);
      expect(said).toContain('(Q214954): it was active and is over now');
      expect(said).not.toMatch(/Not finished yet|Seen again|does not have/);
    });
  });

  it('applies the filters that the report was made with', () => {
    expect(verify(reported(log, '--server', 'EMBER02')).code).toBe(0);
    expect(verify(reported(log, '--skip=Q214954')).code).toBe(0);
    expect(verify(reported(log, '--until', '1999-05-10')).code).toBe(0);
  });

  it('says that the snapshot of the report was not given, also where it only spoke against a finding', () => {
    const folder = reported();
    const services = [{ name: 'SMS_LICENSE_SERVER', state: 'running' }];
    const meteringServers = [{ name: 'EMBER02', role: true, services }];
    const site = { schemaVersion: 1, collectedAt: '2001-01-01T00:00', meteringServers };
    writeFileSync(join(folder, 's.json'), JSON.stringify(site));
    licdiag(['scan', 'logs', '-s', 's.json', '--format', 'json', '-o', 'report.json'], { cwd: folder });
    expect(verify(folder).stdout.replace(/\s+/g, ' ')).toContain('made with a snapshot, and none was given (-s)');
    expect(licdiag(['verify', 'report.json', 'logs', '-s', 's.json'], { cwd: folder }).code).toBe(0);
  });

  it('a masked password matches whatever stands there, and is not printed', () => {
    const secret = `${quietLog}${leftOverShare('CINDER01').replace("CINDER01'  $$", "CINDER01' password=hunter22  $$")}`;
    const folder = reported(secret);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).not.toContain('hunter22');
    expect(verify(folder).code).toBe(0);
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), record('one more') + secret);
    expect(verify(folder).stdout).not.toContain('hunter22');
  });

  it('reads UTF-16, and a file that is gone is named', () => {
    const folder = reported(Buffer.from(`\ufeff${log}`, 'utf16le'));
    expect(verify(folder).code).toBe(0);
    writeFileSync(join(folder, 'logs/Other.log'), quietLog);
    const { stdout, code } = verify(folder, 'logs/Other.log');
    expect(stdout.replace(/\s+/g, ' ')).toContain('the file is not among the inputs');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '! 1 of the logs that the report quotes is not among the inputs: that a failure in them is over is not known',
    );
    expect(code).toBe(1);
  });

  it.each([1, 3, 8, 38])('holds for a quote that a rollover tore behind its letter %i', (letter) => {
    const log = quietLog + leftOverShare('CINDER01');
    const tear = log.indexOf('ERROR: ') + letter;
    const folder = makeFolder({ 'logs/Licsvcfg.lo_': log.slice(0, tear), 'logs/Licsvcfg.log': log.slice(tear) });
    licdiag(['scan', 'logs', '--format', 'json', '-o', 'report.json'], { cwd: folder });
    const { code, stdout } = licdiag(['verify', 'report.json', 'logs'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 quoted lines stand')]);
  });

  it('another line that ends the file with the first letters of a quote does not hold it', () => {
    const folder = reported(leftOverShare('CINDER01'));
    const start = leftOverShare('CINDER01').slice(0, leftOverShare('CINDER01').indexOf('ERROR: '));
    for (const [end, failed] of [
      ['ERR', []],
      ['Copying to drive E', [{ line: 3, problem: 'there stands now: Copying to drive E' }]],
    ] as const) {
      writeFileSync(join(folder, 'logs/Licsvcfg.log'), `${start}${end}`);
      expect(result(folder)).toMatchObject({ quotes: { checked: 3, failed } });
    }
  });

  it('inputs that could not be read make it 3 when all else holds', () => {
    const folder = reported();
    writeFileSync(join(folder, 'logs/despool.log.gz'), new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]));
    expect(result(folder)).toMatchObject({ code: 3, holds: true, complete: false });
  });

  it.each([
    ['no JSON', 'x'],
    ['another kind', '{"kind":"merge"}'],
    ['stand-ins', '{"kind":"scan","schemaVersion":1,"redacted":"names","findings":[]}'],
  ])('a foreign report (%s): exit 2, named', (_, text) => {
    const folder = reported();
    writeFileSync(join(folder, 'report.json'), text);
    const { code, stdout, stderr } = verify(folder);
    expect(stderr).toMatch(/^licdiag: report\.json: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('a path that names nothing: exit 2', () => {
    expect(verify(reported(), 'gone')).toMatchObject({ code: 2, stdout: '' });
  });
});
