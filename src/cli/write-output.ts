/** Writes a report to a file, which is replaced only when the whole report is on disk. */
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, InputError, messageOf } from '../errors.js';
import { toSlashes } from '../input/disk-path.js';
import type { Io } from './io.js';
import { outputTarget } from './output-target.js';
import { draftName, removeStaleDrafts } from './stale-drafts.js';

/**
 * @param blocks each is one write. `& object` refuses a string, which would be written letter by letter
 * @throws InputError when it cannot be written; the old file is then unchanged
 */
export function writeToFile(blocks: Iterable<string> & object, path: string, io: Io): void {
  const target = outputTarget(path, io);
  try {
    const isFile = isRegular(target);
    if (isFile && toSlashes(path, io.platform).endsWith('/')) throw new Error('there is no such folder');
    if (isFile) replaceFile(blocks, realTarget(target));
    else for (const block of blocks) writeFileSync(target, block, { flag: 'a' });
  } catch (error) {
    throw new InputError(`cannot write ${path}: ${messageOf(error)}`, adviceFor(error, target, io));
  }
}

function adviceFor(error: unknown, target: string, { platform }: Io): string {
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'make room there, or give a file on another disk';
  // The errors of Windows for a file that another program has open.
  const isDenied = platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code);
  return isDenied && statSync(target, { throwIfNoEntry: false })?.isFile() === true
    ? 'it may be open in another program, or read-only: close it there, or give another file'
    : 'give a file in a folder that exists and that you may write to';
}

/** False for a device or a pipe, which cannot be replaced and is written to directly. @throws for a folder */
function isRegular(target: string): boolean {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new Error('it is a folder');
  return stats === undefined || stats.isFile();
}

/** The target of a symbolic link, so that the link itself stays. */
function realTarget(target: string): string {
  return lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(target) : target;
}

function replaceFile(blocks: Iterable<string>, target: string): void {
  const folder = dirname(target);
  removeStaleDrafts(folder);
  const draft = join(folder, draftName(process.pid));
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666;
  const file = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    try {
      for (const block of blocks) writeFileSync(file, block);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
