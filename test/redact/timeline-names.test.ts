/** Names planted in logs and snapshots never leave `timeline --redact names` or `watch --redact names`, in any format. */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineSchema } from '../../src/model/timeline-schema.js';
import { makeFolder } from '../cli/make-folder.js';
import { bareEnvironment, bin, licdiag } from '../cli/run-licdiag.js';
import {
  attempting,
  check,
  copy,
  copyFailed,
  destination,
  failed,
  install,
  record,
  records,
  wait,
} from '../timeline/follow.js';

/** Letters that no text of ours has side by side. */
const stem = fc.stringMatching(/^[QXZJ]{4,6}$/);
const planted = fc
  .uniqueArray(stem, { minLength: 8, maxLength: 8 })
  .map(([one = '', two = '', site = '', user = '', domain = '', box = '', client = '', folder = '']) => ({
    servers: [`${one}`, `${two}-7`],
    site: site.slice(0, 3),
    user: user.toLowerCase(),
    domain,
    box: `${box}9`,
    client: `${client.slice(0, 1)}${client.slice(1).toLowerCase()}`,
    folder: `${folder}3`,
  }));
type Planted = typeof planted extends fc.Arbitrary<infer T> ? T : never;

function filesOf({
  servers: [one = '', two = ''],
  site,
  user,
  domain,
  box,
  client,
  folder,
}: Planted): Record<string, string> {
  const status = `STATMSG: ID=9399 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=${box} SITE=${site} PID=1 TID=2 GMTDATE=Fri Mar 26 15:43:42.547 1999 ISTR0="${two}" ISTR1="\\\\${two}\\LicMtr" ISTR2="" NUMATTRS=0`;
  const log = [
    records([destination(one), destination(two), check(one), check(two), copy(one), copy(two)], 0),
    records([copyFailed, attempting('INSTALL_ODBC'), failed(two), status], 2),
    record(`ERROR: account = ${domain}\\${user} is locked out on ${box}, error 5`, 3),
    record(`ERROR: the queue of \\\\${one}\\LicMtr is full, error 112`, 4),
    records([...install(one), wait], 900),
    record(wait, 9000),
  ].join('');
  return {
    [`${folder}/Licsvcfg.log`]: log,
    [`${folder}/Sitectrl.log`]: record(
      `The metering server ${two} was removed from the site control file of site ${site}`,
      950,
    ),
    [`${folder}/clients/${client}/Liccli.log`]: record('Unable to resolve Server', 1000, {
      component: 'LICENSE METERING',
    }),
    'site.json': JSON.stringify({
      schemaVersion: 1,
      collectedAt: '1999-03-27T10:00:00',
      site: { code: site, server: box },
      meteringServers: [{ name: two, role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'stopped' }] }],
      clientAgent: { licenseServers: [one.toLowerCase(), two] },
      clients: [{ name: client, licenseServers: [one] }],
    }),
  };
}

const allNames = ({ servers, site, user, domain, box, client, folder }: Planted): string[] =>
  [...servers, site, user, domain, box, client, folder].map((name) => name.toLowerCase());

function leaks(text: string, names: Planted): string[] {
  const words = new Set(text.toLowerCase().match(/[a-z0-9]+(?:-[a-z0-9]+)*/g));
  return allNames(names).filter((name) => words.has(name) || (name.length > 3 && text.toLowerCase().includes(name)));
}

