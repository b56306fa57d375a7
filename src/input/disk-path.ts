/** Paths on disk and as shown in reports. On Windows both `\` and `/` separate folders, and each drive has its own current folder. */
import { type Stats, statSync } from 'node:fs';
import { messageOf, UsageError } from '../errors.js';

export interface Place {
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}

/** A path with `/` between folders, as reports show it. `C:` means the current folder of the drive and becomes `C:.`, since `C:/` is the root. */
export function toSlashes(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/').replace(/^[A-Za-z]:$/, '$&.') : path;
}

/** The drive of a Windows path, with the prefix `\\?\` of long names; empty elsewhere. */
export function rootOf(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? (/^(?:[\\/]{2}[?.][\\/])?(?:[A-Za-z]:)?/.exec(path)?.[0] ?? '') : '';
}

export function diskPath(path: string, { cwd, platform }: Place): string {
  const isAbsolute = path.startsWith('/') || (platform === 'win32' && /^(?:[A-Za-z]:|\\)/.test(path));
  return toSlashes(isAbsolute ? path : `${cwd}/${path}`, platform);
}

/** A folder with exactly one `/` at its end. */
export function prefixOf(folder: string): string {
  return `${folder.replace(/\/+$/, '')}/`;
}

/** @throws UsageError where access is denied, such as on a share without rights */
export function lookAt(onDisk: string, argument: string): Stats | undefined {
  try {
    return statSync(onDisk, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${argument} cannot be looked at: ${messageOf(error)}`);
  }
}
