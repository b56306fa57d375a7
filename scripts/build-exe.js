// Builds the command as one executable with Node in it (a "single executable application" of Node): exe/licdiag for this system,
// and with --windows exe/licdiag.exe, for which the Windows Node of the same version comes from the npm registry.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inject } from 'postject';
import { command, root } from './bundle.js';
import { generate } from './generate.js';
import { fetchNode } from './node-package.js';

const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const args = process.argv.slice(2);
const out = args.includes('--out') ? args[args.indexOf('--out') + 1] : join(root, 'exe');
const work = mkdtempSync(join(tmpdir(), 'licdiag-exe-'));

async function makeBlob() {
  await generate();
  await build({ ...command, entryPoints: ['src/cli/exe.ts'], outfile: join(work, 'licdiag.cjs'), minify: true });
  const config = join(work, 'sea.json');
  writeFileSync(
    config,
    // No code cache: it works only on the system that made it, and the blob is used for Windows too.
    JSON.stringify({
      main: join(work, 'licdiag.cjs'),
      output: join(work, 'blob'),
      disableExperimentalSEAWarning: true,
      useCodeCache: false,
    }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  return readFileSync(join(work, 'blob'));
}

async function makeExecutable(node, name, blob) {
  const target = join(out, name);
  copyFileSync(node, target);
  chmodSync(target, 0o755);
  await inject(target, 'NODE_SEA_BLOB', blob, { sentinelFuse: fuse });
  console.log(`${target}  ${Math.round(statSync(target).size / 1024 / 1024)} MB`);
}

try {
  mkdirSync(out, { recursive: true });
  const blob = await makeBlob();
  await makeExecutable(process.execPath, process.platform === 'win32' ? 'licdiag.exe' : 'licdiag', blob);
  // A blob can only be read by the version of Node that made it.
  if (args.includes('--windows') && process.platform !== 'win32')
    await makeExecutable(fetchNode('win-x64', process.versions.node, work), 'licdiag.exe', blob);
} finally {
  rmSync(work, { recursive: true, force: true });
}
