/**
 * Lists the files of a bundle (a directory or a zip) for the readers of artefacts, without opening one before its turn. The
 * limits are for archives made to do harm: what is larger than any real artefact is named and not read.
 */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import type { SourceReader } from '../model/source.js';
import { prefixOf } from './disk-path.js';
import { listFiles, problemOf } from './find-files.js';
import { isPipe, kindOf } from './open-file.js';
import { readBlock } from './read-start.js';
import { readWholeFile, tooLarge } from './read-whole-file.js';

/** The most that one artefact may hold: it is held whole, as text too. The largest real ones are event logs and listings of a whole disk. */
const mostArtefactBytes = 32 * 1024 ** 2;
const mostFiles = 50_000;
/** The most that is read of one bundle in all. */
const mostBytes = 1024 ** 3;

export interface FoundArtefact {
  /** Inside the bundle, with `/`. */
  readonly path: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

export interface ArtefactListing {
  readonly artefacts: readonly FoundArtefact[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  close(): void;
}

export type BundleKind = 'directory' | 'zip' | 'file';

/** Null when there is no such file. @throws when it cannot be read. */
export function bundleKind(diskPath: string): BundleKind | null {
  const stats = statSync(diskPath, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isDirectory()) return 'directory';
  return !isPipe(diskPath) && kindOf(diskPath) === 'zip' ? 'zip' : 'file';
}

const layoutFolders = new Set(['site', 'servers', 'clients']);

/** What the names in a path that is scanned tell. */
export interface PathLook {
  /** Whether it may hold a bundle: a zip, or a directory with a folder of the layout in it, or in a folder of it. */
  readonly kind: 'directory' | 'zip' | null;
  /** Names of JSON files that lie right in it. */
  readonly json: readonly string[];
}

/** Only names are looked at, since most paths that are scanned hold logs alone. */
export function lookAtPath(diskPath: string): PathLook {
  try {
    const kind = bundleKind(diskPath);
    if (kind !== 'directory') return { kind: kind === 'zip' ? kind : null, json: [] };
    const entries = readdirSync(diskPath, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    const isBundle = folders.some(({ name }) => isLayout(name) || holdsLayout(prefixOf(diskPath) + name));
    const json = entries.filter((entry) => /\.json$/i.test(entry.name) && entry.isFile()).map(({ name }) => name);
    return { kind: isBundle ? kind : null, json };
  } catch {
    // A path that cannot be read, or is a glob, is reported or expanded where logs are read.
    return { kind: null, json: [] };
  }
}

/** Whether a file of a bundle lies where artefacts are looked for. @param path with `/` */
export function isInLayout(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some(isLayout);
}

function isLayout(name: string): boolean {
  return layoutFolders.has(name.toLowerCase());
}

/** Names are compared first: of thousands of folders hardly one has a fitting name, so hardly one is looked at on disk. */
function holdsLayout(folder: string): boolean {
  return readdirSync(folder).some((name) => isLayout(name) && lstatSync(prefixOf(folder) + name).isDirectory());
}

/** @throws when it cannot be read, or is larger than allowed. */
export function readArtefactFile(diskPath: string): Uint8Array {
  return readWholeFile(diskPath, mostArtefactBytes);
}

/** @throws when the bundle as a whole cannot be read. */
export async function collectArtefacts(diskPath: string, kind: 'directory' | 'zip'): Promise<ArtefactListing> {
  const listing = await (kind === 'zip' ? listArchive(diskPath) : listFolder(diskPath));
  return { ...listing, artefacts: withinBudget(listing.artefacts) };
}

function withinBudget(artefacts: readonly FoundArtefact[]): FoundArtefact[] {
  let total = 0;
  return artefacts.map((artefact) => ({
    ...artefact,
    read: async () => {
      total += artefact.size;
      if (total > mostBytes) throw new Error(`the bundle holds more than ${mostBytes} bytes of artefacts`);
      return artefact.read();
    },
  }));
}

async function listFolder(folder: string): Promise<ArtefactListing> {
  const found = listFiles(folder, () => true);
  if (found.files.length > mostFiles)
    throw new Error(`holds ${found.files.length} files; more than ${mostFiles} are not read`);
  const problems = [...found.problems];
  const artefacts: FoundArtefact[] = [];
  for (const path of found.files) {
    const whole = prefixOf(folder) + path;
    try {
      artefacts.push({ path, size: statSync(whole).size, read: async () => readArtefactFile(whole) });
    } catch (error) {
      problems.push({ path, problem: problemOf(whole, error) });
    }
  }
  return { artefacts, problems, close: () => undefined };
}

async function listArchive(path: string): Promise<ArtefactListing> {
  const { listZip } = await import('./open-zip.js');
  const listing = await listZip(path, () => true);
  return {
    artefacts: [...listing.members]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, size, open }) => ({ path: name, size, read: async () => readAll(await open(), size) })),
    problems: listing.problems.map(({ name, problem }) => ({ path: name, problem })),
    close: listing.close,
  };
}

async function readAll(reader: SourceReader, size: number): Promise<Uint8Array> {
  try {
    if (size > mostArtefactBytes) throw tooLarge(size, mostArtefactBytes);
    return await readBlock(reader, size);
  } finally {
    reader.close();
  }
}
