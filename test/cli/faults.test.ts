/**
 * What disks, other processes and signals do, each at one chosen moment. `npm run faults` does the same at moments that chance
 * picks. Each test that names a fault of the past stands for one that was found.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { bareEnvironment, bin, licdiag, licdiagProcess, type Run, scanJson } from './run-licdiag.js';

const injector = fileURLToPath(new URL('../../stress/inject-fault.cjs', import.meta.url));
const isWindows = process.platform === 'win32';

interface Fault {
  readonly call: string;
  readonly path: string;
  readonly at: number;
  readonly do: 'error' | 'cut' | 'append' | 'remove' | 'replace' | 'signal';
  readonly with?: string;
}

const withFault = (fault: Fault): { env: Record<string, string> } => ({
  env: {
    ...bareEnvironment,
    NODE_OPTIONS: `--require "${injector.replaceAll('\\', '/')}"`,
    LICDIAG_FAULT: JSON.stringify(fault),
  },
});

/** The exit code of a command that gets SIGINT at its third reading of a file of which nobody sees the end. */
function codeWhenInterrupted(args: readonly string[], cwd: string, path: string): number | null {
  const fault = { call: 'readSync', path, at: 3, do: 'signal', with: 'SIGINT' } as const;
  const impatient = { timeout: 40_000, killSignal: 'SIGKILL' } as const;
  return spawnSync(process.execPath, [bin, ...args], { cwd, ...withFault(fault), ...impatient }).status;
}

function shell(script: string, args: readonly string[], cwd: string): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, process.execPath, bin, ...args], {
    cwd,
    env: bareEnvironment,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: status, stdout, stderr };
}

/** A log that takes several reads, beside one with a failure. */
const twoLogs = {
  // So much at one time that the failure may need lines that were passed by: it is read twice.
  'a/Licsvcfg.log': quietLog.repeat(4000) + leftOverShare('CINDER01'),
  'b/Licsrvc.log': quietLog + 'nothing of interest stands in this line\r\n'.repeat(40_000),
};

