// Builds dist/: the command as one CommonJS file with a V8 code cache, the library as an ES module with types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bundle.js';
import { generate } from './generate.js';
import { leaveOut } from './leave-out.js';

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
  entryPoints: ['src/cli/entry.ts'],
  outfile: 'dist/licdiag.cjs',
  format: 'cjs',
  plugins: [leaveOut],
  // Only packs and acknowledgements need these two: half of the bundle, read at every start, would be theirs.
  external: ['yaml', 'zod'],
  // A dynamic import that stays one would need a loader that vm.Script does not have.
  supported: { 'dynamic-import': false },
  alias: { 'node:child_process': './src/cli/no-child-process.ts' },
  minify: !process.env.DEBUG_BUILD,
  legalComments: 'none',
});
await build({
  ...shared,
  entryPoints: ['src/diagnose.ts'],
  outfile: 'dist/licdiag.js',
  format: 'esm',
  external: Object.keys(dependencies),
});

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
node('node_modules/typescript/bin/tsc', '--emitDeclarationOnly');
// The caches are made by real runs, so that they hold the functions that these compile.
for (const name of ['start', 'scan']) node('scripts/code-cache.cjs', name);
