// `npm run bench`: how long whole runs of licdiag take, and how much memory, beside bare Node and beside ripgrep with the same words.
// `npm run bench -- --sizes 2,64,256 --runs 9`: megabytes of logs, and how often each command is run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/bundle.js';
import { logBytes, makeCorpus } from './corpus.js';
import { measureInTurns, peakMemory, run } from './measure.js';
import { searchWords } from './search-words.js';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '2,64,256' }, runs: { type: 'string', default: '9' } },
});
const sizes = values.sizes.split(',').map(Number);
const runs = Number(values.runs);
if (![...sizes, runs].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('bench: --sizes and --runs take whole numbers above 0, such as --sizes 2,64 --runs 5');
  process.exit(2);
}

const node = process.execPath;
const bin = join(root, 'bin/licdiag.js');
const sites = makeCorpus(join(root, 'bench/corpus'), Math.max(...sizes));
const sitesOf = (megabytes) => sites.slice(0, Math.max(1, Math.round((megabytes * 1024 * 1024) / logBytes)));
const threads = [1, availableParallelism()];
const scan = (megabytes, jobs, ...options) => ({
  name: `licdiag scan --jobs ${jobs}, ${megabytes} MB`,
  file: node,
  args: [bin, 'scan', '--jobs', String(jobs), ...sitesOf(megabytes).map(({ folder }) => folder), ...options],
  codes: [1],
});

for (const size of sizes) checkFound(size);

const words = await searchWords();
const scratch = mkdtempSync(join(tmpdir(), 'licdiag-bench-'));
const wordsFile = join(scratch, 'words.txt');
writeFileSync(wordsFile, `${words.join('\n')}\n`);
const ripgrep = spawnSync('rg', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0] ?? null;
const grep = (megabytes, jobs) => ({
  name: `rg -j${jobs}, ${megabytes} MB`,
  file: 'rg',
  args: [`-j${jobs}`, '-a', '-c', '-i', '-F', '-f', wordsFile, ...sitesOf(megabytes).map(({ folder }) => folder)],
});

const bare = { name: 'node -e 0', file: node, args: ['-e', '0'] };
const version = { name: 'licdiag --version', file: node, args: [bin, '--version'] };
const sizedCommands = sizes.flatMap((size) => [...new Set(threads)].map((jobs) => [size, jobs]));
const times = measureInTurns(
  [bare, version, ...sizedCommands.map(([size, jobs]) => scan(size, jobs))].concat(
    ripgrep ? sizedCommands.map(([size, jobs]) => grep(size, jobs)) : [],
  ),
  runs,
);
rmSync(scratch, { recursive: true, force: true });
print();

/** A fast run that misses something is worth nothing. */
function checkFound(megabytes) {
  const { findings } = JSON.parse(run(scan(megabytes, 1, '--format', 'json')));
  const found = findings.map(({ subject }) => subject.server).sort();
  const planted = sitesOf(megabytes).flatMap((site) => site.planted ?? []);
  if (JSON.stringify(found) !== JSON.stringify(planted))
    throw new Error(`${megabytes} MB: planted ${planted.join(', ')}, found ${found.join(', ')}`);
}

function print() {
  const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
  const ms = (name) => `${times.get(name).toFixed(0)} ms`;
  const ratio = (one, other) => `${(times.get(one) / times.get(other)).toFixed(2)}`;
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${ripgrep ?? 'rg is not installed: left out'}, ${words.length} words, median of ${runs} runs, warm\n`,
  );
  row('command', 'time', 'to bare node', 'peak memory');
  row('---', '---', '---', '---');
  for (const command of [bare, version, ...sizedCommands.map(([size, jobs]) => scan(size, jobs))])
    row(command.name, ms(command.name), ratio(command.name, bare.name), `${peakMemory(command).toFixed(0)} MB`);
  if (ripgrep === null) return;
  console.log();
  row('size', 'threads', 'licdiag scan', 'rg -a -c -i -F -f words', 'licdiag to rg');
  row('---', '---', '---', '---', '---');
  for (const [size, jobs] of sizedCommands) {
    const [ours, theirs] = [scan(size, jobs).name, grep(size, jobs).name];
    row(`${size} MB`, jobs, ms(ours), ms(theirs), ratio(ours, theirs));
  }
}
