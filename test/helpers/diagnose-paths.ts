/** Runs the library as `licdiag scan` does, with the whole catalogue, on paths seen from a folder. */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { type DiagnoseOptions, diagnose, type Report } from '../../src/diagnose.js';

export const repository = join(import.meta.dirname, '../..');
export const fixtures = join(repository, 'fixtures');

export async function diagnosePaths(
  cwd: string,
  paths: readonly string[] = ['.'],
  options: Partial<DiagnoseOptions> = {},
): Promise<Report> {
  return diagnose({
    paths,
    cwd,
    stdin: () => Readable.from([]),
    platform: 'linux',
    catalogue,
    ...options,
  });
}
