// Bundles TypeScript with esbuild, for the build and for scripts that need a source module (Node 20 cannot run TypeScript).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { leaveOut } from './leave-out.js';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a module of src/ in memory and imports it. Packages are loaded from node_modules. */
export async function importSource(path) {
  const folder = mkdtempSync(join(root, 'node_modules', '.licdiag-'));
  const outfile = join(folder, 'module.mjs');
  try {
    await build({
      entryPoints: [join(root, path)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The esbuild options of all shipped bundles. */
export const shipped = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  define: { LICDIAG_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
  absWorkingDir: root,
};

/** The command as one CommonJS file. */
export const command = {
  ...shipped,
  format: 'cjs',
  plugins: [leaveOut],
  // Turns import() into require(): vm.Script has no loader for dynamic imports.
  supported: { 'dynamic-import': false },
  alias: { 'node:child_process': './src/cli/no-child-process.ts' },
  legalComments: 'none',
};