describe('timeline --redact names', () => {
  it('hides whatever is planted, in each format, the same way in all of them', () => {
    fc.assert(
      fc.property(planted, (names) => {
        const cwd = makeFolder(filesOf(names));
        const run = (...args: string[]): string =>
          licdiag(['timeline', names.folder, '--client', '-s', 'site.json', '--redact', 'names', ...args], { cwd })
            .stdout;
        // The folder is one that the logs do not name: as for a scan, it stays.
        const shown = { ...names, folder: 'no name' };
        const open = licdiag(['timeline', names.folder, '--client', '-s', 'site.json', '--all', '-v'], { cwd }).stdout;
        expect(leaks(open, shown)).toEqual(expect.arrayContaining(allNames(shown).slice(0, 2)));
        const json = run('--format', 'json');
        const report = timelineSchema.parse(JSON.parse(json));
        for (const text of [
          json,
          run(),
          run('--all', '-v'),
          run('--format', 'html'),
          run('--format', 'svg'),
          run('-q'),
        ])
          expect(leaks(text, shown)).toEqual([]);
        expect(report.redacted).toBe('names');
        expect(report.redaction?.standIns.servers).toBeGreaterThan(3);
        for (const { server } of report.servers) expect(run()).toContain(server);
      }),
      { numRuns: 12, seed: 19990326 },
    );
  });

  it('says of the attempts what it says without', () => {
    const [names] = fc.sample(planted, { numRuns: 1, seed: 5 });
    if (!names) throw new Error('a sample holds one');
    const cwd = makeFolder(filesOf(names));
    const shape = (...args: string[]): unknown =>
      timelineSchema
        .parse(JSON.parse(licdiag(['timeline', '.', '--format', 'json', ...args], { cwd }).stdout))
        .servers.map(({ outcome, attempts }) => [
          outcome,
          attempts.map(({ stages, errors }) => [
            stages.map(({ id, status, line }) => [id, status, line]),
            errors.map(({ line, stage, codes }) => [line, stage, codes]),
          ]),
        ])
        .map((one) => JSON.stringify(one))
        .sort();
    expect(shape('--redact', 'names')).toEqual(shape());
  });

  it('hides names that nothing but a timeline tells: a client by its folder, a server by a status message', () => {
    const status = (server: string): string =>
      `STATMSG: ID=9399 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=QXHOME SITE=ZQX PID=1 TID=2 GMTDATE=Fri Mar 26 15:43:42.547 1999 ISTR0="${server}" ISTR1="" NUMATTRS=0`;
    const cwd = makeFolder({
      'Licsvcfg.log': records([status('QXZJ'), wait], 0),
      'clients/ZZJQ/Liccli.log': record('+ON +: Server is unreachable', 1000, { component: 'LICENSE METERING' }),
    });
    const told = (...more: string[]): string =>
      ['text', 'json', 'html']
        .map((f) => licdiag(['timeline', '.', '--client', '-f', f, ...more], { cwd }).stdout)
        .join('');
    for (const name of ['QXZJ', 'ZZJQ', 'QXHOME', 'ZQX']) {
      expect(told()).toContain(name);
      expect(told('--redact', 'names')).not.toContain(name);
    }
  });

  it('does not name the server that was asked for', () => {
    const cwd = makeFolder({ 'Licsvcfg.log': records(install('QXZJ'), 0) });
    const { stdout, stderr } = licdiag(['timeline', '.', '--server', 'QXZJ', '--redact', 'names'], { cwd });
    expect(stdout).toContain('Only one server is shown.');
    expect(stdout + stderr).not.toMatch(/QXZJ/i);
    // One that no log names stands in the record of how it was called.
    for (const command of ['timeline', 'scan'])
      for (const asked of [['--server', 'ZZQX'], ['--server=ZZQX']])
        expect(licdiag([command, '.', ...asked, '--redact', 'names', '-f', 'json'], { cwd }).stdout).not.toMatch(
          /ZZQX/i,
        );
  });
});

describe('scan --redact names', () => {
  it('hides what is inserted into a status message that nothing explains', () => {
    const [names] = fc.sample(planted, { numRuns: 1, seed: 7 });
    if (!names) throw new Error('a sample holds one');
    const { [`${names.folder}/Licsvcfg.log`]: log = '' } = filesOf(names);
    const cwd = makeFolder({ 'Licsvcfg.log': log });
    for (const format of ['json', 'text', 'html', 'markdown', 'csv'])
      expect(leaks(licdiag(['scan', '.', '--redact', 'names', '-f', format], { cwd }).stdout, names)).toEqual([]);
  });
});

describe('watch --redact names', () => {
  it('hides what is planted, from the first line on', async () => {
    const [names] = fc.sample(planted, { numRuns: 1, seed: 11 });
    if (!names) throw new Error('a sample holds one');
    const [one = '', two = ''] = names.servers;
    const cwd = makeFolder({ 'Licsvcfg.log': records(install(one), 0) });
    const child = spawn(
      process.execPath,
      [bin, 'watch', '.', '--redact', 'names', '--interval', '0.2', '--timeout', '0.05'],
      {
        cwd,
        env: bareEnvironment,
      },
    );
    let printed = '';
    child.stdout.on('data', (data) => {
      // What is new comes when it has begun to watch.
      if (printed === '')
        appendFileSync(
          join(cwd, 'Licsvcfg.log'),
          records([destination(two), check(two), failed(two)], 100) +
            record(`ERROR: account = ${names.domain}\\${names.user} is locked out on ${names.box}, error 5`, 101) +
            record(wait, 102),
        );
      printed += String(data);
    });
    await new Promise((done) => child.once('close', done));
    expect(printed).toContain('Names are replaced by stand-ins.');
    expect(printed).toMatch(/X .*share/);
    expect(leaks(printed, { ...names, site: 'no site' })).toEqual([]);
  });
});
