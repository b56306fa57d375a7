/** `-o` on Windows: what is replaced, what is not, and names that are devices. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { licdiag } from '../cli/run-licdiag.js';
import { end, isWindows, lock, makeLongFolder, overNetwork, view } from './on-windows.js';

const site = { 'logs\\Licsvcfg.log': leftOverShare('CINDER01') } as const;
const scanTo = (output: string, cwd: string): ReturnType<typeof licdiag> =>
  licdiag(['scan', 'logs', '-o', output], { cwd });
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

describe.skipIf(!isWindows)('-o', () => {
  it.each<[string, (folder: string) => string]>([
    ['a name', () => 'report.txt'],
    ['in any letter case', () => 'REPORT.TXT'],
    ['a drive', (folder) => `${folder}\\report.txt`],
    ['the current folder of a drive', (folder) => `${folder.slice(0, 2)}report.txt`],
    ['a long name', (folder) => `\\\\?\\${folder}\\report.txt`],
    ['a network name', (folder) => `${overNetwork(folder) ?? folder}\\report.txt`],
    // Explorer could not delete it: the dot stayed.
    ['a dot and a space at the end', () => 'report.txt. '],
  ])('replaces an old report, given by %s', (_, output) => {
    const folder = makeFolder({ ...site, 'report.txt': 'the old report' });
    expect(scanTo(output(folder), folder)).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(read(folder, 'report.txt')).toContain('1 failure found on CINDER01');
    expect(readdirSync(folder).sort()).toEqual(['logs', 'report.txt']);
  });

  it.each(['Bericht Zürich 日本.txt', 'a %TEMP% & b.txt'])('writes %s', (name) => {
    const folder = makeFolder(site);
    expect(scanTo(name, folder).code).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([name, 'logs'].sort());
  });

  it('into a folder with a path of more than 260 letters', () => {
    const { folder, path } = makeLongFolder('report.txt', 'the old report');
    const { code, stderr } = licdiag(['scan', join(makeFolder(site), 'logs'), '-o', path], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(read('\\\\?\\', folder, path)).toContain('1 failure found on CINDER01');
  });

  // A file of that name was made, which Explorer could not delete.
  it.each(['NUL', 'nul', 'logs\\NUL', '\\\\.\\NUL'])('to the null device makes no file: %s', (output) => {
    const folder = makeFolder(site);
    expect(scanTo(output, folder)).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['logs', 'logs\\Licsvcfg.log']);
  });

  it.each(['CON', 'PRN', 'nul.txt', 'COM1.json', 'aux.'])(
    'to another device, or with an ending, makes no file: %s',
    (output) => {
      const folder = makeFolder(site);
      const { code, stderr } = scanTo(output, folder);
      expect(stderr).toMatch(/^licdiag: cannot write [^\n]+\n$/);
      expect(code).toBe(2);
      expect(readdirSync(folder)).toEqual(['logs']);
    },
  );

  it.each<[string, (path: string) => ReturnType<typeof lock>]>([
    ['locked by another process', lock],
    ['open in another process', view],
  ])('a report that is %s stays whole, and no draft is left', async (_, hold) => {
    const folder = makeFolder({ ...site, 'report.txt': 'the old report' });
    const other = await hold(join(folder, 'report.txt'));
    const { code, stdout, stderr } = scanTo('report.txt', folder);
    await end(other);
    expect(stderr).toMatch(/^licdiag: cannot write report\.txt: [^\n]+; it may be open in another program[^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(read(folder, 'report.txt')).toBe('the old report');
    expect(readdirSync(folder).sort()).toEqual(['logs', 'report.txt']);
  });

  it('a report that is read-only is replaced or stays, whole, and no draft is left', () => {
    const folder = makeFolder({ ...site, 'report.txt': 'the old report' });
    chmodSync(join(folder, 'report.txt'), 0o444);
    const { code, stderr } = scanTo('report.txt', folder);
    const isReplaced = code === 1;
    if (!isReplaced) expect(stderr).toMatch(/^licdiag: cannot write report\.txt: [^\n]+read-only[^\n]+\n$/);
    expect([1, 2]).toContain(code);
    expect(read(folder, 'report.txt')).toContain(isReplaced ? '1 failure found on CINDER01' : 'the old report');
    expect(readdirSync(folder).sort()).toEqual(['logs', 'report.txt']);
    chmodSync(join(folder, 'report.txt'), 0o666);
  });

  it.each(['gone\\report.txt', 'Q:\\report.txt', 'logs', 'a|b.txt', 'a*.txt'])(
    'cannot write %s: one line',
    (output) => {
      const folder = makeFolder(site);
      const { code, stderr } = scanTo(output, folder);
      expect(stderr).toMatch(/^licdiag: cannot write [^\n]+; [^\n]+\n$/);
      expect(code).toBe(2);
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['logs', 'logs\\Licsvcfg.log']);
    },
  );

  it('clears away the draft of a process that has ended', () => {
    const folder = makeFolder({ ...site });
    writeFileSync(join(folder, '.licdiag-999999.tmp'), 'half a rep');
    expect(scanTo('report.txt', folder).code).toBe(1);
    // It is too young.
    expect(readdirSync(folder).sort()).toEqual(['.licdiag-999999.tmp', 'logs', 'report.txt']);
  });
});
