// A copy of the project with the packages of Windows beside it: esbuild and rolldown, which vitest runs on, are programs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const parts = [
  ...[
    'bench',
    'bin',
    'dist',
    'docs',
    'fixtures',
    'fuzz',
    'man',
    'matrix',
    'schemas',
    'scripts',
    'soak',
    'src',
    'stress',
    'test',
  ],
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'SECURITY.md'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json'],
];
/** Large, and no test reads them. */
const leftOut = /[\\/](?:nodes|corpus|faults)$/;

export function makeTree(root, tree) {
  const lock = 'package-lock.json';
  const isCurrent = existsSync(join(tree, 'node_modules')) && same(join(root, lock), join(tree, lock));
  if (!isCurrent) rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  for (const part of parts) {
    rmSync(join(tree, part), { recursive: true, force: true });
    cpSync(join(root, part), join(tree, part), { recursive: true, filter: (path) => !leftOut.test(path) });
  }
  if (isCurrent) return;
  const windows = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['ci', ...windows], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
}

function same(one, other) {
  return existsSync(other) && readFileSync(one).equals(readFileSync(other));
}
