/**
 * What tests of this folder share. They run on Windows only, and on Linux in Wine by `npm run windows`; what works the same
 * everywhere has its tests elsewhere.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { makeFolder } from '../cli/make-folder.js';

export const isWindows = process.platform === 'win32';

/** Another process that opens a file and lets nobody else do so, as a program does that writes it; until the test is over. */
export async function lock(path: string): Promise<ChildProcess> {
  // UV_FS_O_EXLOCK: on Windows no sharing at all.
  return holding(`fs.openSync(process.argv[1], fs.constants.O_RDWR | 0x10000000)`, path);
}

/** Another process that reads a file and lets others read and write it, as a viewer does. */
export async function view(path: string): Promise<ChildProcess> {
  return holding(`fs.openSync(process.argv[1], 'r')`, path);
}

async function holding(open: string, path: string): Promise<ChildProcess> {
  // Again, while somebody else has it open.
  const script = `(function hold() { try { ${open} } catch { return setTimeout(hold, 10) }
    console.log('open'); setInterval(() => 0, 1000) })()`;
  const child = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  await new Promise((done) => child.stdout.once('data', done));
  return child;
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill();
  await ended;
}

/** The same place by the name of the machine, or null where no such share is to be had. */
export function overNetwork(path: string): string | null {
  const unc = `\\\\localhost\\${path.slice(0, 1).toLowerCase()}$${path.slice(2)}`;
  return existsSync(unc) ? unc : null;
}

/** A folder whose path has more than 260 letters, which most programs of Windows cannot open. */
export function makeLongFolder(file: string, content: string): { folder: string; path: string } {
  const path = `${'a folder with a name of some length\\'.repeat(8)}${file}`;
  return { folder: makeFolder({ [path]: content }), path };
}
