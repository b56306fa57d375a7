/** The same log in any encoding that Windows writes or people re-save to gives the same text, whatever the borders of reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCodePage } from '../../src/decode/code-page.js';
import { EncodingEvidence, encodingBy, TextDecoding } from '../../src/decode/decode-text.js';
import { readEntries } from '../../src/entries/read-entries.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { createSimdEngine } from '../../src/prefilter/simd-engine.js';
import { readInPieces } from '../helpers/read-in-pieces.js';

const seed = 19991022;

const log = [
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>",
  'Account=HQ\\§, password “hidden” – 5 €  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:42.001 1999 Paris, Madrid (heure d’été)><thread=281 (0x119)>',
  'Unable to lookup account name Järjestelmänvalvojat',
].join('\r\n');

const japanese = [
  'ライセンス サーバー METER01 のインストールに失敗しました。 能表示ソ  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 東京 (標準時)><thread=281 (0x119)>',
  'Starting the service INSTALL_ODBC on METER01',
].join('\r\n');

const windows1252 = new Map([
  ['€', 0x80],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['’', 0x92],
]);
const to1252 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => windows1252.get(letter) ?? letter.charCodeAt(0)));
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const withMark = (mark: number[], bytes: Buffer): Buffer => Buffer.concat([Buffer.from(mark), bytes]);

/** What the platform's decoder reads, turned round: the two-byte signs of Shift-JIS by the letters they stand for. */
function toShiftJis(text: string): Buffer {
  const decoder = new TextDecoder('shift_jis');
  const signs = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xef; lead += lead === 0x9f ? 0x41 : 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (!signs.has(letter)) signs.set(letter, [lead, trail]);
    }
  }
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : (signs.get(letter) ?? []))),
  );
}

async function decoded(bytes: Uint8Array, codePage = 'windows-1252'): Promise<string> {
  return new TextDecoding(codePage).decode(await readInPieces(bytes));
}

test.each([
  ['UTF-8', Buffer.from(log)],
  ['UTF-8 with its mark', withMark([0xef, 0xbb, 0xbf], Buffer.from(log))],
  ['UTF-16LE', Buffer.from(log, 'utf16le')],
  ['UTF-16LE with its mark', withMark([0xff, 0xfe], Buffer.from(log, 'utf16le'))],
  ['UTF-16BE', utf16be(log)],
  ['UTF-16BE with its mark', withMark([0xfe, 0xff], utf16be(log))],
  ['Windows-1252', to1252(log)],
])('%s gives the same entries', async (_, bytes) => {
  const text = await decoded(bytes);
  expect(text).toBe(log);
  expect(readEntries({ text, cut: false })).toEqual(readEntries({ text: log, cut: false }));
});

test.each([
  ['UTF-8', withMark([0xef, 0xbb, 0xbf], Buffer.from(log))],
  ['UTF-16LE', withMark([0xff, 0xfe], Buffer.from(log, 'utf16le'))],
  ['UTF-16BE', withMark([0xfe, 0xff], utf16be(log))],
])('two logs of %s that were joined with their marks are the text of both', async (_, bytes) => {
  expect(await decoded(Buffer.concat([bytes, bytes]))).toBe(log + log);
});

test('a mark where the text around is not all UTF-8 starts no line', async () => {
  const [before, behind] = [`${log.replaceAll(/[^\x00-\x7f]/g, '\xfc')}\r\n`, 'ERROR: one\r\n'];
  const joined = withMark([...Buffer.from(before, 'latin1'), 0xef, 0xbb, 0xbf], Buffer.from(behind));
  expect(await decoded(joined)).toBe(before + behind);
});

test.each(['932', 'shift-jis', 'cp932', 'Shift_JIS'])('Shift-JIS with the code page named %s', async (name) => {
  const bytes = toShiftJis(japanese);
  expect(bytes.length).toBeGreaterThan(japanese.length);
  const text = await decoded(bytes, parseCodePage(name));
  expect(text).toBe(japanese);
  const [first] = readEntries({ text, cut: false });
  expect([first?.component, first?.timeZone, first?.thread]).toEqual([
    'SMS_LICENSE_SERVER_MANAGER',
    '東京 (標準時)',
    281,
  ]);
});

test('every other code page reads ASCII as it is', () => {
  for (const page of ['437x', '1250', '1251', '1257', '936', '949', '950', '874', '866', '54936'].slice(1)) {
    expect(new TextDecoding(parseCodePage(page)).decode(Buffer.from(`$$<A>~\\ ${page}`))).toBe(`$$<A>~\\ ${page}`);
  }
  expect(() => parseCodePage('437x')).toThrow(/unknown code page/);
});

const letter = fc.constantFrom('a', '$', '\r\n', 'é', '€', '漢', '😀', '\u0000', '\ufeff', '~');
const anyText = fc
  .array(letter, { maxLength: 3000, size: 'max' })
  .map((letters) => `${'log '.repeat(20)}${letters.join('')}`);
