import { describe, expect, it } from 'vitest';
import { isGlob, splitGlob } from '../../src/input/split-glob.js';

describe('arguments as Windows users type them', () => {
  it.each([
    ['D:\\SMS\\Logs\\*.log', { base: 'D:/SMS/Logs', pattern: '*.log' }],
    ['D:\\*.log', { base: 'D:/', pattern: '*.log' }],
    ['\\\\HQ1\\logs\\*\\Licsvcfg.lo?', { base: '//HQ1/logs', pattern: '*/Licsvcfg.lo?' }],
    ['copies\\**\\*.log', { base: 'copies', pattern: '**/*.log' }],
    ['*.log', { base: '', pattern: '*.log' }],
    ['D:logs\\*.log', { base: 'D:logs', pattern: '*.log' }],
    // "Nothing matches": the drive was taken for a part of the pattern.
    ['D:*\\*.log', { base: 'D:.', pattern: '*/*.log' }],
    // "Nothing matches": the question mark of the prefix was taken for a wildcard.
    ['\\\\?\\D:\\SMS\\*.log', { base: '//?/D:/SMS', pattern: '*.log' }],
    ['\\\\?\\D:\\*.log', { base: '//?/D:/', pattern: '*.log' }],
    ['\\\\?\\UNC\\HQ1\\logs\\*.log', { base: '//?/UNC/HQ1/logs', pattern: '*.log' }],
  ])('%s', (argument, expected) => {
    expect(isGlob(argument, 'win32')).toBe(true);
    expect(splitGlob(argument, 'win32')).toEqual(expected);
  });

  it('the prefix of long names makes no glob', () => {
    expect(isGlob('\\\\?\\D:\\SMS', 'win32')).toBe(false);
    expect(isGlob('//?/D:/SMS', 'win32')).toBe(false);
    expect(isGlob('\\\\?\\D:\\SMS?', 'win32')).toBe(true);
  });
});

describe('elsewhere', () => {
  it('a backslash is a letter like any other', () => {
    expect(splitGlob('/var/log/*.log', 'linux')).toEqual({ base: '/var/log', pattern: '*.log' });
    expect(splitGlob('/*.log', 'linux')).toEqual({ base: '/', pattern: '*.log' });
    expect(splitGlob('a\\b/*.log', 'linux')).toEqual({ base: 'a\\b', pattern: '*.log' });
    expect(splitGlob('//?/a', 'linux')).toEqual({ base: '/', pattern: '?/a' });
  });

  it('plain paths are no globs', () => {
    for (const path of ['Licsvcfg.log', '/srv/sms logs/a+b', 'C:\\SMS', 'a-b(1)'])
      expect(isGlob(path, 'linux'), path).toBe(false);
  });
});
