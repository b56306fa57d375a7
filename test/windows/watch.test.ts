/** `licdiag watch` while another process has the log: it keeps nobody from writing, renaming or deleting it. */
import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../cli/make-folder.js';
import { startWatch, type Watching } from '../cli/start-watch.js';
import { check, destination, failed, install, record, records, wait } from '../timeline/follow.js';
import { end, isWindows, lock, overNetwork } from './on-windows.js';

function watch(cwd: string, ...args: string[]): Watching {
  return startWatch([...args, '--until-success', '--timeout', '0.6'], { cwd });
}

const leftOver = [destination('METER02'), check('METER02'), failed('METER02')];
const success = [...install('METER02'), wait];

describe.skipIf(!isWindows)('licdiag watch', () => {
  it.each<[string, (folder: string) => string]>([
    ['the current folder', () => '.'],
    ['a log', () => 'Licsvcfg.log'],
    ['a log in any letter case', () => 'LICSVCFG.LOG'],
    ['a drive', (folder) => folder],
    ['the current folder of a drive', (folder) => folder.slice(0, 2)],
    ['a network name', (folder) => overNetwork(folder) ?? folder],
    ['a long name', (folder) => `\\\\?\\${folder}`],
  ])('follows %s, to which another process adds', async (_, argument) => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0) });
    const log = join(folder, 'Licsvcfg.log');
    const watching = watch(folder, argument(folder));
    await watching.printed('METER02: the last attempt failed');
    for (const [i, text] of success.entries()) appendFileSync(log, record(text, 900 + i));
    const { code, stdout } = await watching.end;
    expect(stdout).toContain('Success.');
    expect(code).toBe(0);
  });

  it('goes on when the log is renamed to its rollover in the middle of an attempt', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0) });
    const log = join(folder, 'Licsvcfg.log');
    const watching = watch(folder, '.');
    await watching.printed('METER02: the last attempt failed');
    const middle = Math.floor(success.length / 2);
    for (const [i, text] of success.slice(0, middle).entries()) appendFileSync(log, record(text, 900 + i));
    renameSync(log, join(folder, 'Licsvcfg.lo_'));
    writeFileSync(log, '');
    for (const [i, text] of success.slice(middle).entries()) appendFileSync(log, record(text, 900 + middle + i));
    const { code, stdout } = await watching.end;
    expect(stdout.match(/an attempt begins/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('says that the log is locked, and goes on when it is not any more', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0) });
    const log = join(folder, 'Licsvcfg.log');
    const watching = watch(folder, '.');
    await watching.printed('METER02: the last attempt failed');
    const other = await lock(log);
    await watching.printed('Licsvcfg.log cannot be read now: resource busy or locked');
    await end(other);
    await watching.printed('Licsvcfg.log can be read again');
    appendFileSync(log, success.map((text, i) => record(text, 900 + i)).join(''));
    expect((await watching.end).code).toBe(0);
  });

  it('keeps nobody from deleting the log', async () => {
    const folder = makeFolder({ 'Licsvcfg.log': records(leftOver, 0) });
    const log = join(folder, 'Licsvcfg.log');
    const watching = watch(folder, '.');
    await watching.printed('METER02: the last attempt failed');
    rmSync(log);
    writeFileSync(log, success.map((text, i) => record(text, 900 + i)).join(''));
    expect((await watching.end).code).toBe(0);
  });
});
