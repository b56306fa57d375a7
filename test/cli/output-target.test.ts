/** What `-o` names on Windows, where a name goes to the disk past the rules that all other programs keep. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { outputTarget, windowsTarget } from '../../src/cli/output-target.js';

it.each([
  ['C:\\r\\report.json', 'C:\\r\\report.json'],
  // A file was made that Explorer could not delete.
  ['C:\\r\\NUL', '\\\\.\\NUL'],
  ['C:\\r\\nul', '\\\\.\\NUL'],
  ['C:\\r\\NUL. ', '\\\\.\\NUL'],
  ['\\\\.\\NUL', '\\\\.\\NUL'],
  ['C:\\r\\report.txt. .', 'C:\\r\\report.txt'],
  // None of these is a device, and what comes with \\?\ is meant as it stands.
  ['C:\\r\\null', 'C:\\r\\null'],
  ['C:\\r\\CONSOLE.txt', 'C:\\r\\CONSOLE.txt'],
  ['\\\\?\\C:\\r\\NUL', '\\\\?\\C:\\r\\NUL'],
])('%s', (target, written) => {
  expect(windowsTarget(target)).toBe(written);
});

// With an ending it is the device to Windows 10, and a file to Windows 11.
it.each(['C:\\r\\CON', 'C:\\r\\com1', 'C:\\r\\nul.json', 'C:\\r\\Aux.', '\\\\.\\CON'])('%s is refused', (target) => {
  expect(() => windowsTarget(target)).toThrow(/^cannot write \w+(?:\.json)?: on Windows that is the name of a device$/);
});

it('elsewhere these are names like any other', () => {
  expect(outputTarget('NUL', { cwd: '/r', platform: 'linux' })).toBe(resolve('/r', 'NUL'));
  expect(outputTarget('a. ', { cwd: '/r', platform: 'linux' })).toBe(resolve('/r', 'a. '));
});
