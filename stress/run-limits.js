// `npm run limits`: the inputs that are as large as inputs get, each through the built command, with peak memory, time and exit
// code. A table of them goes to docs/robustness.md. `npm run limits -- --only line,findings --dry` runs some and only prints.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../scripts/bundle.js';
import { table, writeBetween } from '../scripts/page.js';
import { cases } from './limit-cases.js';

const { values } = parseArgs({ options: { only: { type: 'string' }, dry: { type: 'boolean', default: false } } });
const chosen = cases.filter(({ id }) => values.only === undefined || values.only.split(',').includes(id));
const bin = join(root, 'bin/licdiag.js');
const memoryReporter = fileURLToPath(new URL('report-memory.cjs', new URL('../bench/', import.meta.url)));
const rows = [];

for (const one of chosen) {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-limits-'));
  try {
    await one.make(folder);
    for (const [shown, args] of Object.entries(one.runs)) {
      const result = await measure(args, folder);
      const says = one.check(result, shown);
      if (says !== null || result.code !== one.code) process.exitCode = 1;
      const kept = result.code === one.code && says === null ? 'as it should' : (says ?? `ended with ${result.code}`);
      rows.push([one.input, `\`${shown}\``, `${result.code}`, seconds(result.ms), megabytes(result.kilobytes), kept]);
      console.log(rows.at(-1).join(' | '));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const report = [
  `Node ${process.version}, ${availableParallelism()} processors that others used too. Limits of each command: 20 minutes.`,
  '',
  ...table(['input', 'command', 'exit', 'time', 'peak memory', 'outcome'], rows),
].join('\n');
if (!values.dry) writeBetween('limits', report, 'docs/robustness.md');

/** Runs it, and keeps the start of what it prints, and its length. */
async function measure(args, cwd) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', memoryReporter, bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NO_COLOR: '1', TZ: 'UTC' },
    timeout: 20 * 60_000,
  });
  child.stdin.end();
  let stdout = '';
  let length = 0;
  let stderr = '';
  child.stdout.on('data', (data) => {
    length += data.length;
    if (stdout.length < 2 ** 27) stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const code = await new Promise((done) => child.on('close', done));
  const kilobytes = Math.max(...[...stderr.matchAll(/peak memory (\d+) KB/g)].map(([, size]) => Number(size)));
  return { code, stdout, length, stderr, kilobytes, ms: performance.now() - started };
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(kilobytes) {
  return `${Math.round(kilobytes / 1024)} MB`;
}
