/** A packed log that is not read to its end. */
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openGzip } from '../../src/input/open-gzip.js';
import { makeFolder } from '../cli/make-folder.js';

const opened = '/proc/self/fd';

function isOpen(path: string): boolean {
  return readdirSync(opened).some((number) => {
    try {
      return readlinkSync(join(opened, number)) === path;
    } catch {
      // The one of the list itself.
      return false;
    }
  });
}

test.skipIf(!existsSync(opened))('is closed with its reader, not some time after', async () => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, gzipSync(Buffer.alloc(3_000_000, 'Sleeping for 60 minutes.\r\n')));
  const reader = openGzip(path);
  expect(await reader.read(new Uint8Array(100))).toBe(100);
  expect(isOpen(path)).toBe(true);
  reader.close();
  expect(isOpen(path)).toBe(false);
});
