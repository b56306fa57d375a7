/** Finds the files that `watch` follows: a log given by name, which may not exist yet, and in folders the metering logs and related ones. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../errors.js';
import type { LogKnowledge } from '../model/log.js';
import { diskPath, lookAt, type Place, prefixOf, toSlashes } from './disk-path.js';
import { findFiles, listFiles } from './find-files.js';
import { readLogName, stemOf } from './log-name.js';
import { kindOf } from './open-file.js';
import { isGlob, splitGlob } from './split-glob.js';

export interface FollowedPath {
  readonly diskPath: string;
  /** As the user gave it, with `/`. */
  readonly path: string;
  readonly named: boolean;
}

export interface FindFollowed extends Place {
  readonly logs: LogKnowledge;
  /** Stems of other logs that mention installs of metering servers. */
  readonly alsoStems: ReadonlySet<string>;
  /** Arguments that were folders in an earlier call: when one vanishes, it must not be taken for a log that is still to come. */
  readonly folders: Set<string>;
}

/** @throws UsageError for an argument that cannot be followed, or a folder that has vanished */
export async function findFollowed(args: readonly string[], context: FindFollowed): Promise<FollowedPath[]> {
  const found = new Map<string, FollowedPath>();
  for (const argument of args) {
    for (const one of await fromArgument(argument, context)) if (!found.has(one.diskPath)) found.set(one.diskPath, one);
  }
  return [...found.values()];
}

async function fromArgument(argument: string, context: FindFollowed): Promise<FollowedPath[]> {
  if (argument === '-' || argument === '')
    throw new UsageError('watch follows files, and standard input is none', 'give the folder with the logs');
  const onDisk = diskPath(argument, context);
  const stats = lookAt(onDisk, argument);
  const path = toSlashes(argument, context.platform);
  if (stats?.isDirectory()) {
    context.folders.add(argument);
    return inFolder(onDisk, path, context);
  }
  if (stats === undefined && isGlob(argument, context.platform)) return fromGlob(argument, context);
  if (stats === undefined && context.folders.has(argument)) throw new UsageError(`${path} is not there`);
  if (stats === undefined) refuseWithoutFolder(dirname(onDisk), argument);
  if (stats && !stats.isFile()) throw new UsageError(`${argument} is a pipe or a device`, 'use "licdiag scan" for it');
  if (stats && isArchive(onDisk))
    throw new UsageError(`${argument} is an archive, to which nothing is added`, 'use "licdiag timeline" for it');
  return [{ diskPath: onDisk, path, named: true }];
}

/** A log may appear later, but only in a folder that exists. */
function refuseWithoutFolder(folder: string, argument: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`no such file or directory: ${argument}`, 'give the folder with the logs, such as SMS\\Logs');
}

/** The files that match now. Windows shells do not expand globs. */
async function fromGlob(argument: string, context: FindFollowed): Promise<FollowedPath[]> {
  const { base, pattern } = splitGlob(argument, context.platform);
  const folder = diskPath(base || '.', context);
  refuseWithoutFolder(folder, argument);
  const { files } = await findFiles(folder, pattern);
  const prefix = base === '' ? '' : prefixOf(base);
  return files
    .map((file) => ({ diskPath: prefixOf(folder) + file, path: `${prefix}${file}`, named: true }))
    .filter((one) => !isArchive(one.diskPath));
}

/** False also for a file that cannot be opened: it may be a log that another program has locked, and reading it will report that. */
function isArchive(onDisk: string): boolean {
  try {
    return /\.(?:zip|gz)$/i.test(onDisk) || kindOf(onDisk) !== 'other';
  } catch {
    return false;
  }
}

async function inFolder(folder: string, path: string, { logs, alsoStems }: FindFollowed): Promise<FollowedPath[]> {
  const { files, problems } = listFiles(folder, (file) => isFollowed(file, logs, alsoStems));
  const unlisted = problems.find((one) => one.path === '.');
  if (unlisted) throw new UsageError(`${path} cannot be listed: ${unlisted.problem}`);
  return files.map((file) => ({
    diskPath: prefixOf(folder) + file,
    path: prefixOf(path) + file,
    named: false,
  }));
}

function isFollowed(file: string, logs: LogKnowledge, alsoStems: ReadonlySet<string>): boolean {
  if (!/\.log$/i.test(file)) return false;
  const name = file.replace(/^.*\//, '');
  const { identity } = readLogName(name, logs);
  return identity.kind === 'metering' || alsoStems.has(stemOf(name));
}
