/** The recipe of docs/hierarchy.md, with the real GNU parallel. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from './cli/log-text.js';
import { makeFolder } from './cli/make-folder.js';
import { bareEnvironment, bin } from './cli/run-licdiag.js';
import { repository } from './helpers/diagnose-paths.js';

const { status } = spawnSync('parallel', ['--version'], { encoding: 'utf8' });
if (status !== 0) process.stderr.write('skipped: GNU parallel is not installed\n');

describe.skipIf(status !== 0)('GNU parallel', () => {
  const site = (code: string, text: string): string =>
    `${quietLog}${record(`STATMSG: ID=501 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=A SITE=${code} PID=1`)}${text}`;

  it('the command of the page makes one view of all sites', () => {
    const folder = makeFolder({
      'sites/HQ/Licsvcfg.log': site('QX7', leftOverShare('CINDER01')),
      'sites/branch one/Licsvcfg.log': site('ZB2', leftOverShare('EMBER02')),
      "sites/it's/Licsvcfg.log": site('ZC3', ''),
      'sites/empty/despool.log': 'nothing of metering',
    });
    const command = join(folder, 'licdiag');
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
    chmodSync(command, 0o755);
    const page = readFileSync(join(repository, 'docs/hierarchy.md'), 'utf8');
    const recipe = /^parallel --joblog.*$/m.exec(page)?.[0] ?? '';
    expect(recipe).toContain('::: sites/* | licdiag merge -');
    const env = {
      ...bareEnvironment,
      PATH: `${folder}:${bareEnvironment.PATH}`,
      HOME: folder,
      PARALLEL: '--will-cite',
    };
    const run = spawnSync('bash', ['--norc', '-c', recipe], { cwd: folder, env, encoding: 'utf8' });
    expect(run.stdout).toMatch(/^2 failures active at 2 sites, but of 1 report the answer is incomplete \(4 reports, /);
    expect(run.stdout).toMatch(/ {2}QX7 {4}CINDER01\n {2}ZB2 {4}EMBER02\n/);
    expect(run.stdout).toContain('! Incomplete: sites/empty');
    expect(run.status).toBe(1);
    const exits = readFileSync(join(folder, 'sites.log'), 'utf8').trimEnd().split('\n').slice(1);
    expect(exits.map((line) => line.split('\t')[6]).sort()).toEqual(['0', '0', '0', '3']);
  });
});
