/** The single-file executable, built for this system: it does what the command does, with nothing beside it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftOverShare } from './cli/log-text.js';
import { licdiag } from './cli/run-licdiag.js';
import { repository } from './helpers/diagnose-paths.js';

const isLinux = process.platform === 'linux';
if (!isLinux) process.stderr.write('skipped: the executable is only tested on Linux\n');

describe.skipIf(!isLinux)('exe/licdiag', () => {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-exe-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(join(folder, 'licdiag'), args, { cwd: folder, env: { TZ: 'UTC' }, encoding: 'utf8', maxBuffer: 1e8 });

  beforeAll(() => {
    const build = spawnSync(process.execPath, ['scripts/build-exe.js', '--out', folder], {
      cwd: repository,
      encoding: 'utf8',
    });
    if (build.status !== 0) throw new Error(build.stderr);
    writeFileSync(join(folder, 'Licsvcfg.log'), leftOverShare('CINDER01'));
  }, 300_000);

  it('prints its version, and no warning of Node', () => {
    const { stdout, stderr, status } = run('--version');
    expect({ stdout, stderr, status }).toEqual({ stdout: licdiag(['--version']).stdout, stderr: '', status: 0 });
  });

  it('gives the report that the command gives', () => {
    const args = ['scan', join(repository, 'fixtures/demo'), '--format', 'json'];
    const [one, other] = [run(...args), licdiag(args)];
    expect(one.stderr).toBe('');
    expect({ ...JSON.parse(one.stdout), run: null }).toEqual({ ...JSON.parse(other.stdout), run: null });
    expect(one.status).toBe(other.code);
  });

  it('has all that other runs load: reports that are read back, YAML, HTML, several jobs', () => {
    expect(run('scan', '.', '--format', 'json', '-o', 'old.json').status).toBe(1);
    writeFileSync(join(folder, 'ack.yaml'), '- {id: Q214954, reason: agreed}');
    const again = run('scan', '.', '--baseline', 'old.json', '--ack', 'ack.yaml', '--format', 'html', '--jobs', '2');
    expect({ status: again.status, stderr: again.stderr }).toEqual({ status: 0, stderr: '' });
    expect(again.stdout).toContain('Against the baseline: 0 new, 1 known');
    expect(run('merge', 'old.json').stdout).toContain('CINDER01');
    expect(run('verify', 'old.json', '.').status).toBe(0);
  });
});
