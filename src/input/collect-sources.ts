/**
 * Turns the arguments of a command (files, folders, globs, `-`) into named sources of bytes. The first bytes of a file tell whether
 * it is packed (`.gz`, `.zip`). In folders only files with the name of a log are read; a file given by name is read in any case.
 */
import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { messageOf, UsageError } from '../errors.js';
import { compareText } from '../model/compare-text.js';
import type { LogKnowledge } from '../model/log.js';
import type { DiskFile, InputProblem, Source, SourceReader } from '../model/source.js';
import { diskPath, type Place, prefixOf, toSlashes } from './disk-path.js';
import { type FoundFiles, findFiles, type Listings, listFiles, logNameTest, problemOf } from './find-files.js';
import { readLogName } from './log-name.js';
import { type FileLook, isPipe, lookAtFile, openFile } from './open-file.js';
import { openOnce } from './open-once.js';
import { openStream } from './open-stream.js';
import { isGlob, splitGlob } from './split-glob.js';

export interface InputContext extends Place {
  /** Standard input, for the argument `-`. Without it, reading `-` fails like an unreadable file. */
  readonly stdin?: () => Readable;
  readonly logs: LogKnowledge;
  readonly listed?: Listings;
}

export interface CollectedSources {
  readonly sources: readonly Source[];
  readonly problems: readonly InputProblem[];
  /** Closes the archives that sources come from. */
  close(): void;
}

/** A file on disk on its way to becoming one or more sources. */
interface Candidate {
  readonly diskPath: string;
  readonly path: string;
  readonly folderInArgument: string;
  readonly named: boolean;
}

interface Collection {
  readonly sources: Source[];
  readonly problems: InputProblem[];
  readonly closers: (() => void)[];
}

/** @throws UsageError for a path that does not exist, or a glob that matches nothing */
export async function collectSources(args: readonly string[], context: InputContext): Promise<CollectedSources> {
  const found: Collection = { sources: [], problems: [], closers: [] };
  const seen = new Set<string>();
  for (const argument of args) {
    if (argument === '-') {
      if (!seen.has('-')) found.sources.push(standardInput(context));
      seen.add('-');
      continue;
    }
    for (const candidate of await candidatesOf(argument, context, found.problems)) {
      if (seen.has(candidate.diskPath)) continue;
      seen.add(candidate.diskPath);
      await addCandidate(candidate, context, found);
    }
  }
  return {
    sources: found.sources,
    problems: found.problems,
    close: () => {
      for (const close of found.closers) close();
    },
  };
}

async function candidatesOf(argument: string, context: InputContext, problems: InputProblem[]): Promise<Candidate[]> {
  const path = toSlashes(argument, context.platform);
  const onDisk = diskPath(argument, context);
  let kind: ReturnType<typeof pathKind>;
  try {
    kind = argument === '' ? 'none' : pathKind(onDisk);
  } catch (error) {
    // Such as on a share where the user has no rights. The other arguments are still read.
    problems.push({ path, kind: 'failed', problem: messageOf(error) });
    return [];
  }
  if (kind === 'folder') return inFolder(path, context, problems);
  if (kind === 'file') return [{ diskPath: onDisk, path, folderInArgument: '', named: true }];
  if (!isGlob(argument, context.platform))
    throw new UsageError(`no such file or directory: ${argument}`, hintFor(argument, context.platform));
  return fromGlob(argument, context, problems);
}

function inFolder(path: string, context: InputContext, problems: InputProblem[]): Candidate[] {
  const folder = diskPath(path, context);
  const isLog = logNameTest(context.logs);
  const { files, problems: unread } = listFiles(folder, (file) => isLog(file) || isZipName(file), context.listed);
  problems.push(...unread.map((one) => unreadBelow(path, one)));
  return files.map((file) => ({
    diskPath: prefixOf(folder) + file,
    path: prefixOf(path) + file,
    folderInArgument: folderOf(file),
    named: false,
  }));
}

function isZipName(path: string): boolean {
  return /\.zip$/i.test(path);
}

/** Windows names cannot hold a quote. One appears because the shell reads the end of `"C:\logs\"` as an escaped quote. */
function hintFor(argument: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && argument.includes('"')
    ? 'leave out the \\ before the last quote: together they stand for a quote inside the name'
    : 'give the folder with the logs, such as a copy of SMS\\Logs';
}

function unreadBelow(folder: string, { path, problem }: FoundFiles['problems'][number]): InputProblem {
  return { path: path === '.' ? folder : prefixOf(folder) + path, kind: 'failed', problem };
}

