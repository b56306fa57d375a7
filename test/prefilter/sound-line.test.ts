/** Records that stand alone on their lines, or just not: one sign more, one less, another one. Both searches find the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { blockSize, createSimd } from './both-engines.js';

const seed = 20000714;

describe('both searches', () => {
  const sound = '$$<SMS_LICENSE_SERVER_MANAGER><Mon Mar 01 07:44:24.901 1999 Eastern Standard Time><thread=209 (0xD1)>';
  const change = fc.oneof(
    { weight: 12, arbitrary: fc.constant((text: string) => text) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.nat(sound.length),
          fc.constantFrom('', ' ', '$', '<', '>', '0', '4', 'a', 'é', '\r', '\n', 'G', '_', ')'),
        )
        .map(
          ([at, sign]) =>
            (text: string) =>
              text.slice(0, at) + sign + text.slice(at + 1),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(
          ['Mar 01', 'Mar 00'],
          ['Mar 01', 'Feb 31'],
          ['Mar 01', 'Feb 32'],
          ['Mar 01', 'May 40'],
          ['07:44', '23:59'],
          ['07:44', '24:00'],
          ['07:44', '07:60'],
          ['24.901', '59.999'],
          ['24.901', '60.000'],
          ['Mon', 'Man'],
          ['Mar', 'MAR'],
          ['SMS_LICENSE_SERVER_MANAGER', 'A'.repeat(64)],
          ['SMS_LICENSE_SERVER_MANAGER', 'A'.repeat(65)],
          ['SMS_LICENSE_SERVER_MANAGER', 'LICENSE METERING'],
          ['SMS_LICENSE_SERVER_MANAGER', '9A'],
          ['209', '1234567890'],
          ['209', '12345678901'],
          ['0xD1', '0xd1'],
          ['0xD1', '0x12345678'],
          ['0xD1', '0x123456789'],
          ['Eastern', ' Eastern'],
          ['Time', `${'Time '.repeat(16)}T`],
          ['Time', `${'Time '.repeat(14)}Ti`],
          ['Time', `${'Time '.repeat(19)}T`],
        )
        .map(
          ([from = '', to = '']) =>
            (text: string) =>
              text.replace(from, to),
        ),
    },
  );
  const message = fc.oneof(
    fc.constantFrom('', 'INFO: 3 site systems  ', 'a $ b', 'a\rb', 'é  ', '$$<A>', '\n', 'x '.repeat(40)),
    fc.integer({ min: 520, max: 545 }).map((length) => 'm'.repeat(length)),
  );
  const line = fc
    .tuple(message, change, fc.constantFrom(...Array<string>(9).fill('\r\n'), '\n', '\n', '\r', '\n\r\n', ' \r\n', ''))
    .map(([text, changed, end]) => `${text}${changed(sound)}${end}`);

  test('find the same record on its line, at any place of any text', () => {
    const engines = [createPlainEngine(blockSize), createSimd()] as const;
    const texts = new Map<string, string>();
    let found = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 4 }), fc.constantFrom(0, 0, 1, 2, 60), (lines, less) => {
        const bytes = Buffer.from(lines.join(''), 'latin1');
        const length = Math.max(1, bytes.length - less);
        for (const engine of engines) engine.bytes.fill(0, 0, bytes.length + 200).set(bytes);
        for (let at = 0; at < length; at += 9) {
          const [plain, simd] = engines.map((engine) => engine.soundLine(at, length));
          expect({ ...simd, words: 0 }).toEqual({ ...plain, words: 0 });
          if (!plain || !simd) continue;
          found += 1;
          const text = bytes.toString('latin1', plain.start, bytes.indexOf('>', plain.trailer));
          expect(texts.get(`plain ${plain.words}`) ?? text).toBe(text);
          expect(texts.get(`simd ${simd.words}`) ?? text).toBe(text);
          texts.set(`plain ${plain.words}`, text).set(`simd ${simd.words}`, text);
        }
      }),
      { seed, numRuns: 4000 },
    );
    expect(found).toBeGreaterThan(2000);
  });
});
