/**
 * Lists the logs in a `.zip`. yauzl does the format; here are the limits: how many members, how much in all, and that a
 * member that cannot be read is named while the rest is diagnosed. A member is opened only when its turn comes.
 */
import { createGunzip } from 'node:zlib';
import type { Entry as ZipEntry, ZipFile } from 'yauzl';
import type { SourceReader } from '../model/source.js';
import { openStream } from './open-stream.js';

type Yauzl = typeof import('yauzl');

const mostMembers = 50_000;
const mostBytes = 4 * 1024 ** 3;

export interface ZipMember {
  /** Path inside the archive, with `/`. */
  readonly name: string;
  readonly size: number;
  open(): Promise<SourceReader>;
}

export interface ZipListing {
  readonly members: readonly ZipMember[];
  readonly problems: readonly { readonly name: string; readonly problem: string }[];
  close(): void;
}

/** @throws when the archive as a whole cannot be read, or holds more than the limits allow. */
export async function listZip(path: string, wanted: (name: string) => boolean): Promise<ZipListing> {
  const { default: yauzl } = await import('yauzl');
  // Names are decoded and checked one by one below: for a bad one the library would give up the whole archive.
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false };
  const zip = await yauzl.openPromise(path, options);
  try {
    return await list(zip, yauzl, wanted);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function list(zip: ZipFile, yauzl: Yauzl, wanted: (name: string) => boolean): Promise<ZipListing> {
  if (zip.entryCount > mostMembers) {
    throw new Error(`holds ${zip.entryCount} members; more than ${mostMembers} are not read`);
  }
  const members: ZipMember[] = [];
  const problems: { name: string; problem: string }[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (/\.zip$/i.test(name))
      problems.push({ name, problem: 'is an archive inside an archive; unpack it and scan the folder' });
    if (name.endsWith('/') || !wanted(name)) continue;
    total += entry.uncompressedSize;
    if (total > mostBytes) {
      throw new Error(`its logs unpack to more than ${mostBytes} bytes; unpack it and scan the folder`);
    }
    const problem = problemWith(entry, yauzl.validateFileName(name));
    if (problem === null)
      members.push({ name, size: entry.uncompressedSize, open: () => openMember(zip, entry, name) });
    else problems.push({ name, problem });
  }
  return { members, problems, close: () => zip.close() };
}

function problemWith(entry: ZipEntry, badName: string | null): string | null {
  if (badName !== null) return 'has a path that leads out of the archive, so it is not read';
  return entry.isEncrypted() ? 'is encrypted; unpack it with its password and scan the folder' : null;
}

async function openMember(zip: ZipFile, entry: ZipEntry, name: string): Promise<SourceReader> {
  const stream = await zip.openReadStreamPromise(entry);
  if (!name.toLowerCase().endsWith('.gz')) return openStream(stream, mostBytes);
  const unpacked = createGunzip();
  stream.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  return openStream(unpacked, mostBytes);
}
