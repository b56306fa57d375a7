/** Writes logs into a folder of their own below the temporary one, for a test that changes them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Calls `use` with the folder, and removes it after. */
export async function withLogs<T>(
  files: Iterable<readonly [string, string | Buffer]>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-test-'));
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content, typeof content === 'string' ? 'latin1' : null);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
