/** From the arguments of a command to files: names, folders (what has a fitting name in them), globs, and `-` as it is. */
import { statSync } from 'node:fs';
import { UsageError } from '../errors.js';
import { findFiles, listFiles } from './find-files.js';
import { isGlob, splitGlob, toSlashes } from './to-pattern.js';

interface Place {
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

/** @throws UsageError for an argument that names nothing */
export async function expandFiles(args: readonly string[], wanted: RegExp, place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const argument of args) found.push(...(argument === '-' ? ['-'] : await expand(argument, wanted, place)));
  return [...new Set(found)];
}

async function expand(argument: string, wanted: RegExp, { cwd, platform }: Place): Promise<string[]> {
  const shown = toSlashes(argument, platform);
  const onDisk = (path: string): string => (/^(?:\/|[A-Za-z]:)/.test(path) ? path : `${cwd}/${path}`);
  const stats = argument === '' ? undefined : statSync(onDisk(shown), { throwIfNoEntry: false });
  if (stats?.isFile() || (stats && !stats.isDirectory())) return [shown];
  if (stats) {
    const base = shown.replace(/\/+$/, '');
    const { files } = listFiles(onDisk(shown), (path) => wanted.test(path));
    if (files.length > 0) return files.map((file) => `${base}/${file}`);
    throw new UsageError(`no reports in ${argument}`, 'it looks for .json and .ndjson');
  }
  if (!isGlob(argument)) throw new UsageError(`no such file or directory: ${argument}`);
  const { base, pattern } = splitGlob(argument, platform);
  const { files } = await findFiles(onDisk(base || '.'), pattern);
  if (files.length === 0) throw new UsageError(`nothing matches ${argument}`);
  const prefix = base === '' || base.endsWith('/') ? base : `${base}/`;
  return files.map((file) => `${prefix}${file}`);
}
