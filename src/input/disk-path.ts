/** Where an argument lies on disk, and how it is shown. On Windows `\` and `/` both separate folders, and each drive has a current folder. */
import { type Stats, statSync } from 'node:fs';
import { messageOf, UsageError } from '../errors.js';

export interface Place {
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

/** With `/` between folders, as reports show paths. `C:` is the current folder of the drive, `C:/` would be its root: so it becomes `C:.`. */
export function toSlashes(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/').replace(/^[A-Za-z]:$/, '$&.') : path;
}

/** The drive, and before it `\\?\`, by which long names are given on Windows; empty elsewhere. */
export function rootOf(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? (/^(?:[\\/]{2}[?.][\\/])?(?:[A-Za-z]:)?/.exec(path)?.[0] ?? '') : '';
}

export function diskPath(path: string, { cwd, platform }: Place): string {
  const isAbsolute = path.startsWith('/') || (platform === 'win32' && /^(?:[A-Za-z]:|\\)/.test(path));
  return toSlashes(isAbsolute ? path : `${cwd}/${path}`, platform);
}

/** A folder with the `/` behind it, so that the name of a file can follow. */
export function prefixOf(folder: string): string {
  return `${folder.replace(/\/+$/, '')}/`;
}

/** @throws UsageError where one may not look, such as a share of a server where one has no rights */
export function lookAt(onDisk: string, argument: string): Stats | undefined {
  try {
    return statSync(onDisk, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${argument} cannot be looked at: ${messageOf(error)}`);
  }
}
