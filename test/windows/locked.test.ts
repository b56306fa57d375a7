/** Files that another process has open and lets nobody else read: named, and the rest is diagnosed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { makeZip } from '../cli/make-zip.js';
import { licdiag, scanJson } from '../cli/run-licdiag.js';
import { end, isWindows, lock, view } from './on-windows.js';

const files = { 'logs\\Licsvcfg.log': quietLog, 'logs\\Licsrvc.log': leftOverShare('CINDER01') } as const;

describe.skipIf(!isWindows)('a locked log', () => {
  it.each(['logs', 'logs\\*.log', 'logs\\Licsrvc.log'])('scan %s', async (argument) => {
    const folder = makeFolder(files);
    const other = await lock(join(folder, 'logs\\Licsrvc.log'));
    const { code, stderr, report } = scanJson([argument], { cwd: folder });
    await end(other);
    expect(stderr).toMatch(/^licdiag: logs\/Licsrvc\.log: resource busy or locked[^\n]*\n/);
    expect(report.inputs.complete).toBe(false);
    expect(report.inputs.files.filter(({ status }) => status === 'read')).toHaveLength(
      argument.includes('Lics') ? 0 : 1,
    );
    expect(code).toBe(3);
    expect(scanJson([argument], { cwd: folder }).code).toBe(1);
  });

  it('beside a failure: exit 1, since that is what counts', async () => {
    const folder = makeFolder({ ...files, 'logs\\Liccli.log': quietLog });
    const other = await lock(join(folder, 'logs\\Liccli.log'));
    expect(licdiag(['scan', 'logs'], { cwd: folder }).code).toBe(1);
    await end(other);
  });

  it('timeline', async () => {
    const folder = makeFolder({ 'logs\\Licsvcfg.log': quietLog });
    const other = await lock(join(folder, 'logs\\Licsvcfg.log'));
    const { code, stderr } = licdiag(['timeline', 'logs', '--format', 'json'], { cwd: folder });
    await end(other);
    expect(stderr).toMatch(/^licdiag: logs\/Licsvcfg\.log: resource busy or locked/);
    expect(code).toBe(3);
  });

  it('a locked archive is named', async () => {
    const folder = makeFolder({
      'a.zip': makeZip([{ name: 'Licsrvc.log', content: quietLog }]),
      'Licsvcfg.log': quietLog,
    });
    const other = await lock(join(folder, 'a.zip'));
    const { code, stderr } = scanJson(['.'], { cwd: folder });
    await end(other);
    expect(stderr).toMatch(/^licdiag: \.\/a\.zip: resource busy or locked[^\n]*\n$/);
    expect(code).toBe(3);
  });

  it.each([
    ['a snapshot', ['scan', 'logs', '-s', 'other.json']],
    ['a baseline', ['scan', 'logs', '--baseline', 'other.json']],
    ['acknowledgements', ['scan', 'logs', '--ack', 'other.json']],
    ['a report', ['diff', 'other.json', 'other.json']],
    ['a report to merge', ['merge', 'other.json']],
    ['a pack', ['scan', 'logs', '--signatures', 'other.json']],
    ['answers', ['precheck', '-s', 'x', '--to', 'SP2', '--answers', 'other.json']],
  ])('%s that is locked: exit 2, one line', async (_, args) => {
    const folder = makeFolder({ ...files, 'other.json': '{}' });
    const other = await lock(join(folder, 'other.json'));
    const { code, stderr } = licdiag(args, { cwd: folder });
    await end(other);
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(code).toBe(2);
  });

  it('a log that is only open in another process is read', async () => {
    const folder = makeFolder(files);
    const other = await view(join(folder, 'logs\\Licsrvc.log'));
    expect(licdiag(['scan', 'logs'], { cwd: folder }).code).toBe(1);
    await end(other);
  });
});
