// Starts the built command for one round, and does to it what the plan says: a signal after a while, a reader that goes away.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/bundle.js';

const bin = join(root, 'bin/licdiag.js');
const injector = join(root, 'stress/inject-fault.cjs');

export async function runOnce({ args, inject, wrap = [], signal, readerLeavesAfter, stdoutTo, stderrTo }, cwd) {
  const files = [stdoutTo, stderrTo].map((path) => (path === undefined ? 'pipe' : openSync(path, 'w')));
  const [command, ...rest] = [...wrap, process.execPath, ...(inject ? ['--require', injector] : []), bin, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: {
      PATH: process.env.PATH,
      NO_COLOR: '1',
      TZ: 'UTC',
      ...(inject ? { LICDIAG_FAULT: JSON.stringify(inject) } : {}),
    },
    stdio: ['ignore', ...files],
    timeout: 60_000,
  });
  const started = performance.now();
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
    if (readerLeavesAfter !== undefined && stdout.length >= readerLeavesAfter) child.stdout.destroy();
  });
  if (readerLeavesAfter === 0) child.stdout.destroy();
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  const timer = signal ? setTimeout(() => child.kill(signal.name), signal.after) : null;
  const code = await new Promise((done) => child.on('close', (status, by) => done(status ?? by)));
  clearTimeout(timer);
  for (const file of files) if (typeof file === 'number') closeSync(file);
  return { code, stdout, stderr, ms: performance.now() - started };
}
