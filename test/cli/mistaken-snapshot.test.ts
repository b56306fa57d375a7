/** A snapshot or a report that was given where logs belong. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { bin, licdiag } from './run-licdiag.js';

const snapshot = JSON.stringify({ schemaVersion: 1, site: { code: 'HQ1' } });

it('is told from a log, also as PowerShell saves it; anything else is not taken for one', () => {
  const cwd = makeFolder({
    'site.json': snapshot,
    'saved.json': Buffer.from(`\ufeff${snapshot}`, 'utf16le'),
    'marked.json': `\ufeff${snapshot}`,
    'report.json': JSON.stringify({ schemaVersion: 1, kind: 'scan' }),
    'odd.json': '{',
  });
  const { code, stderr } = licdiag(['scan', '.', 'site.json', 'saved.json', 'marked.json', 'report.json', 'odd.json'], {
    cwd,
  });
  const told = ['site', 'saved', 'marked'].map(
    (name) => `licdiag: ${name}.json is a site snapshot and no log; give it with --snapshot\n`,
  );
  told.push('licdiag: report.json is a report of licdiag and no log; give the logs that it was made from\n');
  expect({ code, stderr }).toEqual({ code: 3, stderr: told.join('') });
});

it('a status message in it is no line of a log, alone or beside a log without failures', () => {
  const text = 'The software metering server service is not running on METER02';
  const message = { id: 9406, component: 'SMS_LICENSE_SERVER_MANAGER', text };
  const cwd = makeFolder({
    'Logs/site.json': JSON.stringify({ site: { code: 'HQ1' }, statusMessages: [message], schemaVersion: 1 }, null, 2),
    'Logs/Licsvcfg.log': 'Installed SMS License Server on server METER02 successfully.\r\n',
  });
  const says = 'licdiag: Logs/site.json is a site snapshot and no log; give it with --snapshot\n';
  const scanned = (...args: string[]): unknown => {
    const { code, stdout, stderr } = licdiag(['scan', ...args, '--format', 'json'], { cwd });
    const { findings, inputs } = JSON.parse(stdout);
    return { code, findings, files: inputs.files.length, told: stderr.includes(says) };
  };
  expect(scanned('Logs/site.json')).toEqual({ code: 3, findings: [], files: 0, told: true });
  expect(scanned('Logs/*.json')).toEqual({ code: 3, findings: [], files: 0, told: true });
  expect(scanned('Logs/*')).toEqual({ code: 0, findings: [], files: 1, told: true });
  expect(scanned('Logs')).toEqual({ code: 0, findings: [], files: 1, told: false });
});

const message = { id: 9406, text: 'The software metering server service is not running on METER02' };
const withMessage = JSON.stringify({ schemaVersion: 1, site: { code: 'HQ1' }, statusMessages: [message] });

it('is told whatever it is called, and packed: a status message in it was a finding', () => {
  const cwd = makeFolder({
    'site.txt': withMessage,
    'wide.txt': Buffer.from(`\ufeff${withMessage}`, 'utf16le'),
    site: `\r\n${withMessage}`,
    'site.json.gz': gzipSync(withMessage),
    'report.out': JSON.stringify({ schemaVersion: 1, kind: 'scan', findings: [message] }),
  });
  const { code, stderr } = licdiag(['scan', 'site.txt', 'wide.txt', 'site', 'site.json.gz', 'report.out'], { cwd });
  const told = ['site.txt', 'wide.txt', 'site', 'site.json.gz'].map(
    (name) => `licdiag: ${name} is a site snapshot and no log; give it with --snapshot\n`,
  );
  told.push('licdiag: report.out is a report of licdiag and no log; give the logs that it was made from\n');
  expect({ code, stderr }).toEqual({ code: 3, stderr: told.join('') });
});

it.each([
  ['a snapshot', withMessage, 'is a site snapshot and no log'],
  ['a packed snapshot', gzipSync(withMessage), 'is a site snapshot and no log'],
  [
    'a report',
    JSON.stringify({ schemaVersion: 1, kind: 'scan', findings: [message] }),
    'is a report of licdiag and no log',
  ],
])('%s in standard input is not read as a log', (_, input, problem) => {
  const { code, stdout } = licdiag(['scan', '-', '--format', 'json'], { input });
  const { findings, inputs } = JSON.parse(stdout);
  expect({ code, findings, problem: inputs.files[0].problem }).toEqual({ code: 3, findings: [], problem });
});

it('of a log in standard input that begins like JSON, and cannot be read to its end, all is read that can be', () => {
  const log = `{ "a JSON": no\r\n${leftOverShare('CINDER01')}`;
  expect(licdiag(['scan', '-'], { input: log })).toMatchObject({ code: 1 });
  const cut = licdiag(['scan', '-'], { input: gzipSync(log).subarray(0, -8) });
  expect(cut).toMatchObject({ code: 1 });
  expect(cut.stdout).toContain('unexpected end');
});

it('a log that begins like JSON, under the name of one, is read', () => {
  const cwd = makeFolder({ 'hman.json': `{6534} INFO: Beginning processing cycle~\r\n${leftOverShare('CINDER01')}` });
  expect(licdiag(['scan', 'hman.json'], { cwd })).toMatchObject({ code: 1, stderr: '' });
});

it('events that another program exported as JSON are not taken for a snapshot, though they have a schemaVersion', () => {
  const events = JSON.stringify({ schemaVersion: '1.0', events: [{ text: message.text }] }, null, 2);
  const { stderr } = licdiag(['scan', 'events.txt'], { cwd: makeFolder({ 'events.txt': events }) });
  expect(stderr).not.toContain('snapshot');
});

it('is told where it lies among the logs and is not used', () => {
  const log = leftOverShare('CINDER01');
  const cwd = makeFolder({
    'Logs/Licsvcfg.log': log,
    'Logs/site.json': snapshot,
    'Logs/report.json': JSON.stringify({ schemaVersion: 1, kind: 'scan' }),
    'Logs/package.json': '{ "name": "another" }',
    'Logs/empty.json': '',
    'Logs/folder.json/Licsrvc.log': log,
  });
  const says = 'A site snapshot lies among the logs and was not used: Logs/site.json. Give it with --snapshot.';
  const textOf = (...args: string[]): string => licdiag(['scan', ...args], { cwd }).stdout.replace(/\s+/g, ' ');
  expect(textOf('Logs')).toContain(says);
  expect(textOf('Logs', '-s', 'Logs/site.json')).not.toContain('was not used');
  expect(textOf('Logs', '--redact', 'names')).not.toContain('was not used');
  expect(textOf('Logs', '--format', 'markdown')).toContain('was not used');
  expect(textOf('Logs', '--format', 'json')).not.toContain('was not used');
});

it('is no news where a bundle holds it, whose facts are read', () => {
  const share =
    'Share name   Resource                        Remark\r\n\r\nLicMtr       C:\\SWMTR\r\nThe command completed successfully.\r\n';
  const cwd = makeFolder({
    'B/site/Licsvcfg.log': leftOverShare('CINDER01'),
    'B/servers/CINDER01/share.txt': share,
    'B/site.json': snapshot,
  });
  expect(licdiag(['scan', 'B'], { cwd }).stdout).not.toContain('was not used');
});

it('is told where it is given beside a log that is one', () => {
  const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01'), 'site.json': snapshot });
  expect(licdiag(['scan', 'Licsvcfg.log', 'site.json'], { cwd })).toMatchObject({
    code: 1,
    stderr: 'licdiag: site.json is a site snapshot and no log; give it with --snapshot\n',
  });
});

it('is told where licdiag itself expands the glob that gives it, as on Windows', () => {
  const cwd = makeFolder({ 'Logs/Licsvcfg.log': leftOverShare('CINDER01'), 'Logs/site.json': snapshot });
  const says = 'licdiag: Logs/site.json is a site snapshot and no log; give it with --snapshot\n';
  expect(licdiag(['scan', 'Logs/*'], { cwd })).toMatchObject({ code: 1, stderr: says });
  expect(licdiag(['scan', 'Logs/*', 'Logs/site.json'], { cwd })).toMatchObject({ code: 1, stderr: says });
});

it.each([
  ['explain', ['explain', 'Q214954', '--against', 'site.json']],
  ['timeline', ['timeline', 'site.json']],
])('%s says so too', (_, args) => {
  const { stderr } = licdiag(args, { cwd: makeFolder({ 'site.json': snapshot }) });
  expect(stderr).toContain('licdiag: site.json is a site snapshot and no log; give it with --snapshot\n');
});

it('verify says of its own report that it is no log', () => {
  const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
  licdiag(['scan', '.', '--format', 'json', '-o', 'report.json'], { cwd });
  expect(licdiag(['verify', 'report.json', 'report.json'], { cwd }).stderr).toContain(
    'is a report of licdiag and no log',
  );
  expect(licdiag(['verify', 'report.json', '.'], { cwd })).toMatchObject({ code: 0, stderr: '' });
});

it.skipIf(process.platform === 'win32')('a pipe that was read as a log is not waited for again', () => {
  const pipe = join(makeFolder({}), 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  spawn('sh', ['-c', 'echo nothing > "$0"', pipe], { stdio: 'ignore' }).unref();
  // One that waits in the middle of opening a file heeds no other signal.
  const limits = { timeout: 20_000, killSignal: 'SIGKILL', encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, [bin, 'scan', pipe], limits);
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
});
