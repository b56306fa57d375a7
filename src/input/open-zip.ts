/**
 * Lists the logs in a `.zip`. yauzl does the format; here are the limits: how many members, how much in all, and that a
 * member that cannot be read is named while the rest is diagnosed. A member is opened only when its turn comes.
 */
import { createGunzip } from 'node:zlib';
import type { Entry as ZipEntry, ZipFile } from 'yauzl';
import type { SourceReader } from '../model/source.js';
import { openStream } from './open-stream.js';

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
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
    decodeStrings: true,
  });
  try {
    return await list(zip, wanted);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function list(zip: ZipFile, wanted: (name: string) => boolean): Promise<ZipListing> {
  if (zip.entryCount > mostMembers)
    throw new Error(`holds ${zip.entryCount} members; more than ${mostMembers} are not read`);
  const members: ZipMember[] = [];
  const problems: { name: string; problem: string }[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || !wanted(name)) continue;
    total += entry.uncompressedSize;
    if (total > mostBytes)
      throw new Error(`its logs unpack to more than ${mostBytes} bytes; unpack it and scan the folder`);
    if (entry.isEncrypted())
      problems.push({ name, problem: 'is encrypted; unpack it with its password and scan the folder' });
    else members.push({ name, size: entry.uncompressedSize, open: () => openMember(zip, entry) });
  }
  return { members, problems, close: () => zip.close() };
}

async function openMember(zip: ZipFile, entry: ZipEntry): Promise<SourceReader> {
  const stream = await zip.openReadStreamPromise(entry);
  if (!entry.fileName.toLowerCase().endsWith('.gz')) return openStream(stream, mostBytes);
  const unpacked = createGunzip();
  stream.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  return openStream(unpacked, mostBytes);
}
