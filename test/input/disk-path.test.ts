/** Where an argument lies on disk. Each case with a remark was a fault that showed on Windows alone. */
import { describe, expect, it } from 'vitest';
import { diskPath, prefixOf, toSlashes } from '../../src/input/disk-path.js';

describe('on Windows', () => {
  it.each([
    ['logs', 'D:/work/logs', 'logs'],
    ['..\\logs\\', 'D:/work/../logs/', '../logs/'],
    ['C:\\SMS\\Logs', 'C:/SMS/Logs', 'C:/SMS/Logs'],
    ['\\SMS\\Logs', '/SMS/Logs', '/SMS/Logs'],
    ['\\\\HQ1\\logs', '//HQ1/logs', '//HQ1/logs'],
    ['\\\\?\\C:\\SMS', '//?/C:/SMS', '//?/C:/SMS'],
    ['C:logs', 'C:logs', 'C:logs'],
    // Its files were looked for in the root of the drive.
    ['C:', 'C:.', 'C:.'],
  ])('%s', (argument, onDisk, shown) => {
    expect(diskPath(argument, { cwd: 'D:\\work', platform: 'win32' })).toBe(onDisk);
    expect(toSlashes(argument, 'win32')).toBe(shown);
  });

  it('the root of a drive keeps its slash, without which it would be the current folder of the drive', () => {
    expect(prefixOf(toSlashes('C:\\', 'win32'))).toBe('C:/');
    expect(prefixOf(diskPath('C:\\', { cwd: 'D:\\work', platform: 'win32' }))).toBe('C:/');
    expect(prefixOf(toSlashes('C:', 'win32'))).toBe('C:./');
  });
});

describe('elsewhere', () => {
  it.each([
    ['logs', '/work/logs'],
    ['/srv/logs', '/srv/logs'],
    ['C:\\logs', '/work/C:\\logs'],
    ['\\logs', '/work/\\logs'],
    ['C:', '/work/C:'],
  ])('%s', (argument, onDisk) => {
    expect(diskPath(argument, { cwd: '/work', platform: 'linux' })).toBe(onDisk);
    expect(toSlashes(argument, 'linux')).toBe(argument);
  });

  it('the root is the root', () => {
    expect(prefixOf('/')).toBe('/');
    expect(prefixOf('logs//')).toBe('logs/');
  });
});
