/** A packed log that is not read to its end, or cannot be. */
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { normalReader } from '../../src/decode/normal-reader.js';
import { bytesReader } from '../../src/input/keep-bytes.js';
import { openGzip, unpackReader } from '../../src/input/open-gzip.js';
import { wholeMembers } from '../../src/input/whole-members.js';
import type { SourceReader } from '../../src/model/source.js';
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

async function readAll(reader: SourceReader): Promise<{ readonly text: string; readonly failure: unknown }> {
  const room = Buffer.alloc(1000);
  let text = '';
  try {
    for (let got = -1; got !== 0; text += room.toString('latin1', 0, got)) got = await reader.read(room);
    return { text, failure: null };
  } catch (error) {
    return { text, failure: error };
  } finally {
    reader.close();
  }
}

const log = Array.from({ length: 2000 }, (_, i) => `Sleeping for ${i} minutes.\r\n`).join('');
const packed = gzipSync(log);
/** As gzip packs a file: with its name in the header. */
const gzipNamed = (text: string): Buffer => {
  const bytes = gzipSync(text);
  bytes[3] = 8;
  return Buffer.concat([bytes.subarray(0, 10), Buffer.from('Licsvcfg.log\0'), bytes.subarray(10)]);
};
const wrongAt = (place: number): Buffer => {
  const bytes = Buffer.from(packed);
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  return bytes;
};

test.each([
  ['a wrong checksum', wrongAt(packed.length - 8), /data check/],
  ['a wrong length', wrongAt(packed.length - 1), /length check/],
  ['no trailer', packed.subarray(0, -8), /unexpected end/],
])('with %s all of the text is there before the failure: the last 16 KB were lost', async (_, bytes, failure) => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, bytes);
  const read = await readAll(openGzip(path));
  expect(read.text).toBe(log);
  expect(String(read.failure)).toMatch(failure);
});

test.each([
  ['text', packed, 'CRC of the transfer: 1234'],
  ['a named member, and pages of text', gzipNamed(log), 'x'.repeat(50_000)],
  ['two members, and text', Buffer.concat([packed, gzipNamed('More.\r\n')]), 'end'],
])(
  'with other bytes behind the data (%s) all of the text is there: what was unpacked last was lost',
  async (_, bytes, end) => {
    const path = join(makeFolder(), 'Licsvcfg.log.gz');
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(end)]));
    for (const reader of [openGzip(path), unpackReader(bytesReader(Buffer.concat([bytes, Buffer.from(end)])))]) {
      const read = await readAll(reader);
      expect(read.text).toBe(gunzipSync(bytes).toString());
      expect(String(read.failure)).toMatch('other bytes stand behind');
    }
  },
);

test('what is no gzip data at all is not told to have some', async () => {
  const read = await readAll(unpackReader(bytesReader(Buffer.from('Sleeping for 60 minutes.\r\n'))));
  expect({ ...read, failure: String(read.failure) }).toEqual({ text: '', failure: 'Error: incorrect header check' });
});

test('members that unpack to too much together are not held in memory, whatever stands behind them', () => {
  const member = gzipSync(Buffer.alloc(90_000_000));
  expect(wholeMembers(Buffer.concat([member, member, Buffer.from('end')]))).toHaveLength(180_000_000);
  expect(wholeMembers(Buffer.concat([member, member, member, Buffer.from('end')]))).toBeNull();
});

test('what only begins like gzip data gives no text', async () => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 31]), Buffer.alloc(500, 0xff)]));
  const read = await readAll(openGzip(path));
  expect(read.text).toBe('');
  expect(read.failure).not.toBeNull();
});

test('zeros behind the data, and data that follows it, are what gunzip takes them for', async () => {
  const path = join(makeFolder(), 'Licsvcfg.log.gz');
  writeFileSync(path, Buffer.concat([packed, Buffer.alloc(70_000)]));
  expect(await readAll(openGzip(path))).toEqual({ text: log, failure: null });
  writeFileSync(path, Buffer.concat([packed, packed]));
  expect(await readAll(openGzip(path))).toEqual({ text: log + log, failure: null });
});
