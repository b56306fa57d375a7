/** A snapshot that was given where logs belong is read as a log in which nothing stands: that is said. */
import { readFileSync } from 'node:fs';
import { diskPath } from '../input/disk-path.js';
import type { Io } from './io.js';

/** Those of the paths that are a site snapshot as JSON. */
export function mistakenSnapshots(paths: readonly string[], io: Io): string[] {
  return paths.filter((path) => /\.json$/i.test(path) && isSnapshot(diskPath(path, io)));
}

/** A report has the same version, and says of which kind it is. */
function isSnapshot(path: string): boolean {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof data === 'object' && data !== null && 'schemaVersion' in data && !('kind' in data);
  } catch {
    // No such file, or none of ours.
    return false;
  }
}
