/**
 * Lists the files of a bundle (a folder or a zip) for the readers of artefacts. Each file is opened only when it is read. The limits
 * protect against malicious archives: a file larger than any real artefact is reported and not read.
 */
import { statSync } from 'node:fs';
import { compareText } from '../model/compare-text.js';
import type { SourceReader } from '../model/source.js';
import { prefixOf } from './disk-path.js';
import { listFiles, problemOf } from './find-files.js';
import { readBlock } from './read-start.js';
import { readWholeFile, tooLarge } from './read-whole-file.js';

/** Limit of one artefact, which is held in memory as bytes and as text. The largest real ones are event logs and listings of a disk. */
const mostArtefactBytes = 32 * 1024 ** 2;
const mostFiles = 50_000;
/** Limit of all artefacts of one bundle together. */
const mostBytes = 1024 ** 3;

export interface FoundArtefact {
  /** Path inside the bundle, with `/`. */
  readonly path: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

export interface ArtefactListing {
  readonly artefacts: readonly FoundArtefact[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  close(): void;
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
      .sort((a, b) => compareText(a.name, b.name))
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
