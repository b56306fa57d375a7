/** `licdiag watch` as a user starts it: it ends by success, by time or by wrong usage, with the code that says which. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, destination, failed, install, record, records, wait } from '../timeline/follow.js';
import { makeFolder } from './make-folder.js';
import { bareEnvironment, bin, licdiag } from './run-licdiag.js';
import { startWatch } from './start-watch.js';

/** Lets nobody open a file whose path holds `part` while there is a file `locked`, as another program does that holds it. */
const lock = (part: string, locked: string): string => `'use strict';
const fs = require('node:fs');
const { openSync, existsSync } = fs;
fs.openSync = (path, ...rest) => {
  if (String(path).includes(${JSON.stringify(part)}) && existsSync(${JSON.stringify(locked)}))
    throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
  return openSync(path, ...rest);
};
require('node:module').syncBuiltinESMExports();
`;

const leftOver = [destination('METER02'), check('METER02'), failed('METER02')];

describe('licdiag watch', () => {
  // It waited for a file called "*.log", without end.
  it('follows what fits a glob, by now and later, as shells of Windows leave it', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0), 'old.log.zip': 'PK\u0003\u0004' });
    const { end, printed } = startWatch([join(folder, 'Lic*.lo?'), join(folder, 'old*'), '--timeout', '0.05']);
    await printed('METER02: the last attempt failed');
    writeFileSync(
      join(folder, 'Licsvcfg.lo_'),
      leftOver.map((text) => record(text.replace('METER02', 'METER05'), 900)).join(''),
    );
    const { code, stdout } = await end;
    expect(stdout).toMatch(/^Watching \S+Licsvcfg\.log\.\n/);
    expect(stdout).toMatch(/METER05 +X FAILED at: share/);
    expect(code).toBe(1);
  });

  it('refuses a glob in a folder that is not there', () => {
    const { code, stderr } = licdiag(['watch', 'none/*.log'], { cwd: makeFolder() });
    expect({ code, stderr: stderr.slice(0, 46) }).toEqual({
      code: 2,
      stderr: 'licdiag: no such file or directory: none/*.log',
    });
  });

  it('tells the retry as it happens, and ends with 0 when it has succeeded', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0) });
    const { end, printed } = startWatch([folder, '--until-success', '--timeout', '5']);
    await printed('METER02: the last attempt failed');
    for (const [i, text] of [...install('METER02'), wait].entries())
      appendFileSync(join(folder, 'Licsvcfg.log'), record(text, 900 + i));
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(stdout.match(/an attempt begins/g)).toHaveLength(1);
    expect(stdout).toContain('SUCCEEDED');
    expect(stdout).toMatch(/Success\.\n {2}METER02: the last attempt succeeded\n$/);
  });

  it('ends with 1 when the time runs out after a failure', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': '' });
    const { end, printed } = startWatch([folder, '--until-success', '--timeout', '0.05']);
    await printed('Watching');
    appendFileSync(join(folder, 'Licsvcfg.log'), records(leftOver, 0));
    const { code, stdout } = await end;
    expect(code).toBe(1);
    expect(stdout.match(/FAILED at: share/g)).toHaveLength(1);
    expect(stdout).toContain('Q214954, likely');
  });

  it('says which of the logs that were named is not there yet: its name may be mistyped', async () => {
    const log = join(makeFolder(), 'Licsvfcg.log');
    const { stdout } = await startWatch([log, '--timeout', '0.005']).end;
    expect(stdout).toContain(`Watching ${log.replaceAll('\\', '/')} (not there yet).`);
  });

  it('ends with 3 when the time runs out and nothing happened', async () => {
    const { code, stdout } = await startWatch([makeFolder(), '--timeout', '0.005']).end;
    expect(code).toBe(3);
    expect(stdout).toContain('No log of metering is there yet');
    expect(
      (await startWatch([makeFolder({ 'Licsvcfg.log': records(leftOver, 0) }), '--timeout', '0.005']).end).code,
    ).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('ends with 130 when it is interrupted', async () => {
    const { child, end, printed } = startWatch([makeFolder({ 'Licsvcfg.log': '' })]);
    await printed('Watching');
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
  });

  it.each(['Licsvcfg.log', 'Licsvcfg.lo_'])(
    'says that %s is locked, tries again, and takes what stood there for old',
    async (name) => {
      const folder = makeFolder({
        'Licsvcfg.log': records(leftOver, 0),
        'Licsvcfg.lo_': records([wait], 0),
        locked: '',
      });
      writeFileSync(join(folder, 'lock.cjs'), lock(name, join(folder, 'locked')));
      const required = join(folder, 'lock.cjs').replaceAll('\\', '/');
      const { end, printed } = startWatch([join(folder, 'Licsvcfg.log'), '--timeout', '0.05'], {
        env: { NODE_OPTIONS: `--require "${required}"` },
      });
      await printed('Watching');
      rmSync(join(folder, 'locked'));
      const { code, stdout } = await end;
      expect(stdout).toContain('cannot be read now: resource busy or locked; trying again');
      expect(stdout).toContain('can be read again');
      expect(stdout).toContain('METER02: the last attempt failed');
      expect(stdout).not.toContain('FAILED');
      expect(code).toBe(3);
    },
  );

  it('ends in silence when nobody reads it any more', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': '' });
    const { child, end, printed } = startWatch([folder]);
    await printed('Watching');
    child.stdout?.destroy();
    appendFileSync(join(folder, 'Licsvcfg.log'), records(leftOver, 0));
    expect(await new Promise((done) => child.on('exit', done))).not.toBeNull();
    await end;
  });

  // Quiet logs gave it nothing to write, so it did not see that the reader had gone, and a shell waited for it.
  it.runIf(process.platform === 'linux')(
    'ends in a pipe of a shell when its reader is gone, though nothing comes',
    () => {
      const folder = makeFolder({ 'Licsvcfg.log': '' });
      const command = '"$0" "$1" watch Licsvcfg.log --interval 0.05 | head -1';
      const { stdout, error } = spawnSync('sh', ['-c', command, process.execPath, bin], {
        ...{ cwd: folder, env: bareEnvironment, encoding: 'utf8', timeout: 20_000 },
      });
      expect([stdout, error]).toEqual(['Watching Licsvcfg.log.\n', undefined]);
    },
  );

  it.each([[['/no/such/folder/Licsvcfg.log']], [['-']], [[]], [['.', '--timeout', '0']], [['.', '--timeout', 'soon']]])(
    'refuses %j',
    (args) => {
      const { code, stdout, stderr } = licdiag(['watch', ...args]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^licdiag: .+/);
    },
  );
});
