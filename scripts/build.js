// Builds dist/: the command as CommonJS with V8 code caches, the library as an ES module with types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bundle.js';
import { buildCommand } from './command-packs.js';
import { generate } from './generate.js';

const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
await generate();

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  define: { LICDIAG_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
  absWorkingDir: root,
};
await build({
  ...shared,
  entryPoints: ['src/diagnose.ts'],
  outfile: 'dist/licdiag.js',
  format: 'esm',
  external: Object.keys(dependencies),
});

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
node('node_modules/typescript/bin/tsc', '--emitDeclarationOnly');
await buildCommand(shared);
