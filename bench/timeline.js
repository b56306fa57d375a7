// `npm run bench:timeline`: checks that the installs of a month give the same timeline in small logs and in a gigabyte, as one log and
// rolled over, with constant memory. Writes the table to docs/timeline.md; `-- --sizes 64,256` for other sizes in megabytes, the
// smallest first; `--dry` only prints.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { root } from '../scripts/bundle.js';
import { table, writeBetween } from '../scripts/page.js';
import { writeMonth } from './timeline-corpus.js';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '8,64,256,1024' }, dry: { type: 'boolean', default: false } },
});
const megabyte = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'licdiag-bench-'));
const [whole, rolled] = ['whole', 'rolled'].map((name) => join(folder, name));
let expected = null;

try {
  const head = ['MB', 'lines', 'servers, attempts', 'one log', 'rolled over', 'timeline'];
  const lines = table(
    head,
    values.sizes.split(',').map((size) => measure(Number(size))),
  ).join('\n');
  console.log(lines);
  if (!values.dry) writeBetween('bench', lines, 'docs/timeline.md');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(size) {
  for (const one of [whole, rolled]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one, { recursive: true });
  }
  writeMonth(join(whole, 'Licsvcfg.log'), size * megabyte);
  const lines = rollOver();
  const isFirst = expected === null;
  const runs = [whole, rolled].map(run);
  expected ??= runs[0].shown;
  const isSame = runs.every(({ shown }) => isDeepStrictEqual(shown, expected));
  if (!isSame) process.exitCode = 1;
  const { servers, attempts } = runs[0].summary;
  return [
    statSync(join(whole, 'Licsvcfg.log')).size >> 20,
    lines.toLocaleString('en'),
    `${servers}, ${attempts}`,
    ...runs.map(({ seconds, megabytes }) => `${seconds.toFixed(1)} s, ${megabytes} MB`),
    isSame ? (isFirst ? 'both the same' : 'the same') : 'ANOTHER',
  ];
}

function run(where) {
  const reporter = join(root, 'bench/report-memory.cjs');
  const args = ['--require', reporter, join(root, 'bin/licdiag.js'), 'timeline', where, '--format', 'json'];
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;
  const started = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const peak = /peak memory (\d+) KB/.exec(stderr)?.[1];
  if (![0, 1, 3].includes(status) || !peak)
    throw new Error(`licdiag timeline ended with ${status}: ${stderr.slice(0, 500)}`);
  const { servers, unexplained, limits, summary } = JSON.parse(stdout);
  const others = limits.filter(({ kind }) => kind !== 'rollover');
  return {
    shown: plain({ servers, unexplained, limits: others }),
    summary,
    seconds,
    megabytes: Math.round(peak / 1024),
  };
}

/** Removes the line numbers, which must differ. */
function plain(data) {
  if (typeof data === 'string') return data.replace(/\((?:line |[^()\s]+:)\d+\)/g, '');
  if (Array.isArray(data)) return data.map(plain);
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      ['file', 'line', 'folder'].includes(key) ? [] : [[key, plain(value)]],
    ),
  );
}

/** Cuts the log in two, at the end of a record near its middle. @returns the number of its lines */
function rollOver() {
  const path = join(whole, 'Licsvcfg.log');
  const { size } = statSync(path);
  const from = openSync(path, 'r');
  const [older, newer] = ['lo_', 'log'].map((end) => openSync(join(rolled, `Licsvcfg.${end}`), 'w'));
  const block = Buffer.alloc(4 * megabyte);
  let [at, lines, isCut] = [0, 0, false];
  for (
    let got = readSync(from, block, 0, block.length, at);
    got > 0;
    got = readSync(from, block, 0, block.length, at)
  ) {
    at += got;
    const isMiddle = !isCut && at >= size / 2;
    const end = isMiddle ? block.subarray(0, got).lastIndexOf(10) + 1 : isCut ? 0 : got;
    writeSync(older, block, 0, end);
    writeSync(newer, block, end, got - end);
    for (let line = block.indexOf(10); line >= 0 && line < got; line = block.indexOf(10, line + 1)) lines += 1;
    isCut ||= isMiddle;
  }
  for (const file of [from, older, newer]) closeSync(file);
  return lines;
}
