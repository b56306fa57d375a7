// `npm run bench`: measures time and memory of whole runs of licdiag, beside bare Node and beside other tools on the same logs with
// the same words. It first checks that exactly the planted failures are found, and writes tables and a chart to docs/performance.md.
// `npm run bench -- --sizes 2,64 --runs 5`: megabytes of logs, and how often each command runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/bundle.js';
import { table, writeBetween } from '../scripts/page.js';
import { judgeAims } from './aims.js';
import { drawChart } from './chart.js';
import { kindNames, makeCorpus } from './corpus.js';
import { measureInTurns, peakMemory, run } from './measure.js';
import { rivals, versionOf } from './rivals.js';
import { searchWords } from './search-words.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '2,16,64,256,1024' },
    runs: { type: 'string', default: '7' },
    /** Tools that would take minutes run only up to this size. */
    slowest: { type: 'string', default: '16' },
    /** Print only. */
    dry: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [runs, slowest] = [Number(values.runs), Number(values.slowest)];
if (![...sizes, runs].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('bench: --sizes and --runs take whole numbers above 0, such as --sizes 2,64 --runs 5');
  process.exit(2);
}

const node = process.execPath;
const bin = join(root, 'bin/licdiag.js');
const threads = [...new Set([1, Math.min(2, availableParallelism())])];
const scratch = mkdtempSync(join(tmpdir(), 'licdiag-bench-'));
const words = await searchWords();
const others = rivals(words, scratch, slowest);
const bare = { name: 'node -e 0', file: node, args: ['-e', '0'] };
const version = { name: 'licdiag --version', file: node, args: [bin, '--version'] };
const scan = (folder, jobs, ...options) => ({
  file: node,
  args: [bin, 'scan', '--jobs', String(jobs), folder, ...options],
  codes: [0, 1],
});

const largest = Math.max(...sizes.filter((size) => size <= 256));
const rows = [];
const turns = [];
for (const size of sizes) {
  for (const kind of kindsOf(size)) rows.push(...measure(kind, size));
  if (size === largest) turns.push(inTurns('hostile', 'few', size), inTurns('alone', 'few', size));
}
const starts = smallRuns();
rmSync(scratch, { recursive: true, force: true });
const aims = table(['aim', 'bound', 'measured', 'met'], judgeAims(starts, rows, turns));
const report = [...describe(), '', ...startTable(), '', ...sizeTable(), '', ...aims].join('\n');
console.log(report);
if (!values.dry) writeReport();

/** All kinds of corpus at one size; at the largest size also one log that threads share. */
function kindsOf(size) {
  const all = kindNames.filter((kind) => kind !== 'one');
  return [...(size === largest ? all : ['few']), ...(size === Math.max(...sizes) ? ['one'] : [])];
}

/** One corpus at a time: 1024 MB of each kind together would fill a small disk, and the page cache. */
function measure(kind, size) {
  const folder = join(root, 'bench/corpus', kind);
  const sites = makeCorpus(folder, kind, size);
  for (const jobs of threads) checkFound(kind, size, folder, sites, jobs);
  const commands = threads.flatMap((jobs) => [
    { kind, size, jobs, label: 'licdiag scan', ...scan(folder, jobs) },
    ...others
      .filter(({ most }) => size <= most)
      .flatMap(({ name, command }) => {
        const made = command(jobs, folder);
        return made ? { kind, size, jobs, label: name, ...made } : [];
      }),
  ]);
  const named = commands.map((command) => ({ ...command, name: `${command.label}, ${command.jobs}` }));
  const times = measureInTurns(named, runs);
  return named.map((command) => ({
    ...command,
    milliseconds: times.get(command.name),
    megabytes: command.label === 'licdiag scan' ? peakMemory(command) : null,
  }));
}

/** The machine may change its speed between corpora, so only times measured together are compared. */
function inTurns(one, other, size) {
  const commands = [one, other].map((kind) => ({ name: kind, ...scan(join(root, 'bench/corpus', kind), 1) }));
  const times = measureInTurns(commands, runs);
  return { one, size, ratio: times.get(one) / times.get(other) };
}

/** Checks the result, since a fast run that misses a failure is worthless. */
function checkFound(kind, size, folder, sites, jobs) {
  const { findings } = JSON.parse(run({ name: 'check', ...scan(folder, jobs, '--format', 'json') }));
  const found = findings.map(({ subject }) => subject.server).sort();
  const planted = sites.flatMap((site) => site.planted ?? []);
  if (JSON.stringify(found) !== JSON.stringify(planted))
    throw new Error(`${kind}, ${size} MB: planted ${planted.join(', ')}, found ${found.join(', ')}`);
}

function describe() {
  const [processor] = cpus();
  const tools = [...new Set(others.map(({ tool }) => tool))].map((tool) => versionOf(tool));
  return [
    `Node ${process.version}; ${[...tools].join('; ')}. ${availableParallelism()} processors (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB.`,
    `${words.length} words, medians of ${runs} runs in turns (in the first table ${3 * runs}), page cache warm, NODE_EXTRA_CA_CERTS unset. The last table compares the others with what licdiag aims at.`,
  ];
}

/** The usual short runs, beside bare Node; being short, they are repeated more often. */
function smallRuns() {
  const size = Math.min(...sizes);
  const small = (kind, what) => {
    const folder = join(root, 'bench/corpus', kind);
    makeCorpus(folder, kind, size);
    return { name: `licdiag scan, ${size} MB in four logs, ${what}`, ...scan(folder, 1) };
  };
  const demo = { name: 'licdiag scan fixtures/demo', ...scan(join(root, 'fixtures/demo'), 1) };
  const scans = [small('healthy', 'healthy'), small('few', 'a failure in each')];
  return measureInTurns([bare, version, ...scans, demo], 3 * runs);
}

function startTable() {
  const plain = starts.get(bare.name);
  return table(
    ['command', 'time', 'to bare node'],
    [...starts].map(([name, time]) => [`\`${name}\``, ms(time), ratio(time, plain)]),
  );
}

function sizeTable() {
  return table(
    ['logs', 'MB', 'threads', 'command', 'time', 'to licdiag', 'peak memory'],
    rows.map(({ kind, size, jobs, label, milliseconds, megabytes }) => {
      const ours = rows.find(
        (row) => row.kind === kind && row.size === size && row.jobs === jobs && row.label === 'licdiag scan',
      );
      const memory = megabytes === null ? '' : `${megabytes.toFixed(0)} MB`;
      return [kind, size, jobs, label, ms(milliseconds), ratio(milliseconds, ours.milliseconds), memory];
    }),
  );
}

function ms(milliseconds) {
  return `${milliseconds.toFixed(0)} ms`;
}

function ratio(one, other) {
  return (one / other).toFixed(2);
}

function writeReport() {
  writeBetween('bench', report, 'docs/performance.md');
  const shown = rows.filter(({ kind, size }) => kind === 'few' && size === largest);
  const bars = shown.map(({ label, jobs, milliseconds }) => ({
    label: `${label}, ${jobs} thread${jobs === 1 ? '' : 's'}`,
    milliseconds,
  }));
  writeFileSync(
    join(root, 'docs/performance.svg'),
    drawChart(`${largest} MB of logs in four files, whole processes`, bars),
  );
}
