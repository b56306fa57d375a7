/** Runs the library as `licdiag scan` does, with the whole catalogue, on paths seen from a folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { type DiagnoseOptions, diagnose, type LoadedSnapshot, type Report } from '../../src/diagnose.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';

export const repository = join(import.meta.dirname, '../..');
export const fixtures = join(repository, 'fixtures');

const snapshotName = /^snapshot[\w-]*\.json$/;

/** Normalised snapshots that lie right in a folder. */
export function readSnapshots(folder: string): LoadedSnapshot[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => snapshotName.test(name))
    .sort()
    .map((path) => ({ path, snapshot: snapshotSchema.parse(JSON.parse(readFileSync(join(folder, path), 'utf8'))) }));
}

export async function diagnosePaths(
  cwd: string,
  paths: readonly string[] = ['.'],
  options: Partial<DiagnoseOptions> = {},
): Promise<Report> {
  return diagnose({
    paths,
    cwd,
    snapshots: readSnapshots(cwd),
    stdin: () => Readable.from([]),
    platform: process.platform,
    catalogue,
    ...options,
  });
}