// "No metering log was found", of a log that another program holds open.
it('a metering log that is locked is not called one that is not there', () => {
  const cwd = makeFolder({ 'Licsvcfg.log': quietLog });
  const locked = withFault({ call: 'openSync', path: 'Licsvcfg', at: 1, do: 'error', with: 'EBUSY' });
  for (const command of ['scan', 'timeline']) {
    const { code, stdout } = licdiagProcess([command, '.'], { cwd, ...locked });
    expect(stdout).toMatch(/^No metering log could be read, so nothing can be said \(/);
    expect(code).toBe(3);
  }
  const { stderr } = licdiagProcess(['scan', '.', '-f', 'json'], { cwd, ...locked });
  expect(stderr).toContain('licdiag: no metering log could be read (');
});

describe('a log that cannot be read as it should is named, and the others are diagnosed', () => {
  it.each<[string, Fault, RegExp]>([
    [
      'a read error in the middle',
      { call: 'readSync', path: 'Licsrvc', at: 4, do: 'error', with: 'EIO' },
      /^i\/o error$/,
    ],
    [
      'locked by another process',
      { call: 'openSync', path: 'Licsrvc', at: 1, do: 'error', with: 'EBUSY' },
      /^resource busy or locked$/,
    ],
    [
      'gone before its second reading',
      { call: 'openSync', path: 'Licsvcfg', at: 3, do: 'remove' },
      /^no such file or directory$/,
    ],
    // It was taken for a log that ends there.
    [
      'cut short while it is read',
      { call: 'readSync', path: 'Licsrvc', at: 4, do: 'cut', with: '5' },
      /^was cut short/,
    ],
    [
      'a folder that cannot be listed',
      { call: 'readdirSync', path: '/b', at: 1, do: 'error', with: 'EACCES' },
      /^permission denied$/,
    ],
  ])('%s', (_, fault, problem) => {
    const cwd = makeFolder(twoLogs);
    const { code, stderr, report } = scanJson(['.'], { cwd, ...withFault(fault) });
    const named = report.inputs.files.filter((file) => file.problem !== null);
    expect(named).toMatchObject([{ status: 'failed', problem: expect.stringMatching(problem) }]);
    // Where licdiag was started is nobody's business, and differs from run to run.
    expect(named[0]?.problem).not.toContain(cwd);
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(report.inputs.complete).toBe(false);
    expect(code).toBe(fault.path === 'Licsvcfg' ? 3 : 1);
  });

  // It was called a defect of licdiag, with a stack: on Windows any share where one has no rights.
  it.each(['b', 'b/Licsrvc.log', 'b/*'])('a path that may not be looked at: %s', (path) => {
    const fault = { call: 'statSync', path: '/b', at: 1, do: 'error', with: 'EPERM' } as const;
    const listing = { ...fault, call: 'readdirSync' } as const;
    const run = (one: Fault, ...args: string[]) => scanJson(args, { cwd: makeFolder(twoLogs), ...withFault(one) });
    const { code, stderr, report } = run(path === 'b/*' ? listing : fault, path, 'a', '--fail-on', 'never');
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(report.inputs.files.map(({ path: file, status }) => [file, status])).toEqual([
      ['a/Licsvcfg.log', 'read'],
      [path === 'b/*' ? 'b' : path, 'failed'],
    ]);
    expect(code).toBe(3);
  });

  it.each(['watch', 'merge'])('a path that may not be looked at ends %s with one line', (command) => {
    const fault = { call: 'statSync', path: '/b', at: 1, do: 'error', with: 'EPERM' } as const;
    const { code, stderr } = licdiag([command, 'b'], { cwd: makeFolder(twoLogs), ...withFault(fault) });
    expect(stderr).toMatch(/^licdiag: b cannot be looked at: operation not permitted[^\n]*\n$/);
    expect(code).toBe(2);
  });

  // That there is nothing in it was said of a folder that nobody could look into.
  it.each([
    ['merge', ['merge', 'a'], /^licdiag: a\/b: cannot be read: permission denied[^\n;]*\n$/],
    ['merge with a glob', ['merge', 'a/**/*.json'], /^licdiag: a\/b: cannot be read: permission denied[^\n;]*\n$/],
    ['merge with a glob that it fits', ['merge', 'a/*'], /^licdiag: a\/b: cannot be read: permission denied[^\n;]*\n$/],
    [
      'snapshot build',
      ['snapshot', 'build', 'a'],
      /^licdiag: a: no artefact .*, and not all could be read: b\/?: permission denied[^\n]*\n$/,
    ],
  ])('a folder that cannot be listed ends %s with its name', (_, args, says) => {
    const cwd = makeFolder({ 'a/report.json': '{}', 'a/b/report.json': '{}' });
    const fault = { call: 'readdirSync', path: '/b', at: 1, do: 'error', with: 'EACCES' } as const;
    const { code, stderr } = licdiag(args, { cwd, ...withFault(fault) });
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });

  it('a log that grows is read to the end it has by then', () => {
    const fault = { call: 'readSync', path: 'Licsrvc', at: 3, do: 'append', with: leftOverShare('EMBER02') } as const;
    const { report } = scanJson(['.'], { cwd: makeFolder(twoLogs), ...withFault(fault) });
    expect(report.inputs.complete).toBe(true);
  });

  it.skipIf(isWindows)('a name that is no UTF-8 is said to be one, not to be missing', () => {
    const cwd = makeFolder(twoLogs);
    const bytes = Buffer.concat([Buffer.from(`${cwd}/a/Lic`), Buffer.from([0xff]), Buffer.from('.log')]);
    writeFileSync(bytes, quietLog);
    mkdirSync(Buffer.concat([Buffer.from(`${cwd}/c`), Buffer.from([0xfe])]));
    const problems = scanJson(['.'], { cwd }).report.inputs.files.flatMap(({ problem }) => problem ?? []);
    expect(problems).toHaveLength(2);
    for (const problem of problems) expect(problem).toContain('not valid UTF-8');
  });

  it.skipIf(isWindows)('links that loop end', () => {
    const cwd = makeFolder(twoLogs);
    symlinkSync('loop.log', join(cwd, 'a/loop.log'));
    symlinkSync('..', join(cwd, 'a/up'));
    const { code, report } = scanJson(['.'], { cwd });
    expect(code).toBe(1);
    expect(report.inputs.files.map(({ path, status }) => `${path} ${status}`).sort()).toEqual([
      './a/Licsvcfg.log read',
      './a/loop.log failed',
      './b/Licsrvc.log read',
    ]);
  });
});

describe('a report that cannot be written', () => {
  it.each([
    ['precheck', ['precheck', 'site.json', '--to', 'SP2']],
    ['snapshot build', ['snapshot', 'build', 'bundle']],
  ])('a text that is short goes there in one piece: %s', (_, args) => {
    const cwd = makeFolder({
      'site.json': JSON.stringify({ schemaVersion: 1, site: { version: '2.00.1380.1000' } }),
      'bundle/site/ver.txt': 'Windows NT Version 4.0\r\n',
    });
    const secondWrite: Fault = { call: 'writeFileSync', path: 'licdiag-', at: 2, do: 'error', with: 'EIO' };
    expect(licdiagProcess([...args, '-o', 'written'], { cwd, ...withFault(secondWrite) }).stderr).toBe('');
    expect(existsSync(join(cwd, 'written'))).toBe(true);
  });

  it.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'])(
    '%s fails: exit 2, the old one whole, no draft',
    (call) => {
      const cwd = makeFolder({ ...twoLogs, 'report.json': 'the old report' });
      const fault = { call, path: '.licdiag-', at: 1, do: 'error', with: 'ENOSPC' } as const;
      const run = licdiag(['scan', '.', '-f', 'json', '-o', 'report.json'], { cwd, ...withFault(fault) });
      expect(run).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^licdiag: cannot write report\.json: no space left on device[^\n]+\n$/),
      });
      expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe('the old report');
      expect(readdirSync(cwd).sort()).toEqual(['a', 'b', 'report.json']);
    },
  );

  // The name of the draft was made of that of the report, and then too long.
  it('a report with a name of 255 bytes is written', () => {
    const cwd = makeFolder(twoLogs);
    const name = `${'\u5831'.repeat(isWindows ? 60 : 84)}.md`;
    expect(licdiag(['scan', '.', '-f', 'markdown', '-o', name], { cwd }).code).toBe(1);
    expect(readdirSync(cwd)).toContain(name);
  });

  // It printed a stack; where the library for the command line had printed, it ended with 1.
  it.skipIf(!existsSync('/dev/full')).each([['scan', 'a'], ['--help'], ['explain', 'Q214954']])(
    'on a full device as standard output: exit 2 and one line: %s',
    (...args) => {
      const { code, stderr } = shell('"$0" "$@" >/dev/full', args, makeFolder(twoLogs));
      expect(stderr).toMatch(/^licdiag: cannot write to standard output: no space left on device[^\n]+\n$/);
      expect(code).toBe(2);
    },
  );

  // Wrong usage ended with 1, as if there were findings.
  it.skipIf(!existsSync('/dev/full'))('a full device as standard error changes no exit code', () => {
    const cwd = makeFolder(twoLogs);
    expect(shell('"$0" "$@" 2>/dev/full', ['scan', 'gone'], cwd).code).toBe(2);
    expect(shell('"$0" "$@" 2>/dev/full', ['scan', '--no-such-option'], cwd).code).toBe(2);
  });
});

