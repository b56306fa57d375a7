// `npm run soak -- --minutes 60`: `watch` on logs that grow, roll over and are emptied; the library scanning over and over in
// one process; the command started again and again. Samples memory and descriptors, prints a table, and fails when one
// of them grows, when a report changes, when `watch` misses an attempt, or when a temporary file is left behind. Linux only: it looks into /proc.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../scripts/bundle.js';
import { judge, quarters } from './judge.js';
import { LogWriter } from './write-logs.js';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error('soak: --minutes takes a number above 0');
  process.exit(2);
}
const end = Date.now() + minutes * 60_000;
const sampleMs = Math.max(500, Math.min(10_000, (minutes * 60_000) / 60));

// A copy, beside the packages it needs: a build that is made meanwhile changes nothing here.
const work = mkdtempSync(join(root, 'node_modules/.soak-'));
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(work, part), { recursive: true });
const [logs, temporary] = ['logs', 'tmp'].map((name) => join(work, name));
for (const folder of [logs, temporary]) mkdirSync(folder);
const bin = join(work, 'bin/licdiag.js');
const env = { ...process.env, TMPDIR: temporary, TZ: 'UTC', NO_COLOR: '1', SOAK_SAMPLE_MS: String(sampleMs) };
const children = new Set();

/** Series of samples by name, each with the play it has. */
const series = new Map();
const memoryPlay = { unit: 'MB', share: 0.1, more: 4e6 };
const heapPlay = { unit: 'MB', share: 0.02, more: 1e6 };
const openPlay = { unit: '', share: 0, more: 0 };
function sample(name, play, value) {
  if (!series.has(name)) series.set(name, { play, samples: [] });
  series.get(name).samples.push(value);
}

const seen = { begun: [0, 0], failed: [0, 0], library: { rounds: 0, changed: 0 }, commands: 0, wrongCodes: 0 };
const faults = [];

function start(args, stdio = ['ignore', 'pipe', 'inherit']) {
  const child = spawn(process.execPath, args, { cwd: work, env, stdio });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

function startWatch(index, nodeArgs) {
  const child = start([...nodeArgs, bin, 'watch', logs, '--interval', '1'], ['ignore', 'pipe', 'inherit', 'pipe']);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('* an attempt begins')) seen.begun[index] += 1;
    if (line.includes('X FAILED at:')) seen.failed[index] += 1;
  });
  createInterface({ input: child.stdio[3] }).on('line', (line) =>
    sample('watch, heap after a collection', heapPlay, Number(line)),
  );
  return child;
}

function startLibrary() {
  const archive = join(root, 'fixtures/demo');
  const args = ['--expose-gc', join(root, 'soak/library.js'), join(work, 'dist/licdiag.js'), root, '8000', archive];
  const child = start([...args, 'fixtures/healthy', 'fixtures/entries', 'fixtures/signatures/orphaned-licmtr-share']);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { heap, ...rest } = JSON.parse(line);
    seen.library = rest;
    sample('library, heap after a collection', heapPlay, heap);
  });
  return child;
}

/** Commands in turn, with the exit code that each has. */
const commands = [
  [['scan', 'fixtures/demo', '--format', 'json'], 1],
  [['scan', 'fixtures/demo', '--format', 'html', '-o', join(work, 'report.html')], 1],
  [['scan', 'fixtures/demo', '--redact', 'names', '--format', 'markdown'], 1],
  [['timeline', 'fixtures/demo'], 1],
  [['scan', 'fixtures/healthy', '--jobs', '2'], 0],
];