const mostlyAscii = fc
  .array(fc.oneof({ weight: 40, arbitrary: fc.constant('words of a log\r\n') }, letter), {
    maxLength: 400,
    size: 'max',
  })
  .map((parts) => `${'log '.repeat(20)}${parts.join('')}`);
/** Where text is read to: memory of its own, or that of a search, in which ASCII is narrowed. */
const engines = [null, createPlainEngine(64 * 1024), createSimdEngine(64 * 1024)];
const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));
const largeSizes = fc.infiniteStream(fc.integer({ min: 1, max: 5000 }));

test('borders of reads, however small, split no letter of UTF-16', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anyText, mostlyAscii),
      fc.oneof(sizes, largeSizes),
      fc.oneof(sizes, largeSizes),
      fc.constantFrom(...engines),
      async (text, most, target, engine) => {
        const next = (stream: typeof most) => (): number => stream.next().value;
        const read = (bytes: Buffer): Promise<Buffer> => readInPieces(bytes, next(most), next(target), engine);
        const expected = Buffer.from(text);
        expect((await read(withMark([0xff, 0xfe], Buffer.from(text, 'utf16le')))).equals(expected)).toBe(true);
        expect((await read(withMark([0xfe, 0xff], utf16be(text)))).equals(expected)).toBe(true);
        expect((await read(withMark([0xef, 0xbb, 0xbf], expected))).equals(expected)).toBe(true);
      },
    ),
    { seed, numRuns: 200 },
  );
});

test('any bytes at all are decoded, and lone halves of letters harm nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      for (const mark of [[], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]]) {
        const whole = withMark(mark, Buffer.from(bytes));
        expect(typeof (await decoded(whole))).toBe('string');
        expect(typeof (await decoded(whole, 'shift_jis'))).toBe('string');
      }
    }),
    { seed, numRuns: 200 },
  );
});

test('an empty log, and one byte, are read', async () => {
  expect(await decoded(new Uint8Array(0))).toBe('');
  expect(await decoded(Buffer.from('a'))).toBe('a');
});

test('a few zero bytes are a damaged log, not UTF-16', async () => {
  const damaged = Buffer.from(`${log.slice(0, 160)}\0\0\0\0`);
  expect(await decoded(damaged)).toBe(`${log.slice(0, 160)}\0\0\0\0`);
});

test('the evidence for UTF-8 does not depend on where blocks end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '漢', '😀'), { minLength: 20, maxLength: 200 }),
      fc.integer({ min: 4, max: 30 }),
      (all, size) => {
        const bytes = Buffer.from(all.join(''));
        const evidence = new EncodingEvidence();
        for (let at = 0; at < bytes.length; at += size) evidence.add(bytes.subarray(at, at + size));
        const isAscii = all.every((one) => one === 'a');
        expect(encodingBy(evidence, 'windows-1252')).toBe(isAscii ? 'windows-1252' : 'utf-8');
      },
    ),
    { seed, numRuns: 300 },
  );
});

test.each(['Järjestelmänvalvojat', 'aaaé', '«aaa', 'aÃ', 'aãê', '€'])('nor does that against it: %s', (text) => {
  const bytes = to1252(text);
  for (let size = 1; size <= bytes.length; size += 1) {
    const evidence = new EncodingEvidence();
    for (let at = 0; at < bytes.length; at += size) evidence.add(bytes.subarray(at, at + size));
    evidence.add(Buffer.alloc(0), true);
    expect(encodingBy(evidence, 'windows-1252')).toBe('windows-1252');
  }
});

test.each(['utf-16le', 'utf-16be'])(
  'any bytes of %s read as the decoder of the platform reads them',
  async (encoding) => {
    const unit = fc.oneof(
      fc.constantFrom(0x41, 0x0d, 0x0a, 0xe4, 0x20ac),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.integer({ min: 0, max: 0xffff }),
    );
    const bytesOf = (units: readonly number[]): Buffer => {
      const bytes = Buffer.alloc(units.length * 2);
      for (const [i, one] of units.entries())
        encoding === 'utf-16le' ? bytes.writeUInt16LE(one, i * 2) : bytes.writeUInt16BE(one, i * 2);
      return bytes;
    };
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 400 })), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(unit, { maxLength: 300 }),
        fc.boolean(),
        sizes,
        sizes,
        fc.constantFrom(...engines),
        async (units, isCut, most, target, engine) => {
          const bytes = bytesOf([0xfeff, ...units, 0x41]);
          const cut = isCut ? bytes.subarray(0, -1) : bytes;
          const cycle = (all: readonly number[]): (() => number) => {
            let i = 0;
            return () => all[i++ % all.length] ?? 1;
          };
          const read = await readInPieces(cut, cycle(most), cycle(target), engine);
          expect(read.toString('utf8')).toBe(new TextDecoder(encoding).decode(cut));
        },
      ),
      { seed, numRuns: 500 },
    );
  },
);
