// Builds dist/: the command as CommonJS with V8 code caches, the library as an ES module with types.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
removeHiddenTypes(join(dist, 'types'));
await buildCommand(shipped);

/** Removes the declarations that a program cannot reach through the public API: nine of ten files. */
function removeHiddenTypes(folder) {
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g))
      reach(join(dirname(file), `${target}.d.ts`));
  };
  reach(join(folder, 'diagnose.d.ts'));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !reached.has(path)) rmSync(path);
  }
}
