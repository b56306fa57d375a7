/** Warns of a snapshot or a report given in place of a log: read as a log it shows hardly anything, which would look like good news. */
import { closeSync, openSync, readSync } from 'node:fs';
import { sample } from '../decode/detect-encoding.js';
import { diskPath } from '../input/disk-path.js';
import { isReadOnce } from '../input/open-file.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { Io } from './io.js';
import { jsonTextOf, parseJson } from './parse-json.js';
import { tell } from './tell.js';

/** Bytes. Larger files are not looked at: a snapshot takes some kilobytes. */
const mostBytes = 8 * 1024 * 1024;

/** Prints one warning on standard error for each such path. */
export async function tellMistaken(paths: readonly string[], io: Io): Promise<void> {
  for (const path of paths) {
    const says = mistakenFor(path, io);
    if (says !== null) await tell(`${path} is ${says}`, io);
  }
}

/** The files that begin like a snapshot; only their first bytes are read. */
export function snapshotsAmong(paths: readonly string[], { cwd, platform }: Io): string[] {
  return paths.filter((path) => {
    try {
      const text = jsonTextOf(startOf(diskPath(path, { cwd, platform })));
      return /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"(?:collectedAt|site|meteringServers|clients)"/.test(text);
    } catch {
      // A file that cannot be read could not be used as a snapshot either.
      return false;
    }
  });
}

function startOf(onDisk: string): Buffer {
  const file = openSync(onDisk, 'r');
  try {
    const bytes = Buffer.alloc(sample);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** What a JSON file of licdiag is, in words; null for any other path, and for a pipe, which cannot be read again. */
function mistakenFor(path: string, io: Io): string | null {
  if (!/\.json$/i.test(path) || isReadOnce(path, io.cwd)) return null;
  try {
    const data = parseJson(readWholeFile(diskPath(path, io), mostBytes));
    if (typeof data !== 'object' || data === null || !('schemaVersion' in data)) return null;
    // Reports have a schemaVersion too, but only they have a kind.
    return 'kind' in data
      ? 'a report of licdiag and no log; give the logs that it was made from'
      : 'a site snapshot and no log; give it with --snapshot';
  } catch {
    // No such file, or no JSON.
    return null;
  }
}