describe('a reader that goes away', () => {
  // Node gives its children a socket as standard output, and what a socket says then was taken for a failure: exit 2.
  it('ends it silently, also where the pipe is a socket', async () => {
    const log = Array.from({ length: 300 }, (_, i) => leftOverShare(`CINDER${i}`)).join('');
    const cwd = makeFolder({ 'Licsvcfg.log': log });
    const child = spawn(process.execPath, [bin, 'scan', '.', '-f', 'ndjson'], { cwd, env: bareEnvironment });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((done) => child.on('close', done))).toBe(1);
    expect(stderr).toBe('');
  });
});

describe.skipIf(isWindows)('signals', () => {
  const args = ['scan', '.', '-f', 'json', '-o', 'report.json'];
  const isWhole = (cwd: string): boolean => JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).kind === 'scan';

  // SIGTERM and SIGHUP ended it at once and left the draft behind.
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    '%s while the report is written: it is whole, and no draft is left',
    (name) => {
      const cwd = makeFolder({ ...twoLogs, 'report.json': 'the old report' });
      const fault = { call: 'fsyncSync', path: '.licdiag-', at: 1, do: 'signal', with: name } as const;
      licdiag(args, { cwd, ...withFault(fault) });
      expect(isWhole(cwd)).toBe(true);
      expect(readdirSync(cwd).sort()).toEqual(['a', 'b', 'report.json']);
    },
  );

  it('SIGKILL while the report is written: the old one is whole, and a later report clears the draft away', () => {
    const cwd = makeFolder({ ...twoLogs, 'report.json': 'the old report' });
    const fault = { call: 'fsyncSync', path: '.licdiag-', at: 1, do: 'signal', with: 'SIGKILL' } as const;
    expect(licdiag(args, { cwd, ...withFault(fault) }).code).toBe(null);
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe('the old report');
    const [draft = ''] = readdirSync(cwd).filter((name) => name.startsWith('.licdiag-'));
    expect(draft).not.toBe('');
    // Somebody may still be writing to it, so it has its time; one of a process that runs stays for good.
    writeFileSync(join(cwd, `.licdiag-${process.pid}.tmp`), '');
    licdiagProcess(args, { cwd });
    expect(readdirSync(cwd)).toContain(draft);
    for (const name of readdirSync(cwd).filter((one) => one.startsWith('.licdiag-'))) utimesSync(join(cwd, name), 1, 1);
    licdiagProcess(args, { cwd });
    expect(readdirSync(cwd).sort()).toEqual([`.licdiag-${process.pid}.tmp`, 'a', 'b', 'report.json']);
    expect(isWhole(cwd)).toBe(true);
  });

  // Ctrl+C was not heeded before all of a large log was read: of this one nobody sees the end.
  it('SIGINT ends the reading of a log of a terabyte', () => {
    const cwd = makeFolder();
    const file = openSync(join(cwd, 'Licsvcfg.log'), 'w');
    ftruncateSync(file, 1024 ** 4);
    expect(codeWhenInterrupted(['scan', '.'], cwd, 'Licsvcfg.log')).toBe(130);
  });
});

