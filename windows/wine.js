// Wine with a prefix of its own, in which it says that it is Windows 10 (Node starts on nothing older), without a display.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomLibrary } from './random-library.js';

/** Null where there is no Wine. */
export function wineVersion() {
  const { stdout, error } = spawnSync('wine', ['--version'], { encoding: 'utf8' });
  return error ? null : stdout.trim();
}

export class Wine {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'licdiag-wine-'));
    this.prefix = join(this.folder, 'prefix');
    const { PATH, HOME } = process.env;
    this.env = { PATH, HOME, WINEPREFIX: this.prefix, WINEDEBUG: '-all', TZ: 'UTC', LANG: 'C.UTF-8' };
    this.run('wineboot', ['--init']);
    this.run('winecfg', ['/v', 'win10']);
    writeFileSync(join(this.prefix, 'drive_c/windows/system32/bcryptprimitives.dll'), randomLibrary());
    // \\localhost\c$: Wine takes such names from this folder.
    const server = join(this.prefix, 'dosdevices/unc/localhost');
    mkdirSync(server, { recursive: true });
    symlinkSync('../../../drive_c', join(server, 'c$'));
  }

  /** Its output goes through files: a pipe of Linux is none to Node for Windows. */
  run(program, args, { cwd = this.folder, env = {}, input = '', timeout = 120_000 } = {}) {
    const [from, out, err] = ['in', 'out', 'err'].map((name) => join(this.folder, name));
    writeFileSync(from, input);
    const files = [openSync(from, 'r'), openSync(out, 'w'), openSync(err, 'w')];
    const { status } = spawnSync('wine', [program, ...args], {
      cwd,
      env: { ...this.env, ...env },
      stdio: files,
      timeout,
    });
    for (const file of files) closeSync(file);
    return { code: status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
  }

  /** In a console, which Wine draws on a terminal of Linux. */
  runInConsole(words, cwd) {
    // Node 22.23 ends in an assertion where a console has no title.
    const line = ['wine', 'cmd', '/c', 'title', 'licdiag', '&', ...words].map((word) => `'${word}'`).join(' ');
    const { status, stdout } = spawnSync('script', ['-qec', `stty cols 100 rows 60; exec ${line}`, '/dev/null'], {
      cwd,
      env: { ...this.env, TERM: 'xterm' },
      input: '',
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { code: status, stdout, stderr: '' };
  }

  close() {
    execFileSync('wineserver', ['-k'], { env: this.env });
    execFileSync('wineserver', ['-w'], { env: this.env });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
