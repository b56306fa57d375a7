import { describe, expect, it } from 'vitest';
import { isGlob, splitGlob, toSlashes } from '../../src/input/to-pattern.js';

describe('arguments as Windows users type them', () => {
  it.each([
    ['D:\\SMS\\Logs\\*.log', { base: 'D:/SMS/Logs', pattern: '*.log' }],
    ['D:\\*.log', { base: 'D:/', pattern: '*.log' }],
    ['\\\\HQ1\\logs\\*\\Licsvcfg.lo?', { base: '//HQ1/logs', pattern: '*/Licsvcfg.lo?' }],
    ['copies\\**\\*.log', { base: 'copies', pattern: '**/*.log' }],
    ['*.log', { base: '', pattern: '*.log' }],
  ])('%s', (argument, expected) => {
    expect(isGlob(argument)).toBe(true);
    expect(splitGlob(argument, 'win32')).toEqual(expected);
  });

  it('are shown with /', () => {
    expect(toSlashes('D:\\SMS\\Logs', 'win32')).toBe('D:/SMS/Logs');
  });
});

describe('elsewhere', () => {
  it('a backslash is a letter like any other', () => {
    expect(toSlashes('a\\b', 'linux')).toBe('a\\b');
    expect(splitGlob('/var/log/*.log', 'linux')).toEqual({ base: '/var/log', pattern: '*.log' });
    expect(splitGlob('/*.log', 'linux')).toEqual({ base: '/', pattern: '*.log' });
  });

  it('plain paths are no globs', () => {
    for (const path of ['Licsvcfg.log', '/srv/sms logs/a+b', 'C:\\SMS', 'a-b(1)'])
      expect(isGlob(path), path).toBe(false);
  });
});
