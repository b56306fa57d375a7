/** A packed log that is not read to its end, or cannot be. */
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { normalReader } from '../../src/decode/normal-reader.js';
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

// In Wine the folder of Linux can be seen, and tells of other numbers.
const cannotTell = process.platform === 'win32' || !existsSync(opened);

test.skipIf(cannotTell)('is closed with its reader, not some time after', async () => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, gzipSync(Buffer.alloc(3_000_000, 'Sleeping for 60 minutes.\r\n')));
  const reader = openGzip(path);
  expect(await reader.read(new Uint8Array(100))).toBe(100);
  expect(isOpen(path)).toBe(true);
  reader.close();
  expect(isOpen(path)).toBe(false);
});

test.skipIf(cannotTell)('is closed when its first bytes cannot be unpacked', async () => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(500, 0xff)]));
  const reader = openGzip(path);
  expect(isOpen(path)).toBe(true);
  await expect(normalReader(reader)).rejects.toThrow(/compression/);
  expect(isOpen(path)).toBe(false);
});
