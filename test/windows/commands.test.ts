/** The other commands, with paths as Windows users type them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { licdiag } from '../cli/run-licdiag.js';
import { fixtures } from '../helpers/diagnose-paths.js';
import { isWindows, overNetwork } from './on-windows.js';

const places: [string, (folder: string) => string][] = [
  ['a drive', (folder) => folder],
  ['a drive with /', (folder) => folder.replaceAll('\\', '/')],
  ['a long name', (folder) => `\\\\?\\${folder}`],
  ['a network name', (folder) => overNetwork(folder) ?? folder],
];

describe.skipIf(!isWindows).each(places)('given by %s', (_, at) => {
  function site(): string {
    const folder = makeFolder({ 'logs\\Licsvcfg.log': leftOverShare('CINDER01') });
    licdiag(['scan', 'logs', '--format', 'json', '-o', 'report.json'], { cwd: folder });
    return folder;
  }

  // An absolute path was taken for one below the current folder.
  it('merge, as files, folders and globs', () => {
    const folder = at(site());
    for (const path of [`${folder}\\report.json`, folder, `${folder}\\*.JSON`])
      expect(licdiag(['merge', path], { cwd: makeFolder() })).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('CINDER01'),
      });
  });

  it('diff, verify, --baseline', () => {
    const folder = at(site());
    const report = `${folder}\\report.json`;
    const cwd = makeFolder();
    expect(licdiag(['diff', report, report], { cwd }).code).toBe(0);
    expect(licdiag(['scan', `${folder}\\logs`, '--baseline', report], { cwd }).code).toBe(0);
  });

  it('verify of a report with the paths it was made with', () => {
    const folder = site();
    const report = `${at(folder)}\\report.json`;
    expect(licdiag(['verify', report, 'logs'], { cwd: folder }).code).toBe(0);
  });

  it('explain --against, timeline, signatures', () => {
    const folder = at(site());
    const cwd = makeFolder();
    expect(licdiag(['explain', 'Q214954', '--against', `${folder}\\logs`], { cwd }).code).toBe(0);
    expect(licdiag(['timeline', `${folder}\\logs\\*.log`], { cwd }).code).toBe(1);
    expect(licdiag(['signatures', 'new', 'my-failure', '--in', folder], { cwd })).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(licdiag(['signatures', 'lint', `${folder}\\my-failure.yaml`], { cwd }).code).toBeLessThan(2);
  });

  it('a bundle of facts and logs', () => {
    const folder = makeFolder({
      'b\\site\\logs\\Licsvcfg.log': leftOverShare('CINDER01'),
      'b\\servers\\CINDER01\\net-share.txt': readFileSync(
        join(fixtures, 'snapshots/english/servers/CINDER01/net-share.txt'),
      ),
    });
    const { stdout } = licdiag(['scan', `${at(folder)}\\b\\`, '--format', 'json'], { cwd: makeFolder() });
    expect(JSON.parse(stdout).inputs.snapshots).toHaveLength(1);
    expect(licdiag(['snapshot', 'build', `${at(folder)}\\b`, '-o', `${at(folder)}\\s.json`]).code).not.toBe(2);
    expect(licdiag(['snapshot', 'validate', `${at(folder)}\\s.json`]).code).toBe(0);
    expect(licdiag(['scan', `${at(folder)}\\b\\site`, '-s', `${at(folder)}\\s.json`]).code).toBe(1);
  });
});
