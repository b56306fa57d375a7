/** What a user of cmd.exe sees: exit codes, redirection, pipes, and bytes that are the same as elsewhere. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { bareEnvironment, bin, licdiag, licdiagProcess } from '../cli/run-licdiag.js';
import { isWindows } from './on-windows.js';

const site = { 'logs\\Licsvcfg.log': leftOverShare('CINDER01') } as const;

/** A line as it is typed at the prompt, with `licdiag` for the command. */
function atPrompt(line: string, cwd: string): { code: number | null; stdout: string; stderr: string } {
  const typed = line.replace(/(?<=^|\| )licdiag/, `"${process.execPath}" "${bin}"`);
  const { status, stdout, stderr } = spawnSync('cmd.exe', ['/d', '/s', '/c', `"${typed}"`], {
    cwd,
    env: bareEnvironment,
    encoding: 'utf8',
    windowsVerbatimArguments: true,
    timeout: 50_000,
  });
  return { code: status, stdout, stderr };
}

describe.skipIf(!isWindows)('at the prompt', () => {
  it.each([
    ['licdiag scan logs', 1],
    ['licdiag scan logs --fail-on never', 0],
    ['licdiag scan quiet', 0],
    ['licdiag scan nope', 2],
    ['licdiag scan empty', 3],
    ['licdiag --version', 0],
    ['licdiag scan --no-such-option', 2],
  ])('%s ends with %i', (line, code) => {
    const folder = makeFolder({ ...site, 'quiet\\Licsvcfg.log': quietLog, 'empty\\other.log': 'x' });
    expect(atPrompt(line, folder).code).toBe(code);
    // As a script asks for it.
    expect(
      atPrompt(`${line} >NUL 2>NUL & if errorlevel ${code} if not errorlevel ${code + 1} echo so`, folder).stdout,
    ).toMatch(/^so\s*$/);
  });

  it('quotes are taken off, and a \\ before the last one stays a \\', () => {
    const folder = makeFolder({ 'the logs\\Licsvcfg.log': site['logs\\Licsvcfg.log'] });
    for (const path of ['"the logs"', `"${folder}\\the logs"`, '"the logs\\*.log"', '"the logs\\\\"'])
      expect(atPrompt(`licdiag scan ${path}`, folder).stdout).toContain('1 failure found on CINDER01');
  });

  it('a \\ before the last quote takes it away: the message says so', () => {
    const folder = makeFolder({ 'the logs\\Licsvcfg.log': site['logs\\Licsvcfg.log'] });
    const { code, stderr } = atPrompt('licdiag scan "the logs\\"', folder);
    expect(stderr).toMatch(/^licdiag: no such file or directory: the logs"; [^\n]*quote[^\n]*\n$/);
    expect(code).toBe(2);
  });

  it('output that is sent to a file is what -o writes, UTF-8 with LF', () => {
    const folder = makeFolder({ 'Zürich\\Licsvcfg.log': site['logs\\Licsvcfg.log'] });
    const { code, stderr } = atPrompt('licdiag scan . > sent.txt', folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    licdiag(['scan', '.', '-o', 'written.txt'], { cwd: folder });
    const sent = readFileSync(join(folder, 'sent.txt'), 'utf8');
    expect(sent).toBe(readFileSync(join(folder, 'written.txt'), 'utf8'));
    expect(sent).toContain('Zürich/Licsvcfg.log:1');
    expect(sent).not.toContain('\r');
    expect(sent).not.toContain('\u001b');
  });

  it('a log that is sent to standard input, by < and by |', () => {
    const folder = makeFolder(site);
    for (const line of ['licdiag scan - < logs\\Licsvcfg.log', 'type logs\\Licsvcfg.log | licdiag scan -'])
      expect(atPrompt(line, folder).stdout, line).toContain('1 failure found on CINDER01');
  });

  it('standard input that is empty or the null device: nothing was read, exit 3', () => {
    expect(atPrompt('licdiag scan - < NUL', makeFolder()).code).toBe(3);
    expect(licdiagProcess(['scan', '-']).code).toBe(3);
  });
});

describe.skipIf(!isWindows)('standard output', () => {
  it.each(['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'])(
    'whose reader goes away ends it silently: %s',
    async (format) => {
      const many = Array.from({ length: 200 }, (_, i) => [`logs\\Licsvcfg${i}.log`, leftOverShare(`CINDER${100 + i}`)]);
      const child = spawn(process.execPath, [bin, 'scan', 'logs', '--format', format], {
        cwd: makeFolder(Object.fromEntries(many)),
        env: bareEnvironment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (data) => {
        stderr += data;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((done) => child.on('exit', done));
      expect(stderr).toBe('');
      expect([0, 1]).toContain(code);
    },
  );

  it('is in colour when that is asked for', () => {
    const { stdout } = licdiagProcess(['scan', 'logs', '--color'], { cwd: makeFolder(site) });
    expect(stdout).toContain('\u001b[31m');
  });

  it('through a pipe is whole, however long', () => {
    const log = Array.from({ length: 300 }, (_, i) => leftOverShare(`CINDER${100 + i}`)).join('');
    const { stdout } = licdiagProcess(['scan', '.', '--format', 'json'], { cwd: makeFolder({ 'Licsvcfg.log': log }) });
    expect(JSON.parse(stdout).findings).toHaveLength(300);
  });
});

describe.skipIf(!isWindows)('log lines with CR LF and with LF', () => {
  it('are the same lines', () => {
    const [one, other] = ['\r\n', '\n'].map((end) => {
      const folder = makeFolder({ 'Licsvcfg.log': site['logs\\Licsvcfg.log'].replaceAll('\r\n', end) });
      const { findings } = JSON.parse(licdiag(['scan', '.', '--format', 'json'], { cwd: folder }).stdout);
      return findings[0].evidence.map(({ text, line }: { text: string; line: number }) => [line, text]);
    });
    expect(other).toEqual(one);
  });
});
