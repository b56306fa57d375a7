// Builds dist/: the command as CommonJS with V8 code caches, the library as an ES module with types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, shipped } from './bundle.js';
import { buildCommand } from './command-packs.js';
import { generate } from './generate.js';

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
await generate();

await build({
  ...shipped,
  entryPoints: ['src/diagnose.ts'],
  outfile: 'dist/licdiag.js',
  format: 'esm',
  external: Object.keys(dependencies),
});
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
node('node_modules/typescript/bin/tsc', '--emitDeclarationOnly');
await buildCommand(shipped);
