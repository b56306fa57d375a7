// Makes a clone ready: installs what is missing, and with --built builds when a source is newer than the build, or the build was
// made by another version of Node. CommonJS without dependencies, since it runs before anything is installed.
const { execSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { cacheOf } = require('../bin/load.js');

const root = path.join(__dirname, '..');
const at = (name) => path.join(root, name);
const time = (name) => fs.statSync(at(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = (name) => {
  const stats = fs.statSync(at(name), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(
    stats.mtimeMs,
    ...fs
      .readdirSync(at(name))
      .filter((entry) => !entry.includes('.generated.'))
      .map((entry) => newest(path.join(name, entry))),
  );
};

const run = (command) => {
  process.stderr.write(`> ${command}\n`);
  execSync(command, { cwd: root, stdio: ['ignore', 2, 2] });
};

// npm writes this file at the end of an install; if the lock file is newer, it was changed since.
if (time('node_modules/.package-lock.json') < time('package-lock.json'))
  run('npm ci --include=dev --no-audit --no-fund');
if (process.argv.includes('--built')) {
  const built = Math.min(
    time('dist/licdiag.js'),
    time('dist/command/start.cjs'),
    time(cacheOf('dist/command/scan.cjs')),
  );
  if (['src', 'scripts', 'package.json', 'tsconfig.json'].some((name) => newest(name) > built))
    run('npm run --silent build');
}
