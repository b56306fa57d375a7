/** Writes logs into a folder of their own below the temporary one, for a test that changes them. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Emptied, for the next test: to make and remove a folder takes as long as to read it. */
const spare: string[] = [];

process.once('exit', () => {
  for (const folder of spare) rmSync(folder, { recursive: true, force: true });
});

/** Calls `use` with the folder, and empties it after. */
export async function withLogs<T>(
  files: Iterable<readonly [string, string | Buffer]>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = spare.pop() ?? mkdtempSync(join(tmpdir(), 'licdiag-test-'));
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content, typeof content === 'string' ? 'latin1' : null);
    }
    return await use(folder);
  } finally {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    spare.push(folder);
  }
}
