/** What happens when the files that the command consists of are not what they should be: the same report, or one clear line. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures, repository } from '../helpers/diagnose-paths.js';
import { bareEnvironment } from './run-licdiag.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag installation é '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the command, in which a test may break what it likes. */
function install(): string {
  // Node 22 on Windows copies a folder to another name than that with the é.
  const copy = mkdtempSync(join(tmpdir(), 'licdiag-copy-'));
  for (const part of ['bin', 'dist/command']) cpSync(join(repository, part), join(copy, part), { recursive: true });
  const folder = join(scratch, basename(copy));
  renameSync(copy, folder);
  return folder;
}

/** Its exit code, what it said, and its report but for the run. */
function scan(folder: string, ...options: string[]) {
  const args = [join(folder, 'bin/licdiag.js'), 'scan', join(fixtures, 'demo'), '--format', 'json', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: bareEnvironment,
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  const { run: _, ...report } = stdout === '' ? {} : JSON.parse(stdout);
  return { status, stderr, report };
}

let sound: ReturnType<typeof scan>;
beforeAll(() => {
  sound = scan(repository);
});

type Damage = (file: string) => void;
const kinds: [string, Damage][] = [
  ['is empty', (file) => writeFileSync(file, '')],
  [
    'is a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  [
    'lost its end',
    (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    },
  ],
  [
    'ends in the zeros that a crash left',
    (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0, bytes.length >> 1));
    },
  ],
];

/** Windows has none in folders. To open one waits for whoever writes to it. */
const pipe: [string, Damage] = [
  'is a pipe',
  (file) => {
    rmSync(file);
    spawnSync('mkfifo', [file]);
  },
];

describe.each(process.platform === 'win32' ? kinds : [...kinds, pipe])('where one %s', (_, damage) => {
  test.each(['start', 'scan'])('a code cache is not used: %s', (pack) => {
    const folder = install();
    const commands = join(folder, 'dist/command');
    const [cache = ''] = readdirSync(commands).filter((name) => name.startsWith(`${pack}.cjs.`));
    damage(join(commands, cache));
    expect(scan(folder)).toEqual(sound);
  });

  test.each(['start', 'scan'])('a part of the command is named in one line: %s', (pack) => {
    const folder = install();
    damage(join(folder, 'dist/command', `${pack}.cjs`));
    const { status, stderr } = scan(folder);
    expect(stderr).toMatch(/^licdiag: .*dist.command.*, a part of licdiag, cannot be used: .*\n$/);
    expect(status).toBe(2);
  });
});

test.skipIf(process.platform === 'win32')('a current folder that was removed is named in one line', () => {
  const gone = mkdtempSync(join(scratch, 'gone '));
  const script = 'rmdir "$2"; "$0" "$1" scan .';
  const args = ['-c', script, process.execPath, join(repository, 'bin/licdiag.js'), gone];
  const { status, stderr } = spawnSync('sh', args, { cwd: gone, encoding: 'utf8', env: bareEnvironment });
  expect(stderr).toMatch(/^licdiag: the current folder cannot be used: no such file or directory; change to .*\n$/);
  expect(status).toBe(2);
});

test('a thread that cannot do its share leaves it to the first one', () => {
  const folder = install();
  writeFileSync(join(folder, 'bin/worker.js'), 'throw new Error("no thread today");');
  expect(scan(folder, '--jobs', '3')).toEqual(sound);
});
