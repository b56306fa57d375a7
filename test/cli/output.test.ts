import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/diagnose-paths.js';
import { leftOverShare, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { bareEnvironment, bin, licdiag } from './run-licdiag.js';

const site = { 'Licsvcfg.log': leftOverShare('CINDER01') } as const;

describe('-o', () => {
  it('writes the report to a file, prints nothing, and keeps the exit code', () => {
    const folder = makeFolder(site);
    const { code, stdout, stderr } = licdiag(['scan', '.', '--format', 'json', '-o', 'report.json'], { cwd: folder });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ kind: 'scan' });
  });

  it.each([
    ['scan', ['scan', 'logs', '--fail-on', 'never']],
    ['timeline', ['timeline', 'logs']],
    ['explain', ['explain', 'Q214954']],
    ['precheck', ['precheck', 's.json', '--from', 'RTM', '--to', 'SP2']],
    ['diff', ['diff', 'r.json', 'r.json']],
    ['merge', ['merge', 'r.json']],
    ['verify', ['verify', 'r.json', 'logs']],
    ['snapshot collector', ['snapshot', 'collector']],
    ['snapshot build', ['snapshot', 'build', join(repository, 'fixtures/snapshots/english')]],
    ['signatures list', ['signatures', 'list']],
  ])('- is standard output: %s', (_, args) => {
    const folder = makeFolder({
      'logs/Licsvcfg.log': site['Licsvcfg.log'],
      's.json': '{"schemaVersion":1}',
    });
    licdiag(['scan', 'logs', '--format', 'json', '-o', 'r.json'], { cwd: folder });
    const plain = licdiag(args, { cwd: folder });
    expect(plain.stdout).not.toBe('');
    expect(licdiag([...args, '-o', '-'], { cwd: folder })).toEqual(plain);
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  it('replaces an old report and leaves no draft behind', () => {
    const folder = makeFolder({ ...site, 'report.txt': 'the old report' });
    expect(licdiag(['scan', '.', '-o', 'report.txt'], { cwd: folder }).code).toBe(1);
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain('1 failure found on CINDER01');
    expect(readdirSync(folder).sort()).toEqual(['Licsvcfg.log', 'report.txt']);
  });

  it.each([
    ['a log that is named', ['scan', 'logs/Licsvcfg.log', '-o', 'logs/Licsvcfg.log']],
    ['a log that is named another way', ['scan', 'logs/Licsvcfg.log', '-o', 'logs/../logs/Licsvcfg.log']],
    ['a log in a folder', ['scan', 'logs', '-o', 'logs/Licsvcfg.log']],
    ['a log that a glob finds', ['scan', 'lo*/*.log', '-o', 'logs/Licsvcfg.log']],
    ['a log in a folder that a glob finds', ['scan', 'lo*', '-o', 'logs/Licsvcfg.log']],
    ['a log, by timeline', ['timeline', 'logs', '-o', 'logs/Licsvcfg.log']],
    ['a log, by explain', ['explain', 'Q214954', '-o', 'logs/Licsvcfg.log', '--against', 'logs']],
    ['a log, by precheck', ['precheck', 's.json', '--to', 'SP2', '--logs', 'logs', '-o', 'logs/Licsvcfg.log']],
    ['the snapshot', ['scan', '-s', 's.json', '-o', 's.json']],
    ['the snapshot, by precheck', ['precheck', 's.json', '--to', 'SP2', '--from', 'SP1', '-o', 's.json']],
    ['the report, by verify', ['verify', 'r.json', 'logs', '-o', 'r.json']],
    ['the report, by diff', ['diff', 'r.json', 'r.json', '-o', 'r.json']],
    ['the report, by merge to text', ['merge', 'r.json', '-o', 'r.json']],
    ['a report in a folder, by merge to text', ['merge', 'reports', '-o', 'reports/HEARTH.json']],
    ['an artefact in a bundle', ['scan', 'bundle', '-o', 'bundle/servers/CINDER01/share.txt']],
    ['an artefact, by snapshot build', ['snapshot', 'build', 'bundle', '-o', 'bundle/servers/CINDER01/share.txt']],
    ['the baseline, with a text', ['scan', 'logs', '--baseline', 'r.json', '-o', 'r.json']],
    ['the acknowledgements of the folder', ['scan', 'logs', '-o', '.licdiag-ack.yaml']],
    ['the acknowledgements', ['scan', 'logs', '--ack', 'ack.yaml', '-o', 'ack.yaml']],
  ])('does not write over %s', (_, args) => {
    const folder = makeFolder({
      'logs/Licsvcfg.log': site['Licsvcfg.log'],
      's.json': '{"schemaVersion":1}',
      'reports/HEARTH.json': '{}',
      'bundle/servers/CINDER01/share.txt': 'Share name   Resource\r\n',
    });
    licdiag(['scan', 'logs', '--format', 'json', '-o', 'r.json'], { cwd: folder });
    for (const name of ['ack.yaml', '.licdiag-ack.yaml'])
      writeFileSync(join(folder, name), '- id: Q214954\n  reason: known\n');
    const target = join(folder, args[args.indexOf('-o') + 1] ?? '');
    const before = readFileSync(target);
    const { code, stdout, stderr } = licdiag(args, { cwd: folder });
    expect(stderr).toMatch(/^licdiag: cannot write [^\n]+: it is one of the files that are read; [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readFileSync(target)).toEqual(before);
  });

  it('a new report in JSON may take the place of its baseline, and a report in the folder of the logs that of the last', () => {
    const folder = makeFolder(site);
    expect(licdiag(['scan', '.', '--format', 'json', '-o', 'r.json'], { cwd: folder }).code).toBe(1);
    const again = ['scan', '.', '--format', 'json', '-o', 'r.json', '--baseline', 'r.json'];
    expect(licdiag(again, { cwd: folder }).code).toBe(0);
  });

  it('writes no colours to a file even when they are forced for the terminal', () => {
    const folder = makeFolder(site);
    licdiag(['scan', '.', '-o', 'report.txt'], { cwd: folder, env: { PATH: bareEnvironment.PATH, FORCE_COLOR: '1' } });
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).not.toContain('\u001b');
  });

  it('into a folder that does not exist: exit 2, one line with a hint, and the folder is not made', () => {
    const folder = makeFolder(site);
    const { code, stdout, stderr } = licdiag(['scan', '.', '-o', 'gone/report.json'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: cannot write gone\/report\.json: [^\n]+; [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });

  // A file of that name was made, and the next `-o reports/site.json` could not be written.
  it('into a folder that does not exist and names no file: exit 2, and nothing is made', () => {
    const folder = makeFolder(site);
    const { code, stdout, stderr } = licdiag(['scan', '.', '-o', 'reports/'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: cannot write reports\/: there is no such folder; [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });

  it('onto a folder: exit 2, and the folder is as it was', () => {
    const folder = makeFolder({ ...site, 'reports/old.json': '{}' });
    const { code, stderr } = licdiag(['scan', '.', '-o', 'reports'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: cannot write reports: /);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, 'reports'))).toEqual(['old.json']);
  });

  it('an old report stays whole when the run ends with a mistake', () => {
    const folder = makeFolder({ ...site, 'report.json': 'the old report' });
    for (const args of [
      ['scan', 'gone', '-o', 'report.json'],
      ['scan', '.', '--only', 'no-such-thing', '-o', 'report.json'],
    ])
      expect(licdiag(args, { cwd: folder }).code).toBe(2);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('the old report');
  });

  it.skipIf(process.platform === 'win32')('through a link replaces what the link leads to', () => {
    const folder = makeFolder({ ...site, 'real/report.txt': 'the old report' });
    symlinkSync(join(folder, 'real/report.txt'), join(folder, 'latest.txt'));
    expect(licdiag(['scan', '.', '-o', 'latest.txt'], { cwd: folder }).code).toBe(1);
    expect(readFileSync(join(folder, 'real/report.txt'), 'utf8')).toContain('CINDER01');
  });

  it.skipIf(process.platform === 'win32')('to a device writes to it and replaces nothing', () => {
    expect(licdiag(['scan', makeFolder(site), '-o', '/dev/null']).code).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('to a pipe writes to it', () => {
    const command = '"$0" "$1" scan . -o /dev/stdout | cat';
    const { stdout } = spawnSync('bash', ['--norc', '-c', command, process.execPath, bin], {
      cwd: makeFolder(site),
      env: bareEnvironment,
      encoding: 'utf8',
    });
    expect(stdout).toContain('1 failure found on CINDER01');
  });

  it.skipIf(process.platform === 'win32')('on a disk that is full: exit 2, and the old report is whole', () => {
    const folder = makeFolder({ ...site, 'report.html': 'the old report' });
    // A limit on the size of files stands in for the full disk: writing fails halfway in the same place.
    const command = 'trap "" XFSZ; ulimit -f 8; exec "$0" "$1" scan . --format html -o report.html';
    const { status, stderr } = spawnSync('bash', ['--norc', '-c', command, process.execPath, bin], {
      cwd: folder,
      env: bareEnvironment,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^licdiag: cannot write report\.html: file too large[^\n]*\n$/);
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('the old report');
    expect(readdirSync(folder).sort()).toEqual(['Licsvcfg.log', 'report.html']);
  });

  // It advised a folder that exists.
  it.skipIf(!existsSync('/dev/full'))('on a device that is full: says that there is no room', () => {
    const { code, stderr } = licdiag(['scan', '.', '-o', '/dev/full'], { cwd: makeFolder(site) });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'licdiag: cannot write /dev/full: no space left on device; make room there, or give a file on another disk\n',
    });
  });

  it('a report inside the folder that is scanned changes nothing in the next run', () => {
    const folder = makeFolder(site);
    const run = (): unknown => {
      licdiag(['scan', '.', '--format', 'json', '-o', 'report.json'], { cwd: folder });
      const { run: _, ...rest } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
      return rest;
    };
    expect(run()).toEqual(run());
  });
});

describe('it writes nothing else', () => {
  it('a scan leaves the folder as it was', () => {
    const folder = makeFolder({ ...site, 'sub/Licsrvc.log': quietLog });
    const before = readdirSync(folder, { recursive: true }).sort();
    licdiag(['scan', '.'], { cwd: folder });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('a closed pipe', () => {
  it.each(['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'])('ends it silently: %s', async (format) => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'logs'));
    for (let i = 0; i < 200; i += 1)
      writeFileSync(join(folder, `logs/Licsvcfg${i}.log`), leftOverShare(`CINDER${100 + i}`));
    const child = spawn(
      'bash',
      [
        '--norc',
        '-c',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
        '"$0" "$1" scan logs --format "$2" | head -1; echo "codes ${PIPESTATUS[0]}"',
        process.execPath,
        bin,
        format,
      ],
      {
        cwd: folder,
        env: bareEnvironment,
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    await new Promise((done) => child.on('close', done));
    expect(stderr).toBe('');
    expect(stdout.split('\n').at(-2)).toMatch(/^codes [01]$/);
  });
});

/** What a command leaves that is interrupted in the middle of its standard input. */
async function interrupt(args: readonly string[], cwd: string): Promise<{ code: unknown; stderr: string }> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: bareEnvironment });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  // More than a pipe holds: once it is written, the command has started and reads.
  await new Promise((done) => child.stdin.write(site['Licsvcfg.log'] + quietLog.repeat(10_000), done));
  child.kill('SIGINT');
  return { code: await new Promise((done) => child.on('close', done)), stderr };
}

describe.skipIf(process.platform === 'win32')('an interrupt', () => {
  it('ends it with 130 and no stack', async () => {
    expect(await interrupt(['scan', '-'], makeFolder())).toEqual({ code: 130, stderr: '' });
  });

  it('leaves the old report whole, and nothing beside it', async () => {
    const folder = makeFolder({ 'report.html': 'the old report' });
    expect((await interrupt(['scan', '-', '--format', 'html', '-o', 'report.html'], folder)).code).toBe(130);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('the old report');
    expect(readdirSync(folder)).toEqual(['report.html']);
  });
});
