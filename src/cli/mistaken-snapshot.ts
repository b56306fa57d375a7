/** A snapshot or a report that was given where logs belong is read as a log in which nothing stands: that is said. */
import { closeSync, openSync, readSync } from 'node:fs';
import { sample } from '../decode/detect-encoding.js';
import { diskPath } from '../input/disk-path.js';
import { isReadOnce } from '../input/open-file.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { Io } from './io.js';
import { jsonTextOf, parseJson } from './parse-json.js';
import { tell } from './tell.js';

/** One that somebody wrote is some kilobytes. */
const mostBytes = 8 * 1024 * 1024;

/** Says it on standard error, for each. */
export async function tellMistaken(paths: readonly string[], io: Io): Promise<void> {
  for (const path of paths) {
    const says = mistakenFor(path, io);
    if (says !== null) await tell(`${path} is ${says}`, io);
  }
}

/** Those files that begin as a snapshot does; only their first bytes are read. */
export function snapshotsAmong(paths: readonly string[], { cwd, platform }: Io): string[] {
  return paths.filter((path) => {
    try {
      const text = jsonTextOf(startOf(diskPath(path, { cwd, platform })));
      return /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"(?:collectedAt|site|meteringServers|clients)"/.test(text);
    } catch {
      // One that cannot be read is none that could be used.
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

/** What a path is that holds JSON of ours. What can be read only once was read as a log. */
function mistakenFor(path: string, io: Io): string | null {
  if (!/\.json$/i.test(path) || isReadOnce(path, io.cwd)) return null;
  try {
    const data = parseJson(readWholeFile(diskPath(path, io), mostBytes));
    if (typeof data !== 'object' || data === null || !('schemaVersion' in data)) return null;
    // A report has the same version, and says of which kind it is.
    return 'kind' in data
      ? 'a report of licdiag and no log; give the logs that it was made from'
      : 'a site snapshot and no log; give it with --snapshot';
  } catch {
    // No such file, or none of ours.
    return null;
  }
}
