// `npm run windows`: licdiag on Windows as far as Wine shows it. Node for Windows builds it and runs the tests (those of
// test/windows run nowhere else on Linux); what it built and its reports are compared with those of Linux byte for byte, and so are the
// reports of the executable.
// A table goes to docs/windows.md. `-- --dry` writes nothing, `--node 22` takes one version, `--only build,tests,reports,exe,console`.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchNode } from '../scripts/node-package.js';
import { table, writeBetween } from '../scripts/page.js';
import { inConsole } from './console.js';
import { compareReports } from './reports.js';
import { makeTree } from './tree.js';
import { Wine, wineVersion } from './wine.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const store = join(root, 'windows/store');
/** The newest of each line that is supported, when this was written. The registry has no 20.19 for Windows. */
const versions = ['20.20.2', '22.23.3', '24.21.0'];
const kinds = ['build', 'tests', 'reports', 'exe', 'console'];

const { values } = parseArgs({
  options: { dry: { type: 'boolean' }, node: { type: 'string' }, only: { type: 'string', default: kinds.join(',') } },
});
const isWanted = (kind) => values.only.split(',').includes(kind);

const version = wineVersion();
if (version === null) console.log('Wine is not installed: nothing was run (on Debian: apt-get install wine)');
else runAll();

function runAll() {
  console.log(version);
  const tree = join(store, 'tree');
  makeTree(root, tree);
  const wine = new Wine();
  try {
    const rows = [];
    for (const wanted of versions.filter((one) => values.node === undefined || `${one}.`.startsWith(`${values.node}.`)))
      rows.push(withNode(wanted, wine, tree));
    if (isWanted('exe')) rows.push(withExecutable(wine, tree));
    const head = [
      'program',
      'starts',
      'built as on Linux',
      'tests passed',
      'failed',
      'skipped',
      'reports as on Linux',
      'console',
    ];
    const lines = table(head, rows);
    console.log(lines.join('\n'));
    if (!values.dry)
      writeBetween(
        'wine',
        [`${version}, Linux reports by Node ${process.version}.`, '', ...lines].join('\n'),
        'docs/windows.md',
      );
  } finally {
    wine.close();
  }
}

function withNode(wanted, wine, tree) {
  const node = fetchNode('win-x64', wanted, join(store, wanted));
  const name = `Node ${wanted}`;
  const { code, stdout, stderr } = wine.run(node, ['--print', 'process.platform']);
  if (code !== 0) return [name, `no: ${whyNot(stdout + stderr)}`, '-', '-', '-', '-', '-', '-'];
  const built = isWanted('build') ? counted(buildThere(node, wine, tree), 'isSame') : '-';
  const tested = isWanted('tests') ? runTests(node, wine, tree) : null;
  const reports = isWanted('reports')
    ? compareReports(root, (args) => wine.run(node, ['bin/licdiag.js', ...args], { cwd: tree }))
    : null;
  const seen = isWanted('console') ? inConsole(wine, node, tree) : null;
  return [name, 'yes', built, ...(tested ?? ['-', '-', '-']), counted(reports, 'isSame'), counted(seen, 'isSound')];
}

function whyNot(text) {
  return /Fatal process out of memory: [^\r\n]*/.exec(text)?.[0] ?? text.trim().split('\n')[0] ?? '';
}

/** The build in Windows, over which the tests then run. */
function buildThere(node, wine, tree) {
  rmSync(join(tree, 'dist'), { recursive: true });
  const there = wine.run(node, ['scripts/build.js'], { cwd: tree, timeout: 600_000 });
  const files = ['start', 'scan', 'rest'].map((pack) => `dist/command/${pack}.cjs`);
  return ['dist/licdiag.js', ...files].map((file) => ({
    says: file,
    isSame: existsSync(join(tree, file)) && readFileSync(join(tree, file)).equals(readFileSync(join(root, file))),
    there,
  }));
}

/** All but those that drive a browser, programs that are not there, or npm; and those that look at text alone. */
function runTests(node, wine, tree) {
  const results = join(store, 'results.json');
  const left = [
    'browser/**',
    'completion/shells.test.ts',
    'exe.test.ts',
    'forms.test.ts',
    'fuzz/**',
    'package.test.ts',
  ];
  rmSync(results, { force: true });
  const { stderr } = wine.run(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...left.flatMap((name) => ['--exclude', `test/${name}`]),
      '--reporter=json',
      `--outputFile=${results}`,
    ],
    { cwd: tree, env: { TEMP: 'C:\\temp', TMP: 'C:\\temp' }, timeout: 3_600_000 },
  );
  if (!existsSync(results)) throw new Error(`the tests did not end: ${stderr}`);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  for (const { name, message } of broken) console.error(`failed: ${name}\n  ${message}`);
  for (const { name, assertionResults } of testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed')
        console.error(
          `failed: ${name.replace(/^.*\/test\//, '')}: ${fullName}\n  ${failureMessages[0]?.slice(0, 600)}`,
        );
  if (broken.length + numFailedTests > 0) process.exitCode = 1;
  return [numPassedTests, numFailedTests + broken.length, numPendingTests];
}

function withExecutable(wine, tree) {
  const folder = join(store, 'exe');
  execFileSync(process.execPath, ['scripts/build-exe.js', '--windows', '--out', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const exe = join(folder, 'licdiag.exe');
  const { code } = wine.run(exe, ['--version']);
  const reports = compareReports(root, (args) => wine.run(exe, args, { cwd: tree }));
  return [
    `licdiag.exe (Node ${process.versions.node})`,
    code === 0 ? 'yes' : 'no',
    '-',
    '-',
    '-',
    '-',
    counted(reports, 'isSame'),
    '-',
  ];
}

/** @returns how many of the cases are as they should be; those that are not are printed */
function counted(cases, field) {
  if (cases === null) return '-';
  const wrong = cases.filter((one) => !one[field]);
  for (const { says, there } of wrong) {
    console.error(
      `not as it should be: ${says}: ${there.code}\n${there.stdout.slice(0, 600)}\n${there.stderr.slice(0, 600)}`,
    );
    process.exitCode = 1;
  }
  return `${cases.length - wrong.length} of ${cases.length}`;
}
