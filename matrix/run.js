// Runs licdiag under several versions of Node, time zones and languages: `npm run matrix`. Prints a table; ends with 1 when a
// report differs or a test fails. `--settings` leaves the tests out, `--only 20,24` takes some of the versions.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchNode } from '../scripts/node-package.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const store = join(root, 'matrix/nodes');
/** The oldest that is supported, and the newest of the two lines after it when this was written. */
const versions = ['20.19.0', '22.23.3', '24.21.0'];
const zones = ['UTC', 'America/St_Johns', 'Pacific/Chatham'];
const languages = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8'];

const { values } = parseArgs({ options: { settings: { type: 'boolean' }, only: { type: 'string' } } });
const asked = values.only?.split(',') ?? [''];
const wanted = versions.filter((version) => asked.some((start) => version.startsWith(start)));
if (wanted.length === 0) {
  console.error(`matrix: --only takes the start of some of ${versions.join(', ')}`);
  process.exit(2);
}

/** A hash of the report of these paths, but for the run itself. */
function report(node, paths, env) {
  const { stdout, stderr, status, error } = spawnSync(
    node,
    ['bin/licdiag.js', 'scan', ...paths, '--format', 'json', '--no-progress', '--fail-on', 'never'],
    { cwd: root, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', maxBuffer: 2 ** 29 },
  );
  if (status !== 0) throw error ?? new Error(`a scan ended with ${status}: ${stderr}`);
  const { run: _, ...rest } = JSON.parse(stdout);
  // Files are listed in the order in which they were given.
  rest.inputs.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
}

function settings(node) {
  const sites = readdirSync(join(root, 'fixtures/demo')).map((name) => `fixtures/demo/${name}`);
  const paths = [...sites, 'fixtures/healthy'];
  const hashes = new Set();
  let runs = 0;
  for (const TZ of zones)
    for (const LC_ALL of languages)
      for (const order of [paths, [...paths].reverse()]) {
        hashes.add(report(node, order, { TZ, LC_ALL, LANG: LC_ALL }));
        runs += 1;
      }
  return { runs, hash: [...hashes] };
}

/** All but those that open a browser, whose driver is of one version. */
function tests(node) {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-matrix-'));
  const results = join(folder, 'results.json');
  const start = Date.now();
  spawnSync(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--exclude',
      'test/browser/**',
      '--reporter=json',
      `--outputFile=${results}`,
    ],
    { cwd: root, env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH }, stdio: 'ignore' },
  );
  const seconds = Math.round((Date.now() - start) / 1000);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(folder, { recursive: true });
  const failed = testResults.flatMap(({ name, status, assertionResults }) =>
    status !== 'failed'
      ? []
      : [name.replace(root, ''), ...assertionResults.flatMap((one) => (one.status === 'failed' ? one.fullName : []))],
  );
  return { passed: numPassedTests, failed: numFailedTests, seconds, names: failed };
}

let isSound = true;
let first;
console.log('| Node | reports | tests passed | failed | seconds |\n| --- | --- | --- | --- | --- |');
for (const version of wanted) {
  const node = fetchNode('linux-x64', version, join(store, version));
  const { runs, hash } = settings(node);
  first ??= hash[0];
  const areEqual = hash.length === 1 && hash[0] === first;
  const said = areEqual ? `${runs} the same` : `${hash.length} different in ${runs}`;
  const tested = values.settings ? null : tests(node);
  console.log(
    `| ${version} | ${said} | ${tested?.passed ?? '-'} | ${tested?.failed ?? '-'} | ${tested?.seconds ?? '-'} |`,
  );
  for (const name of tested?.names ?? []) console.error(`  ${name}`);
  isSound &&= areEqual && (tested === null || tested.names.length === 0);
}
process.exitCode = isSound ? 0 : 1;
