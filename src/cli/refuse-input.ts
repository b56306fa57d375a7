/** Keeps `-o` from overwriting an input of the report: an overwritten log is lost evidence. */
import { type BigIntStats, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { catalogue } from '../catalogue/catalogue.generated.js';
import { UsageError } from '../errors.js';
import { diskPath, prefixOf } from '../input/disk-path.js';
import { isInLayout } from '../input/find-bundle.js';
import { findFiles, logNameTest } from '../input/find-files.js';
import { isGlob, splitGlob } from '../input/split-glob.js';
import type { Io } from './io.js';
import { outputTarget } from './output-target.js';

/** @throws UsageError when the file of `-o` is an input: given as a file, matched by a glob, or a log or artefact in a given folder */
export async function refuseInput(output: string | undefined, inputs: readonly string[], io: Io): Promise<void> {
  if (output === undefined) return;
  const target = outputTarget(output, io);
  const stats = look(target);
  if (!stats?.isFile()) return;
  const paths = await Promise.all(inputs.filter((input) => input !== '-').map((input) => expand(input, io)));
  if (paths.flat().some((path) => isRead(path, target, stats)))
    throw new UsageError(`cannot write ${output}: it is one of the files that are read`, 'give another file');
}

async function expand(input: string, io: Io): Promise<string[]> {
  if (look(diskPath(input, io)) !== undefined || !isGlob(input, io.platform)) return [diskPath(input, io)];
  const { base, pattern } = splitGlob(input, io.platform);
  const folder = diskPath(base || '.', io);
  const { files, folders } = await findFiles(folder, pattern);
  return [...files, ...folders].map((path) => prefixOf(folder) + path);
}

function isRead(path: string, target: string, stats: BigIntStats): boolean {
  const found = look(path);
  if (found === undefined) return false;
  if (!found.isDirectory()) return isSame(found, stats) ?? realPath(path) === realPath(target);
  const below = relative(realPath(path), realPath(target)).split(sep).join('/');
  // On Windows the relative path to another drive is absolute.
  const isOutside = isAbsolute(below) || /^\.\.(?:\/|$)/.test(below);
  return !isOutside && (/\.zip$/i.test(below) || isInLayout(below) || logNameTest(catalogue.logs)(below));
}

/** Not `realpathSync` itself, which fails at `\\?\C:`. Some drives cannot resolve paths at all. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/** Whether both are the same file; null where the file system has no inode numbers, as on some shares. */
function isSame(one: BigIntStats, other: BigIntStats): boolean | null {
  return one.ino === 0n ? null : one.dev === other.dev && one.ino === other.ino;
}

/** Undefined also for a path that cannot be looked at: reading or writing it will report that. */
function look(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true });
  } catch {
    return undefined;
  }
}
