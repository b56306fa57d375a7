/** When a report has colours: what was asked for, then where it goes, then the environment. */
import { expect, test } from 'vitest';
import { coloursFor } from '../../src/cli/colours.js';
import type { Io } from '../../src/cli/io.js';

const pipe = { isTTY: false };
const terminal = { isTTY: true };

test.each([
  ['a terminal', {}, terminal, {}, true],
  ['a pipe', {}, pipe, {}, false],
  ['a terminal that shows none', {}, terminal, { TERM: 'dumb' }, false],
  ['a terminal of a job', {}, terminal, { CI: '1' }, false],
  ['a file of -o', { output: 'a.txt' }, terminal, { FORCE_COLOR: '1' }, false],
  ['NO_COLOR', {}, terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['NO_COLOR that is empty', {}, terminal, { NO_COLOR: '' }, true],
  ['FORCE_COLOR', {}, pipe, { FORCE_COLOR: '' }, true],
  ['FORCE_COLOR=0', {}, pipe, { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR=false', {}, pipe, { FORCE_COLOR: 'false' }, false],
  ['FORCE_COLOR=0 on a terminal', {}, terminal, { FORCE_COLOR: '0' }, false],
  ['--color', { color: true, output: 'a.txt' }, pipe, { NO_COLOR: '1' }, true],
  ['--no-color', { color: false }, terminal, { FORCE_COLOR: '1' }, false],
])('%s', async (_, options, stdout, env, coloured) => {
  const { red } = await coloursFor(options, { stdout, env } as unknown as Io);
  expect(red('x')).toBe(coloured ? '\u001b[31mx\u001b[39m' : 'x');
});
