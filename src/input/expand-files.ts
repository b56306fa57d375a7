/** Turns the arguments of a command into files: names, folders (the files with a wanted name in them), globs, and `-` unchanged. */
import { InputError, UsageError } from '../errors.js';
import { diskPath, lookAt, type Place, prefixOf, toSlashes } from './disk-path.js';
import { type FoundFiles, findFiles, listFiles } from './find-files.js';
import { isGlob, splitGlob } from './split-glob.js';

/** @throws UsageError for an argument without any file, InputError for a folder that cannot be listed */
export async function expandFiles(args: readonly string[], wanted: RegExp, place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const argument of args) found.push(...(argument === '-' ? ['-'] : await expand(argument, wanted, place)));
  return [...new Set(found)];
}

async function expand(argument: string, wanted: RegExp, place: Place): Promise<string[]> {
  const shown = toSlashes(argument, place.platform);
  const onDisk = diskPath(argument, place);
  const stats = argument === '' ? undefined : lookAt(onDisk, argument);
  if (stats && !stats.isDirectory()) return [shown];
  if (stats) {
    const files = inFolder(shown, wanted, place);
    if (files.length > 0) return files;
    throw new UsageError(`no reports in ${argument}`, 'it looks for .json and .ndjson');
  }
  if (!isGlob(argument, place.platform)) throw new UsageError(`no such file or directory: ${argument}`);
  const { base, pattern } = splitGlob(argument, place.platform);
  const { files, folders, problems } = await findFiles(diskPath(base || '.', place), pattern);
  refuseUnread(base || '.', problems);
  const prefix = base === '' ? '' : prefixOf(base);
  const all = [
    ...files.map((file) => `${prefix}${file}`),
    ...folders.flatMap((folder) => inFolder(`${prefix}${folder}`, wanted, place)),
  ];
  if (all.length === 0) throw new UsageError(`nothing matches ${argument}`);
  return all;
}

function inFolder(folder: string, wanted: RegExp, place: Place): string[] {
  const { files, problems } = listFiles(diskPath(folder, place), (path) => wanted.test(path));
  refuseUnread(folder, problems);
  return files.map((file) => prefixOf(folder) + file);
}

/** An error, not a warning: the reports in that folder would be silently missing from the result. */
function refuseUnread(folder: string, [unread]: FoundFiles['problems']): void {
  if (unread)
    throw new InputError(
      `${unread.path === '.' ? folder : prefixOf(folder) + unread.path}: cannot be read: ${unread.problem}`,
    );
}
