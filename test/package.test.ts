/** What users install: the archive that `npm pack` makes holds what it should, and its command works from anywhere. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedSchemas } from '../src/model/published-schemas.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'licdiag-package-'));
const installed = join(folder, 'node_modules', 'licdiag');

beforeAll(() => {
  // Without its scripts: the build is there, and a second one would pull it away from under the other tests.
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', installed, '--strip-components=1']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] =>
  readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(installed.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

const run = (args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(installed, 'bin/licdiag.js'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', TZ: 'UTC' },
  });

/** Named by the Node that built it: Node 20.19.0 ended in a segmentation fault with a code cache of Node 20.20.2. */
const cacheOwner = /\.v\d+\.\d+\.\d+-\w+-\w+\.cache$/;

describe('the package', () => {
  it('holds the command in ASCII: its files are read a byte a letter, and a letter that takes two would be another one', () => {
    for (const pack of files().filter((file) => /^dist\/command\/\w+\.cjs$/.test(file)))
      expect([pack, /[^\0-\x7f]/.exec(readFileSync(join(installed, pack), 'latin1'))?.[0]]).toEqual([pack, undefined]);
  });

  it('holds the command, the library, the schemas and what a person reads, and nothing else', () => {
    const own = files().map((file) => file.replace(cacheOwner, '.NODE.cache'));
    expect(own.filter((file) => !/^(?:dist\/types|docs)\//.test(file))).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bin/licdiag.js',
      'bin/load.js',
      'bin/package.json',
      'bin/worker.js',
      'dist/command/rest.cjs',
      'dist/command/scan.cjs',
      'dist/command/scan.cjs.NODE.cache',
      'dist/command/stages.cjs',
      'dist/command/stages.cjs.NODE.cache',
      'dist/command/start.cjs',
      'dist/command/start.cjs.NODE.cache',
      'dist/licdiag.js',
      'man/licdiag.1',
      'package.json',
      ...Object.keys(publishedSchemas)
        .map((name) => `schemas/${name}.schema.json`)
        .sort(),
    ]);
    expect(files().filter((file) => file.startsWith('dist/types/') && !file.endsWith('.d.ts'))).toEqual([]);
    // No program can name these; they were most of the files of the package.
    expect(files().filter((file) => /^dist\/types\/(?:cli|report\/scan\/html)/.test(file))).toEqual([]);
  });

  // In a fresh clone "npm run build" ended with a stack, and "npm run types" with "tsc: not found".
  it('is made and checked by commands that first install what is missing: each may be the first one in a fresh clone', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const startOf = (name: string): string => {
      const [, other] = /^npm run --silent (\S+)$/.exec(scripts[`pre${name}`] ?? '') ?? [];
      return other === undefined ? `${scripts[`pre${name}`]}` : startOf(other);
    };
    const names = Object.keys(scripts).filter((name) => name !== 'setup' && !name.startsWith('pre'));
    expect(names.length).toBeGreaterThan(12);
    for (const name of [...names, 'pack']) expect(startOf(name), name).toMatch(/^node scripts\/setup\.cjs/);
    const pages = ['README.md', 'CONTRIBUTING.md', 'docs/install.md'].map((page) =>
      readFileSync(join(root, page), 'utf8'),
    );
    const named = [...pages.join().matchAll(/\bnpm (?:run )?(?:--silent )?(test|(?<=run (?:--silent )?)[\w:-]+)/g)];
    expect(named.map(([, name = '']) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  // With NODE_ENV=production npm left out what the build needs, and the first command of a clone ended with a stack.
  it.skipIf(process.platform === 'win32')('is made with all that the build needs, whatever NODE_ENV says', () => {
    const clone = mkdtempSync(join(folder, 'clone-'));
    for (const path of ['scripts/setup.cjs', 'bin/load.js', 'bin/package.json', 'package-lock.json'])
      cpSync(join(root, path), join(clone, path));
    writeFileSync(join(clone, 'npm'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const env = { PATH: `${clone}:${process.env.PATH}`, NODE_ENV: 'production' };
    const { stderr } = spawnSync(process.execPath, [join(clone, 'scripts/setup.cjs')], { encoding: 'utf8', env });
    expect(stderr.split('\n')[1]).toMatch(/^ci .*--include=dev/);
  });

  it('holds each page that its README leads to', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const pages = [...readme.matchAll(/\]\((?!\w+:)([^)#]+)/g)].map(([, page = '']) => page);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter((page) => !existsSync(join(installed, page)))).toEqual([]);
  });

  it('names no place of the machine that built it', () => {
    for (const file of files().filter((name) => /\.(?:c?js|json|md|ts)$/.test(name)))
      expect(readFileSync(join(installed, file), 'utf8').includes(root), file).toBe(false);
  });

  it('its command diagnoses the demo, without any other package installed', () => {
    const { status, stdout, stderr } = run(['scan', join(root, 'fixtures/demo'), '--format', 'json']);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings.length).toBeGreaterThan(0);
  });

  it.each([
    ['the version', "exports.main({ ...world, arguments: ['--version'] })", ['start']],
    ['a scan', "exports.main({ ...world, arguments: ['scan', demo, '--no-progress'] })", ['start', 'scan']],
    ['a thread of a scan', 'exports.prepareShares()', ['start', 'scan']],
  ])('its command reads for %s only the files that this needs', (_, task, packs) => {
    const script = `
      const { exports, scripts } = require(${JSON.stringify(join(installed, 'bin/load.js'))}).load(${JSON.stringify(join(installed, 'dist/command'))});
      const demo = ${JSON.stringify(join(root, 'fixtures/demo'))};
      const output = { isTTY: false, columns: undefined, write: async () => {} };
      const world = { workerFile: '', stdin: () => null, stdout: output, stderr: output, env: {}, cwd: process.cwd(), platform: process.platform };
      Promise.resolve(${task}).then(() => console.log(JSON.stringify([...scripts.keys()].map((file) => file.replace(/^.*\\/(\\w+)\\.cjs$/, '$1')))));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(packs);
  });

  it('its command prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('its command works through a link, as npm installs it', () => {
    const link = join(folder, 'licdiag');
    symlinkSync(join(installed, 'bin/licdiag.js'), link);
    const { stdout } = spawnSync(process.execPath, [link, '--version'], { encoding: 'utf8' });
    expect(stdout).toMatch(/^\d/);
  });

  it('its library can be imported by name, and diagnoses', () => {
    for (const name of ['zod', 'yaml', 'yauzl', 'fast-glob'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    const script = `
      import { diagnose, UsageError } from 'licdiag';
      console.log(typeof diagnose, new UsageError('x') instanceof Error);
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('function true\n');
  });

  it('the example of docs/library.md prints what it says', () => {
    const [code = '', output = ''] = [
      ...readFileSync(join(root, 'docs/library.md'), 'utf8').matchAll(/^```\w*\n([\s\S]*?)^```$/gm),
    ].map(([, text = '']) => text);
    for (const name of ['zod', 'yaml', 'yauzl', 'fast-glob']) {
      const link = join(folder, 'node_modules', name);
      if (!existsSync(link)) symlinkSync(join(root, 'node_modules', name), link);
    }
    symlinkSync(join(root, 'fixtures/demo'), join(folder, 'logs'));
    writeFileSync(join(folder, 'example.mjs'), code);
    const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe(output);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])('its types hold for a program that uses them (module %s, resolution %s)', (module, resolution) => {
    const code = readFileSync(join(root, 'docs/library.md'), 'utf8').match(/^```js\n([\s\S]*?)^```$/m)?.[1] ?? '';
    writeFileSync(join(folder, 'example.mts'), code);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    const modules = ['--module', module, '--moduleResolution', resolution];
    const flags = ['--noEmit', '--strict', ...modules, '--target', 'es2022', ...types];
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...flags, 'example.mts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('the man page is there, and named in a list: npm installs none that is named by a text alone', () => {
    const { man } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(man).toEqual(['man/licdiag.1']);
    expect(readFileSync(join(installed, man[0]), 'utf8')).toContain('.TH LICDIAG 1');
  });
});
