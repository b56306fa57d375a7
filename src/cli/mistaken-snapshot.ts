/** A snapshot that was given where logs belong is read as a log in which nothing stands: that is said. */
import { utf16Of } from '../decode/detect-encoding.js';
import { diskPath } from '../input/disk-path.js';
import { isReadOnce } from '../input/open-file.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

/** One that somebody wrote is some kilobytes. */
const mostBytes = 8 * 1024 * 1024;

/** Says it on standard error, for each. */
export async function tellMistaken(paths: readonly string[], io: Io): Promise<void> {
  for (const path of mistakenSnapshots(paths, io))
    await io.stderr.write(`licdiag: ${oneLine(path)} is a site snapshot and no log; give it with --snapshot\n`);
}

/** Those of the paths that are a site snapshot as JSON. What can be read only once was read as a log. */
function mistakenSnapshots(paths: readonly string[], io: Io): string[] {
  return paths.filter((path) => /\.json$/i.test(path) && !isReadOnce(path, io.cwd) && isSnapshot(diskPath(path, io)));
}

/** A report has the same version, and says of which kind it is. */
function isSnapshot(path: string): boolean {
  try {
    const bytes = readWholeFile(path, mostBytes);
    const data: unknown = JSON.parse(utf16Of(bytes) ?? bytes.toString('utf8').replace(/^\ufeff/, ''));
    return typeof data === 'object' && data !== null && 'schemaVersion' in data && !('kind' in data);
  } catch {
    // No such file, or none of ours.
    return false;
  }
}
