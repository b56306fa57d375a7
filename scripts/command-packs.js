// Builds the command. esbuild splits it at the dynamic imports of src/; the pieces are then joined into four files ("packs") by when
// they are needed: `start` by every command, `scan` by an ordinary scan, `stages` by a scan with unexplained errors, and `rest`. Real
// runs tell which piece is needed when. One file would be read in full at every start; one file for each piece would be too many.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './bundle.js';
import { leaveOut } from './leave-out.js';

const folder = join(root, 'dist/command');
const minify = !process.env.DEBUG_BUILD;

export async function buildCommand(shared) {
  const pieces = await buildPieces(shared);
  mkdirSync(folder, { recursive: true });
  writePacks({ start: Object.keys(pieces), scan: [], stages: [], rest: [] }, pieces);
  const packs = {};
  const packed = new Set();
  for (const name of ['start', 'scan', 'stages']) {
    packs[name] = piecesOfRun(name).filter((piece) => !packed.has(piece));
    for (const piece of packs[name]) packed.add(piece);
  }
  packs.rest = Object.keys(pieces).filter((piece) => !packed.has(piece));
  writePacks(packs, pieces);
  // The caches are made in real runs, so that they contain the functions that a real run compiles.
  run('caches', 'caches');
  run('stages', 'caches');
}

/** Source texts by name, as CommonJS. */
async function buildPieces(shared) {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ['src/cli/entry.ts'],
    outdir: folder,
    write: false,
    format: 'esm',
    splitting: true,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    plugins: [leaveOut],
    // These two are large, and only users' packs and acknowledgements need them.
    external: ['yaml', 'zod'],
    alias: { 'node:child_process': './src/cli/no-child-process.ts' },
    minify,
    legalComments: 'none',
  });
  const pieces = {};
  for (const { path, text } of outputFiles) {
    const options = { format: 'cjs', target: 'node20', platform: 'node', minify, legalComments: 'none' };
    // Turns import() into require(): vm.Script has no loader for dynamic imports.
    const { code } = await transform(joinDirectly(text), { ...options, supported: { 'dynamic-import': false } });
    pieces[basename(path)] = asAscii(code);
  }
  return pieces;
}

const importsAtTop = /^(?:import(?:\s*"[^"]+"|\s*\{[^}]*\}\s*from\s*"\.\/[^"]+");\s*)+/;
const exportsAtEnd = /export\s*\{([^}]*)\};?\s*$/;

/**
 * Copies what a piece imports from others into variables, once. esbuild itself reads it through two getters at each use, since it
 * cannot know that no pieces import each other in a circle, and that no export ever changes.
 */
function joinDirectly(text) {
  return text
    .replace(importsAtTop, (imports) =>
      imports
        .replaceAll(/import\s*"[^"]+";/g, '')
        .replace(
          /import\s*\{([^}]*)\}\s*from\s*("[^"]+");/g,
          (_, names, piece) => `var {${names.replaceAll(' as ', ':')}}=require(${piece});`,
        ),
    )
    .replace(exportsAtEnd, (_, names) => `Object.assign(exports,{${names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1')}});`)
    .replace(/\bimport\(("\.\/[^"]+")\)/g, (_, piece) => `Promise.resolve().then(()=>require(${piece}))`);
}

/** Packs are read as latin1. esbuild escapes non-ASCII letters in strings, but not in regular expressions. */
function asAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A pack is one expression: an object with a function for each piece. */
function writePacks(packs, pieces) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [pack, names] of Object.entries(packs)) {
    const functions = names.map(
      (name) => `${JSON.stringify(name)}:function(exports,require,module){${pieces[name]}\n}`,
    );
    writeFileSync(join(folder, `${pack}.cjs`), `({${functions.join(',\n')}})`, 'latin1');
  }
}

function piecesOfRun(name) {
  return JSON.parse(run(name, 'pieces'));
}

function run(name, task) {
  return execFileSync(process.execPath, ['scripts/run-command.cjs', name, task, folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
