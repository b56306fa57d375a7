/** What --help shows works: every example of every command is run as it stands there, and does not end with wrong usage. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied, quietLog } from './cli/log-text.js';
import { makeZip } from './cli/make-zip.js';
import { bareEnvironment, bin, licdiag } from './cli/run-licdiag.js';
import { fixtures } from './helpers/diagnose-paths.js';

const folder = mkdtempSync(join(tmpdir(), 'licdiag-help-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names that examples may use. */
beforeAll(() => {
  const log = quietLog + leftOverShare('CINDER01');
  cpSync(join(fixtures, 'demo'), join(folder, 'logs'), { recursive: true });
  for (const site of ['HQ1', 'BR1', 'reports']) mkdirSync(join(folder, site));
  for (const site of ['HQ1', 'BR1']) writeFileSync(join(folder, site, 'Licsvcfg.log'), log);
  writeFileSync(join(folder, 'Licsvcfg.log'), log);
  writeFileSync(join(folder, 'logs.zip'), makeZip([{ name: 'Licsvcfg.log', content: log }]));
  for (const report of ['report', 'last-week', 'today', 'HQ1', 'BR1', 'reports/HQ1'])
    licdiag(['scan', 'logs', '--format', 'json', '-o', `${report}.json`], { cwd: folder });
  licdiag(['scan', 'logs', '--format', 'ndjson', '-o', 'reports/HQ1.ndjson'], { cwd: folder });
  for (const name of ['clients', 'licdiag-BRAMBLE/site']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'clients/Liccli.log'), offlineLogDenied);
  const started =
    'These Windows NT services are started:\r\n\r\n   Alerter\r\n\r\nThe command completed successfully.\r\n';
  writeFileSync(join(folder, 'licdiag-BRAMBLE/site/services.txt'), started);
  for (const name of ['snapshot', 'site'])
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ schemaVersion: 1, collectedAt: null }));
  for (const [name, servicePack] of [
    ['hq1', 'SP1'],
    ['hq1-after', 'SP2'],
  ] as const)
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ schemaVersion: 1, site: { servicePack } }));
  writeFileSync(join(folder, 'answers.yaml'), '[]\n');
  mkdirSync(join(folder, 'my-signatures'));
  writeFileSync(join(folder, 'licdiag'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(join(folder, 'licdiag'), 0o755);
});

const commands = [...licdiag(['--help']).stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])? .*$/gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'help');
const examplesOf = (command: string): string[] => {
  const text = licdiag([command, '--help']).stdout;
  return (/^Examples:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
};

describe('--help', () => {
  it('of a command in a group is what help prints, which the completions complete so', () => {
    expect(licdiag(['help', 'snapshot', 'build']).stdout).toBe(licdiag(['snapshot', 'build', '--help']).stdout);
  });

  it('lists the commands, and each has examples and its exit codes', () => {
    expect(commands).toEqual(expect.arrayContaining(['scan', 'diff', 'merge', 'verify', 'completion']));
    for (const command of commands) {
      expect(examplesOf(command).length, command).toBeGreaterThan(0);
      expect(licdiag([command, '--help']).stdout, command).toContain('Exit codes: 0');
    }
  });

  it.each(['snapshot build', 'snapshot validate', 'signatures test', 'signatures literals'])(
    '%s shows the examples of its group that are its own',
    (command) => {
      const { stdout } = licdiag([...command.split(' '), '--help']);
      expect(stdout).toMatch(new RegExp(`^Examples:\n  licdiag ${command}( .*)?\n\nExit codes: 0`, 'm'));
    },
  );

  it('without a command says where to start', () => {
    expect(licdiag(['--help']).stdout).toContain('\nStart with: licdiag scan ');
  });

  it.skipIf(process.platform === 'win32').each(commands.flatMap(examplesOf))('%s', (example) => {
    const here = example
      .replaceAll('D:\\SMS\\Logs', 'logs')
      .replaceAll('D:\\copies\\HQ1\\Logs', 'logs')
      .replaceAll('C:\\Smssetup.log', 'logs/Smsexec.log')
      .replace(/\\\\\S+\\/, '')
      .replace(/^licdiag watch/, 'timeout -s INT 4 licdiag watch');
    const { status, stderr } = spawnSync('bash', ['--norc', '-c', here], {
      cwd: folder,
      env: { ...bareEnvironment, PATH: `${folder}:${bareEnvironment.PATH}` },
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/unknown|missing|invalid|defect|not found/);
    // 124: `watch` was still watching.
    expect([0, 1, 3, 124]).toContain(status);
  });
});
