/**
 * Lists the logs in a `.zip`. yauzl reads the format; this file adds limits on the number and the total size of members, and reports
 * members that cannot be read, so that the rest is still diagnosed. A member is opened only when it is read.
 */
import { isUtf8 } from 'node:buffer';
import type { Entry as ZipEntry, ZipFile } from 'yauzl';
import type { SourceReader } from '../model/source.js';
import { findOverlaps } from './find-overlaps.js';
import { unpackReader } from './open-gzip.js';
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

/** @throws when the archive as a whole cannot be read, or exceeds the limits */
export async function listZip(path: string, wanted: (name: string) => boolean): Promise<ZipListing> {
  const { default: yauzl } = await import('yauzl');
  // Names are decoded and checked below, since yauzl would reject the whole archive for one bad name.
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false };
  const zip = await yauzl.openPromise(path, options);
  try {
    return await list(zip, yauzl, wanted);
  } catch (error) {
    zip.close();
    throw error;
  }
}

interface NamedEntry {
  readonly entry: ZipEntry;
  readonly name: string;
}

async function list(zip: ZipFile, yauzl: Yauzl, wanted: (name: string) => boolean): Promise<ZipListing> {
  if (zip.entryCount > mostMembers) {
    throw new Error(`holds ${zip.entryCount} members; more than ${mostMembers} are not read`);
  }
  const all: NamedEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    all.push({ entry, name: nameOf(entry, yauzl) });
  }
  const overlapping = findOverlaps(all.map(extentOf));
  const members: ZipMember[] = [];
  const problems: { name: string; problem: string }[] = [];
  const names = new Set<string>();
  const admit = packedBudget();
  let total = 0;
  for (const [index, { entry, name }] of all.entries()) {
    if (/\.zip$/i.test(name))
      problems.push({ name, problem: 'is an archive inside an archive; unpack it and scan the folder' });
    if (name.endsWith('/') || !wanted(name)) continue;
    total += entry.uncompressedSize;
    if (total > mostBytes) {
      throw new Error(`its logs unpack to more than ${mostBytes} bytes; unpack it and scan the folder`);
    }
    const problem =
      problemWith(entry, yauzl.validateFileName(name)) ??
      (overlapping.has(index) ? 'shares its bytes with another member, as only an attack does' : null) ??
      (names.has(name) ? 'is in the archive more than once; only the first is read' : null);
    names.add(name);
    if (problem === null)
      members.push({ name, size: entry.uncompressedSize, open: () => openMember(zip, entry, name, admit) });
    else problems.push({ name, problem });
  }
  return { members, problems, close: () => zip.close() };
}

const saysUtf8 = 0x800;

/** macOS and zip on Linux write UTF-8 without setting the flag. Names in a DOS code page are hardly ever valid UTF-8 by chance. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: ZipEntry, yauzl: Yauzl): string {
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | saysUtf8 : generalPurposeBitFlag;
  return yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
}

const localHeader = 30;

/** At least these bytes belong to the member. The variable fields of its local header are not read, so it may be longer. */
function extentOf({ entry }: NamedEntry): { start: number; end: number } {
  const start = entry.relativeOffsetOfLocalHeader;
  return { start, end: start + localHeader + entry.compressedSize };
}

const unixSystems = new Set([3, 19]);

function problemWith(entry: ZipEntry, badName: string | null): string | null {
  if (badName !== null) return 'has a path that leads out of the archive, so it is not read';
  const kind = unixSystems.has(entry.versionMadeBy >> 8) ? (entry.externalFileAttributes >>> 28) & 0xf : 0;
  if (kind === 0xa) return 'is a link, which is not followed';
  if (kind !== 0 && kind !== 8) return 'is no file';
  return entry.isEncrypted() ? 'is encrypted; unpack it with its password and scan the folder' : null;
}

type Admit = (name: string, bytes: number) => void;

/** One limit for all `.gz` logs of an archive together, since their unpacked size is not known before. A log that is read twice counts once. */
function packedBudget(): Admit {
  const seen = new Map<string, number>();
  let total = 0;
  return (name, bytes) => {
    const before = seen.get(name) ?? 0;
    if (bytes <= before) return;
    total += bytes - before;
    seen.set(name, bytes);
    if (total > mostBytes)
      throw new Error(`the packed logs of the archive unpack to more than ${mostBytes} bytes, which no logs do`);
  };
}

async function openMember(zip: ZipFile, entry: ZipEntry, name: string, admit: Admit): Promise<SourceReader> {
  const stream = await zip.openReadStreamPromise(entry);
  if (!name.toLowerCase().endsWith('.gz')) return openStream(stream);
  return unpackReader(openStream(stream), (bytes) => admit(name, bytes));
}