async function runCommands() {
  let round = [];
  for (let turn = 0; Date.now() < end; turn += 1) {
    const index = turn % commands.length;
    const [args, wanted] = commands[index];
    const hook = ['--require', join(root, 'soak/at-exit.cjs'), bin];
    const child = spawn(process.execPath, [...hook, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    let told = '';
    child.stdio[3].on('data', (data) => {
      told += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    seen.commands += 1;
    if (code !== wanted) {
      seen.wrongCodes += 1;
      faults.push(`licdiag ${args.join(' ')} ended with ${code}, not ${wanted}`);
    }
    round.push(JSON.parse(told));
    // The commands differ, so a sample is a whole round of them.
    if (index === commands.length - 1) {
      const [memory, open] = [round.map((one) => one.memory), round.map((one) => one.open)];
      sample('command, most memory', memoryPlay, Math.max(...memory));
      sample('command, descriptors at its end', openPlay, Math.max(...open));
      round = [];
    }
    await sleep(Math.min(sampleMs, 6000));
  }
}

/** Bytes of memory and open descriptors of a process. */
function look(name, { pid }) {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  sample(`${name}, memory`, memoryPlay, Number(kilobytes) * 1024);
  sample(`${name}, descriptors`, openPlay, readdirSync(`/proc/${pid}/fd`).length);
}

async function sampleProcesses(processes) {
  while (Date.now() < end) {
    await sleep(sampleMs);
    for (const [name, child] of processes) {
      if (child.exitCode !== null) throw new Error(`${name} ended by itself, with ${child.exitCode}`);
      look(name, child);
    }
  }
}

/** An attempt each second. A rollover comes in the midst of it; before the log is emptied all of it was read, since what was not is lost. */
async function writeLogs(writer) {
  for (let step = 1; Date.now() < end - 15_000; step += 1) {
    writer.attempt();
    if (step % 600 === 0) {
      await untilTold(writer);
      writer.empty();
    } else if (step % 120 === 0) writer.rollOver();
    await sleep(1000);
  }
  await untilTold(writer);
}

async function untilTold({ attempts }) {
  for (let tries = 0; tries < 120 && seen.begun.some((told) => told < attempts); tries += 1) await sleep(1000);
  // What follows from the last line may come a look later.
  await sleep(5000);
}

function row(name, { play, samples }) {
  const { second, last, most } = quarters(samples);
  const show = (value) => (play.unit === 'MB' ? `${(value / 1e6).toFixed(1)} MB` : String(value));
  const verdict = judge(samples, play);
  if (verdict !== 'flat') faults.push(`${name}: ${verdict}`);
  return `| ${name} | ${samples.length} | ${show(second)} | ${show(last)} | ${show(most)} | ${verdict} |`;
}

try {
  const writer = new LogWriter(logs);
  const plain = startWatch(0, []);
  const collected = startWatch(1, ['--expose-gc', '--require', join(root, 'soak/collect.cjs')]);
  const library = startLibrary();
  await sleep(3000);
  await Promise.all([
    writeLogs(writer),
    runCommands(),
    sampleProcesses([
      ['watch', plain],
      ['library', library],
    ]),
  ]);
  for (const child of [plain, collected]) child.kill('SIGINT');
  library.kill('SIGTERM');
  while (children.size > 0) await sleep(100);
  for (const index of [0, 1])
    if (seen.begun[index] !== writer.attempts || seen.failed[index] !== writer.failures)
      faults.push(`a watch told ${seen.begun[index]} attempts and ${seen.failed[index]} failures`);
  if (seen.library.changed > 0) faults.push(`${seen.library.changed} reports of the library changed`);
  const left = readdirSync(temporary);
  if (left.length > 0) faults.push(`left in the folder for temporary files: ${left.join(', ')}`);
  const table = [
    `Node ${process.version}, ${minutes} minutes. \`watch\` told ${seen.begun[0]} of ${writer.attempts} attempts and ${seen.failed[0]} of ${writer.failures} failures, ` +
      `through ${writer.rollovers} rollovers and ${writer.truncations} truncations; the library made ${seen.library.rounds} rounds of 8 scans, ${seen.library.changed} reports changed; ` +
      `${seen.commands} commands, ${seen.wrongCodes} wrong exit codes; ${left.length} temporary files left.`,
    '',
    '| what | samples | median, second quarter | median, last quarter | most | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => row(name, one)),
  ].join('\n');
  console.log(table);
  for (const fault of faults) console.log(`soak: ${fault}`);
  console.log(faults.length === 0 ? 'soak: passed' : 'soak: failed');
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