// What a pipe holds was looked at to see whether it is an archive, and so lost: no failure was found in it, and a pipe in a
// folder was waited for without end, also after Ctrl+C.
describe.skipIf(isWindows)('a pipe given by name is read once', () => {
  it.each(['text', 'html'])('one that the shell makes: %s', (format) => {
    const { code, stdout } = shell(
      `"$0" "$1" scan <(sleep 0.3; cat a/Licsvcfg.log) -f ${format}`,
      [],
      makeFolder(twoLogs),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('1 failure found on CINDER01');
  });

  it('one that is packed', () => {
    const { code, stdout } = shell('"$0" "$1" scan <(gzip -c a/Licsvcfg.log)', [], makeFolder(twoLogs));
    expect(code).toBe(1);
    expect(stdout).toContain('1 failure found on CINDER01');
  });

  it('one in a folder, also when nobody has opened its other end yet; SIGINT ends the waiting', () => {
    const cwd = makeFolder(twoLogs);
    const script = 'mkfifo pipe.log; (sleep 0.3; cat a/Licsvcfg.log > pipe.log) & "$0" "$1" scan pipe.log -q';
    expect(shell(script, [], cwd).stdout).toContain('1 failure found on CINDER01');
    expect(codeWhenInterrupted(['scan', 'pipe.log'], cwd, 'pipe.log')).toBe(130);
  });

  // Node handles a signal only while a reading waits, and this one never does.
  it('one that is written faster than it is read: SIGINT ends the reading', () => {
    expect(codeWhenInterrupted(['scan', '/dev/zero'], makeFolder(), 'zero')).toBe(130);
  });

  it('an empty one, and a snapshot from one', () => {
    const cwd = makeFolder({ ...twoLogs, 'site.json': JSON.stringify({ schemaVersion: 1, collectedAt: null }) });
    expect(shell('"$0" "$1" scan <(true) -q', [], cwd).code).toBe(3);
    expect(shell('"$0" "$1" scan a -s <(cat site.json) -q', [], cwd)).toMatchObject({ code: 1, stderr: '' });
  });
});
