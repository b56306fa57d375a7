/** Tells by names alone whether a path is a bundle: a zip, or a folder in the layout of the collector (site/, servers/, clients/). */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { prefixOf } from './disk-path.js';
import type { Listings } from './find-files.js';
import { isPipe, kindOf } from './open-file.js';

export type BundleKind = 'directory' | 'zip' | 'file';

/** Null when there is no such file. @throws when it cannot be read. */
export function bundleKind(diskPath: string): BundleKind | null {
  const stats = statSync(diskPath, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isDirectory()) return 'directory';
  return !isPipe(diskPath) && kindOf(diskPath) === 'zip' ? 'zip' : 'file';
}

const layoutFolders = new Set(['site', 'servers', 'clients']);

/** What the file names in a scanned path tell. */
export interface PathLook {
  /** Null where it cannot be a bundle: neither a zip, nor a folder with site/, servers/ or clients/ in it or one level below. */
  readonly kind: 'directory' | 'zip' | null;
  /** Names of the JSON files directly in the folder. */
  readonly json: readonly string[];
  /** The folder and those in it, as they were listed for this. */
  readonly listed: Listings;
}

/** Looks at names only, to be fast: most scanned paths hold only logs. */
export function lookAtPath(diskPath: string): PathLook {
  const listed: Listings = new Map();
  const list = (folder: string): readonly Dirent[] => {
    const entries = readdirSync(folder, { withFileTypes: true });
    listed.set(prefixOf(folder), entries);
    return entries;
  };
  try {
    const kind = bundleKind(diskPath);
    if (kind !== 'directory') return { kind: kind === 'zip' ? kind : null, json: [], listed };
    const entries = list(diskPath);
    const folders = entries.filter((entry) => entry.isDirectory());
    const isBundle = folders.some(({ name }) => isLayout(name) || holdsLayout(list(prefixOf(diskPath) + name)));
    const json = entries.filter((entry) => /\.json$/i.test(entry.name) && entry.isFile()).map(({ name }) => name);
    return { kind: isBundle ? kind : null, json, listed };
  } catch {
    // An unreadable path is reported, and a glob expanded, where the logs are collected.
    return { kind: null, json: [], listed };
  }
}

/** Whether a file lies below site/, servers/ or clients/. @param path with `/` */
export function isInLayout(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some(isLayout);
}

function isLayout(name: string): boolean {
  return layoutFolders.has(name.toLowerCase());
}

function holdsLayout(entries: readonly Dirent[]): boolean {
  return entries.some((entry) => isLayout(entry.name) && entry.isDirectory());
}
