/**
 * Finds files below a folder: all of them, or with fast-glob those that match a glob, ignoring case. Folders that cannot be listed
 * are reported, links are followed only to files (a link to a folder could loop), and the results are sorted.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { codeOf, messageOf } from '../errors.js';
import type { LogKnowledge } from '../model/log.js';
import { prefixOf } from './disk-path.js';
import { readLogName } from './log-name.js';

export interface FoundFiles {
  /** Relative to the folder, with `/`, sorted. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Relative too; the folder itself is `.`. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

const otherKinds =
  'zip|7z|rar|cab|tgz|html?|json|ndjson|csv|sarif|md|xml|pdf|docx?|xlsx?|png|jpe?g|gif|lnk|md5|sha\\d+|tmp|part';

/** Makes the test for names of logs in a folder or archive: any `.log` or rollover, packed or not, and saved copies of metering logs. */
export function logNameTest(knowledge: LogKnowledge): (path: string) => boolean {
  const stems = knowledge.metering.flatMap((log) => log.stems).join('|');
  // `Licsvcfg.log-HQ1` is a saved log, named after its site or day; `Licsvcfg.log.html` is a report, and `Licsvcfg.log.7z` cannot be read.
  const saved = new RegExp(
    String.raw`^(?:${stems})(?:.*\.(?:txt|old|bak|sav)(?:\.gz)?$|\.lo[g_](?=[^a-z\d])(?!.*\.(?:${otherKinds})$))`,
    'i',
  );
  // A quick test first: there may be a hundred thousand files with other names.
  const named = new RegExp(stems, 'i');
  const isSaved = (name: string): boolean =>
    named.test(name) && (saved.test(name) || readLogName(name, knowledge).copyOf !== null);
  return (path) => isLogName(path) || isSaved(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether the name of a file is that of a log or a rollover of any program. */
export function isLogName(path: string): boolean {
  return /\.(?:log|lo_|log\.\d+)(?:\.gz)?$/i.test(path);
}

/** Entries of folders that were listed a moment ago, by path on disk with `/` at the end. Each is used once, and taken out then. */
export type Listings = Map<string, readonly Dirent[]>;

/** All wanted files below a folder. Does without fast-glob, which takes longer to load than listing the logs of a site. */
export function listFiles(
  folder: string,
  isWanted: (path: string) => boolean,
  listed: Listings = new Map(),
): Omit<FoundFiles, 'folders'> {
  const problems: { path: string; problem: string }[] = [];
  const listFolder = namingErrors(folder, problems);
  const files: string[] = [];
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    try {
      const place = prefixOf(folder) + below;
      const entries = listed.get(place) ?? listFolder(place, { withFileTypes: true });
      listed.delete(place);
      for (const entry of entries) {
        const path = `${below}${entry.name}`;
        if (entry.isDirectory()) pending.push(`${path}/`);
        else if (isWanted(path) && (entry.isFile() || (entry.isSymbolicLink() && linksToFile(folder, path, problems))))
          files.push(path);
      }
    } catch {
      // listFolder has added it to the problems.
    }
  }
  return { files: files.sort(), problems };
}

/** @param pattern relative to the folder, with `/` */
export async function findFiles(folder: string, pattern: string): Promise<FoundFiles> {
  const { globSync } = await import('fast-glob').then((module) => module.default);
  const problems: { path: string; problem: string }[] = [];
  const found = globSync(pattern, {
    cwd: folder,
    caseSensitiveMatch: false,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    fs: { readdirSync: namingErrors(folder, problems, true) },
  });
  const files = found.filter(
    ({ path, dirent }) => dirent.isFile() || (dirent.isSymbolicLink() && linksToFile(folder, path, problems)),
  );
  const folders = found.filter(({ dirent }) => dirent.isDirectory());
  return {
    files: files.map(({ path }) => path).sort(),
    folders: folders.map(({ path }) => path).sort(),
    problems,
  };
}

/** The two forms in which fast-glob lists a folder: names only, or with the kinds of the entries. */
interface ListFolder {
  (path: string, options: { withFileTypes: true }): Dirent[];
  (path: string): string[];
}

/**
 * Makes a readdirSync that records folders that cannot be listed, which fast-glob would skip silently.
 * @param isGlob a folder that is not there means that nothing matches; it is not an unreadable folder
 */
function namingErrors(folder: string, problems: { path: string; problem: string }[], isGlob = false): ListFolder {
  function listFolder(path: string, options: { withFileTypes: true }): Dirent[];
  function listFolder(path: string): string[];
  function listFolder(path: string, options?: { withFileTypes: true }): Dirent[] | string[] {
    try {
      return options ? readdirSync(path, options) : readdirSync(path);
    } catch (error) {
      const below = relative(folder, path).replaceAll(sep, '/');
      const isNothing = isGlob && below === '' && ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
      if (!isNothing) problems.push({ path: below || '.', problem: problemOf(path, error) });
      throw error;
    }
  }
  return listFolder;
}

/** The words for an error. On Linux and macOS a name may be any bytes; if they are no UTF-8, Node cannot find the file again. */
export function problemOf(path: string, error: unknown): string {
  return path.includes('\ufffd') && codeOf(error) === 'ENOENT'
    ? 'its name is not valid UTF-8, so it cannot be opened; rename it and scan again'
    : messageOf(error);
}

function linksToFile(folder: string, path: string, problems: { path: string; problem: string }[]): boolean {
  try {
    return statSync(prefixOf(folder) + path).isFile();
  } catch (error) {
    problems.push({ path, problem: messageOf(error) });
    return false;
  }
}
