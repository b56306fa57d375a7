/** Bytes that are no text at all are told from logs in any code page, in UTF-16, and from those that are damaged in part. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextEvidence } from '../../src/decode/text-evidence.js';

const seed = 19990326;

function holdsText(bytes: Uint8Array, cut = bytes.length): boolean {
  const evidence = new TextEvidence();
  evidence.add(bytes.subarray(0, cut));
  evidence.add(bytes.subarray(cut));
  return evidence.holdsText;
}

/** A generator of its own, since the one of the platform cannot be given a seed. */
function randomBytes(length: number, start: number): Uint8Array {
  let state = start | 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

test.each([512, 5000, 1_000_000])('%i random bytes are no text', (length) => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.nat({ max: length }), (start, cut) => {
      expect(holdsText(randomBytes(length, start), cut)).toBe(false);
    }),
    { seed, numRuns: length > 10_000 ? 5 : 200 },
  );
});

test('zeros are no text, as a disk leaves them that lost power', () => {
  expect(holdsText(new Uint8Array(4096))).toBe(false);
});

const line =
  'INFO: no license server needs to be installed  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999><thread=281 (0x119)>\r\n';

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a word', Buffer.from('hello\r\n')],
  ['a short line, ended by the mark of DOS', Buffer.from('no server\r\n\x1a')],
  ['letters of a two-byte code page', Buffer.from('838983438340835a83938358'.repeat(40), 'hex')],
  ['letters of a Cyrillic code page', Buffer.from(Array.from({ length: 300 }, (_, i) => 0xc0 + (i % 64)))],
  ['a line before zeros', Buffer.concat([Buffer.from(line), Buffer.alloc(100_000)])],
  ['a line after random bytes', Buffer.concat([randomBytes(100_000, 7), Buffer.from(line)])],
  ['a line between them', Buffer.concat([randomBytes(9000, 7), Buffer.from(line), randomBytes(9000, 9)])],
])('%s is taken for text', (_, bytes) => {
  expect(holdsText(bytes)).toBe(true);
  for (const cut of [1, 40, bytes.length >> 1]) expect(holdsText(bytes, Math.min(cut, bytes.length))).toBe(true);
});
