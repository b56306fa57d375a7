/** Warns of snapshots and reports that were given in place of logs, or lie among them. */
import { closeSync, openSync, readSync } from 'node:fs';
import { sample } from '../decode/detect-encoding.js';
import { jsonTextOf } from '../decode/parse-json.js';
import { diskPath } from '../input/disk-path.js';
import type { NoLog } from '../pipelines/collect-logs.js';
import type { Io } from './io.js';
import { tell } from './tell.js';

const says: Record<NoLog['is'], string> = {
  snapshot: 'a site snapshot and no log; give it with --snapshot',
  report: 'a report of licdiag and no log; give the logs that it was made from',
};

/** Prints one warning on standard error for each path. */
export async function tellNoLogs(found: readonly NoLog[], io: Io): Promise<void> {
  const told = new Map(found.map(({ path, is }) => [path, is]));
  for (const [path, is] of told) await tell(`${path} is ${says[is]}`, io);
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
