/** A log that grows is the same text as when it is there as a whole, wherever the writing stops and however long it pauses. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDecoding } from '../../src/decode/decode-text.js';
import { GrowingBytes } from '../../src/decode/growing-bytes.js';

const passages = fc.array(
  fc.tuple(
    fc.constantFrom('utf8', 'utf16le', 'utf16be'),
    fc
      .array(fc.constantFrom('INFO: the words of a log', ' METER02', ' Müller', ' 東京', ' 😀'), {
        minLength: 8,
        maxLength: 40,
      })
      .map((words) => `${'a passage begins with words'.padEnd(70, '.')}${words.join('')} and it ends with them.\r\n`),
  ),
  { minLength: 1, maxLength: 4 },
);

function bytesOf(encoding: string, text: string): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

test('whatever the encodings of its passages', () => {
  fc.assert(
    fc.property(passages, fc.infiniteStream(fc.integer({ min: 1, max: 90 })), fc.boolean(), (all, sizes, pauses) => {
      const growing = new GrowingBytes();
      const given: Uint8Array[] = [];
      for (const [encoding, text] of all) {
        const bytes = bytesOf(encoding, text);
        for (let at = 0; at < bytes.length; ) {
          const size = sizes.next().value;
          given.push(growing.add(bytes.subarray(at, at + size)));
          at += size;
        }
        if (pauses) given.push(growing.flush());
      }
      given.push(growing.flush());
      expect(new TextDecoding('windows-1252').decode(Buffer.concat(given))).toBe(all.map(([, text]) => text).join(''));
    }),
    { seed: 19990326, numRuns: 300 },
  );
});

test('half a letter waits for its other half, also over a pause', () => {
  const bytes = Buffer.from('\ufeffMETER02', 'utf16le');
  const growing = new GrowingBytes();
  const given = [growing.add(bytes.subarray(0, 9)), growing.flush(), growing.add(bytes.subarray(9)), growing.flush()];
  expect(given.map(String)).toEqual(['MET', '', 'ER02', '']);
});

test('what ends a line is given out at once', () => {
  const growing = new GrowingBytes();
  expect(String(growing.add(Buffer.from('INFO: one\r\n')))).toBe('INFO: one\r\n');
  expect(String(growing.add(Buffer.from('\xff\xfeI\0N\0F\0O\0:\0 \0t\0w\0o\0\r\0\n\0', 'latin1')))).toMatch(/two\r\n$/);
});
