// Builds dist/: the command as one CommonJS file with a V8 code cache, the library as an ES module with types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { command, root, shipped } from './bundle.js';
import { generate } from './generate.js';

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
await generate();

await build({
  ...command,
  entryPoints: ['src/cli/entry.ts'],
  outfile: 'dist/licdiag.cjs',
  // Only packs, acknowledgements and reports that are read back need these two: half of the bundle, read at every start, would be theirs.
  external: ['yaml', 'zod'],
  minify: !process.env.DEBUG_BUILD,
});
await build({
  ...shipped,
  entryPoints: ['src/diagnose.ts'],
  outfile: 'dist/licdiag.js',
  format: 'esm',
  external: Object.keys(dependencies),
});
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
node('node_modules/typescript/bin/tsc', '--emitDeclarationOnly');
// The caches are made by real runs, so that they hold the functions that these compile.
for (const name of ['start', 'scan']) node('scripts/code-cache.cjs', name);
