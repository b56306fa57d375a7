/** Threads that wait for a task, through the command that starts them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { Threads } from '../../src/workers/threads.js';
import { fixtures } from '../helpers/diagnose-paths.js';

const run = promisify(execFile);
const bin = join(fixtures, '../bin/licdiag.js');

async function codeOf(...args: string[]): Promise<unknown> {
  // One that goes on waiting for its threads is stopped, and has no code then.
  return run(process.execPath, [bin, ...args], { timeout: 20_000 }).then(
    () => 0,
    (error: { code: unknown }) => error.code,
  );
}

test('a command that ends without work for its threads does not wait for them', async () => {
  expect(await codeOf('scan', '--jobs', '2', join(fixtures, 'no-such-folder'))).toBe(2);
  expect(await codeOf('scan', '--jobs', '2', join(fixtures, 'demo/Licsvcfg.log'), '--fail-on', 'never')).toBe(0);
});

test('more threads than were started at first are started when there is work for them', async () => {
  expect(await codeOf('scan', '--jobs', '7', join(fixtures, 'demo'), '--fail-on', 'never')).toBe(0);
});

test('that one cannot be started is told by its result', async () => {
  // Node refuses a path like this at once, as it refuses every thread where it may not start any.
  const threads = new Threads('no path', 1);
  await expect(threads.run({})).rejects.toThrow(/absolute path/);
  await expect(threads.run({})).rejects.toThrow(/absolute path/);
});