async function fromGlob(argument: string, context: InputContext, problems: InputProblem[]): Promise<Candidate[]> {
  const { base, pattern } = splitGlob(argument, context.platform);
  const { files, folders, problems: unread } = await findFiles(diskPath(base || '.', context), pattern);
  problems.push(...unread.map((one) => unreadBelow(base || '.', one)));
  const prefix = base === '' ? '' : prefixOf(base);
  const named = files.map((file) => ({
    diskPath: diskPath(`${prefix}${file}`, context),
    path: `${prefix}${file}`,
    folderInArgument: folderOf(file),
    named: true,
  }));
  const all = [...named, ...folders.flatMap((folder) => inFolder(`${prefix}${folder}`, context, problems))];
  if (all.length === 0 && unread.length === 0)
    throw new UsageError(`nothing matches ${argument}`, hintFor(argument, context.platform));
  return all;
}

async function addCandidate(candidate: Candidate, context: InputContext, found: Collection): Promise<void> {
  try {
    if (candidate.named && isPipe(candidate.diskPath)) {
      found.sources.push(pipeSource(candidate, context));
      return;
    }
    const look = lookAtFile(candidate.diskPath);
    if (look.kind === 'zip') await addArchive(candidate, context, found);
    else if (isZipName(candidate.diskPath) && (!candidate.named || look.size === 0))
      // It has the name of a zip and is none. Its logs are missing, so that is reported.
      throw new Error('is no zip: it is damaged, or was not copied in full');
    else found.sources.push(fileSource(candidate, look, context));
  } catch (error) {
    found.problems.push({ path: candidate.path, kind: 'failed', problem: problemOf(candidate.diskPath, error) });
  }
}

/** A named pipe: like standard input it can be read only once. */
function pipeSource({ diskPath, path, folderInArgument }: Candidate, { logs }: InputContext): Source {
  const open = async (): Promise<SourceReader> => openOnce((await import('./open-pipe.js')).openPipe(diskPath));
  return {
    ...sourceOf({ path, folderInArgument, named: true, size: null, origin: null, open }, logs),
    rereadable: false,
  };
}

function fileSource(candidate: Candidate, { kind, size, start }: FileLook, { logs }: InputContext): Source {
  const { path, folderInArgument, named } = candidate;
  const packed = kind === 'gzip';
  const origin = { path: candidate.diskPath, packed, start };
  const open = (): Promise<SourceReader> => openDiskFile(origin);
  return sourceOf({ path, folderInArgument, named, size: packed ? null : size, origin, open }, logs);
}

/** Opens a source that another thread described. */
export async function openDiskFile({ path, packed }: DiskFile): Promise<SourceReader> {
  return packed ? (await import('./open-gzip.js')).openGzip(path) : openFile(path);
}

async function addArchive(candidate: Candidate, { logs }: InputContext, found: Collection): Promise<void> {
  const { listZip } = await import('./open-zip.js');
  const listing = await listZip(candidate.diskPath, logNameTest(logs));
  found.closers.push(() => listing.close());
  for (const { name, problem } of listing.problems)
    found.problems.push({ path: `${candidate.path}!${name}`, kind: 'failed', problem });
  for (const { name, size, open } of [...listing.members].sort((a, b) => compareText(a.name, b.name))) {
    const packed = name.toLowerCase().endsWith('.gz');
    // The same as for the unpacked folder, so that findings have the same ids whether a site's logs come packed or not.
    const folderInArgument = [candidate.folderInArgument, folderOf(name)].filter((part) => part !== '').join('/');
    const member = {
      path: `${candidate.path}!${name}`,
      folderInArgument,
      named: false,
      size: packed ? null : size,
      origin: 'archive' as const,
      open,
    };
    found.sources.push(sourceOf(member, logs));
  }
}

function standardInput({ stdin, logs }: InputContext): Source {
  const open = async (): Promise<SourceReader> => {
    if (!stdin) throw new UsageError('no standard input was given to read "-" from');
    return openOnce(openStream(stdin()));
  };
  return {
    ...sourceOf({ path: '-', folderInArgument: '', named: true, size: null, origin: null, open }, logs),
    rereadable: false,
  };
}

/** Written out field by field: V8 copies objects slowly, and there may be thousands of logs. */
function sourceOf(
  {
    path,
    folderInArgument,
    named,
    size,
    origin,
    open,
  }: Omit<Source, 'folder' | 'fileName' | 'identity' | 'rereadable'>,
  logs: LogKnowledge,
): Source {
  const { fileName, identity } = readLogName(path.replace(/^.*[/!]/, ''), logs);
  const folder = folderOf(path);
  return { path, folder, folderInArgument, fileName, identity, named, size, rereadable: true, origin, open };
}

/** The folder part of a path; for a member at the top of an archive, the archive with its `!`. */
function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('!') + 1);
  return end <= 0 ? '' : path.slice(0, end);
}

function pathKind(path: string): 'file' | 'folder' | 'none' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'none';
  return stats.isDirectory() ? 'folder' : 'file';
}
