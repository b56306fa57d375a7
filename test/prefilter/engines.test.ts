/** Both searches for many literals at once, by SIMD and in plain JavaScript, find exactly what a naive search finds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/prefilter/literal-search.js';
import { placeWindows } from '../../src/prefilter/place-windows.js';
import { blockSize, engines } from './both-engines.js';

const seed = 20000714;

/**
 * An engine has room for some dozens of tables, so it is made anew now and then, in the memory of the one before. What lies
 * behind the text is what stood there before.
 */
function finder(create: () => SearchEngine): typeof naive {
  let engine = create();
  let uses = 0;
  return (literals, bytes, from = 0, to = bytes.length) => {
    uses += 1;
    if (uses % 16 === 0) {
      engine.release();
      engine = create();
    }
    engine.bytes.set(bytes);
    const hits: Hit[] = [];
    engine.searchFor(placeWindows(literals)).search(from, to, (offset, word) => hits.push([offset, word]));
    return hits.sort(inOrder);
  };
}

type Hit = readonly [offset: number, literal: number];

function inOrder(one: Hit, other: Hit): number {
  return one[0] - other[0] || one[1] - other[1];
}

function naive(literals: readonly string[], bytes: Uint8Array, from = 0, to = bytes.length): Hit[] {
  const folded = Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte))).toString(
    'latin1',
  );
  const hits: Hit[] = [];
  for (const [index, literal] of literals.entries()) {
    for (
      let at = folded.indexOf(literal, from);
      at >= 0 && at + literal.length <= to;
      at = folded.indexOf(literal, at + 1)
    ) {
      hits.push([at, index]);
    }
  }
  return hits.sort(inOrder);
}

test.each(engines)('%s: one made in the memory of another knows nothing of it', (_, create) => {
  const first = create();
  first.bytes.fill(0x78);
  first.searchFor(placeWindows(['orphaned', 'share']));
  first.searchForNow(placeWindows(['xxxx']));
  first.release();
  const second = create();
  expect(second.bytes.every((byte) => byte === 0)).toBe(true);
  second.bytes.set(Buffer.from('an orphaned share, xxxx'));
  const hits: Hit[] = [];
  second.searchFor(placeWindows(['share'])).search(0, 23, (offset, word) => hits.push([offset, word]));
  second.searchForNow(placeWindows(['orphan'])).search(0, 23, (offset, word) => hits.push([offset, word]));
  expect(hits).toEqual([
    [12, 0],
    [3, 0],
  ]);
});

/** Few different letters, so that literals overlap, repeat and hold each other. */
const letters = fc.constantFrom('a', 'b', '_', '@', '`', '[', '{', '1', 'q');
const literal = fc.array(letters, { minLength: 4, maxLength: 24 }).map((all) => all.join(''));
const literals = fc.uniqueArray(literal, { minLength: 1, maxLength: 12 });
const junk = fc.uint8Array({ maxLength: 40 });

/** Random bytes with the literals strewn in, whole or cut, in either case. */
const haystack = literals.chain((wanted) => {
  const piece = fc.oneof(
    junk,
    fc
      .tuple(fc.constantFrom(...wanted), fc.integer({ min: 0, max: 3 }), fc.boolean())
      .map(([text, cut, upper]) => Buffer.from((upper ? text.toUpperCase() : text).slice(cut), 'latin1')),
    fc.array(letters, { maxLength: 12 }).map((all) => Buffer.from(all.join(''), 'latin1')),
  );
  return fc.tuple(
    fc.constant(wanted),
    fc.array(piece, { maxLength: 60 }).map((parts) => new Uint8Array(Buffer.concat(parts))),
  );
});

describe.each(engines)('the %s search', (_, create) => {
  const found = finder(create);

  test('finds what a naive search finds', () => {
    fc.assert(
      fc.property(haystack, ([wanted, bytes]) => {
        expect(found(wanted, bytes)).toEqual(naive(wanted, bytes));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('finds what lies wholly between two places, so that blocks that overlap by its longest lose and double nothing', () => {
    fc.assert(
      fc.property(haystack, fc.nat(1000), ([wanted, bytes], place) => {
        const border = Math.min(place, bytes.length);
        expect(found(wanted, bytes, border)).toEqual(naive(wanted, bytes, border));
        expect(found(wanted, bytes, 0, border)).toEqual(naive(wanted, bytes, 0, border));
        const longest = Math.max(...wanted.map(({ length }) => length));
        const end = Math.min(bytes.length, border + longest - 1);
        const first = found(wanted, bytes, 0, end).filter(([at]) => at < border);
        expect([...first, ...found(wanted, bytes, border)]).toEqual(naive(wanted, bytes));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('tells bytes apart that differ in more than the case of a letter', () => {
    expect(found(['[abc'], Buffer.from('{ABC [ABC'))).toEqual([[5, 0]]);
    expect(found(['a@bc'], Buffer.from('A`BC A@BC'))).toEqual([[5, 0]]);
    expect(found(['sms_'], Buffer.from('SMS\x7f SMS? sms_'))).toEqual([[10, 0]]);
  });

  // Where three words begin in one window, the buffer is full in the middle of them.
  test.each([
    [['aaaa', 'aaaaaa', 'baaaa', 'aaab'], 'aaaaaaaaaaaab'],
    [['aaaa', 'aaaaa', 'aaaaaa'], 'aaaaaaaaaaaab'],
  ])('finds more than its buffer for results holds, each once: %j', (wanted, text) => {
    const bytes = Buffer.from(text.repeat(4000));
    expect(found(wanted, bytes)).toEqual(naive(wanted, bytes));
  });

  test('finds a literal at any place of a block, at its very end too', () => {
    const bytes = Buffer.alloc(200, '.');
    for (let at = 0; at + 6 <= bytes.length; at += 1) {
      bytes.fill('.').write('LicMtr', at);
      expect(found(['licmtr'], bytes)).toEqual([[at, 0]]);
      expect(found(['licmtr'], bytes, 0, at + 5)).toEqual([]);
    }
  });

  test('finds words as UTF-16 writes them, whichever byte of a letter comes first', () => {
    const words = fc.uniqueArray(fc.constantFrom('error', 'fail', 'denied', 'install_odbc', 'statmsg:'), {
      minLength: 1,
    });
    const text = fc.array(
      fc.constantFrom('ERROR', 'Failed', 'denied', 'INSTALL_ODBC', 'fai1', ' ', 'STATMSG:', 'é', 'Ā'),
    );
    const spread = (word: string): string => [...word].join('\0');
    fc.assert(
      fc.property(words, text, fc.boolean(), (wanted, parts, isBigEndian) => {
        const bytes = Buffer.from(parts.join(''), 'utf16le');
        if (isBigEndian) bytes.swap16();
        expect(found(wanted.map(spread), bytes)).toEqual(naive(wanted.map(spread), bytes));
      }),
      { seed, numRuns: 300 },
    );
  });

  test.each([
    ['CR LF', '\r\n', 'Eastern Standard Time', '209 (0xD1)'],
    ['LF', '\n', 'Eastern Standard Time', '1 (0x1)'],
    ['no zone', '\r\n', '', '4230563935 (0xFC29485F)'],
  ])('finds the record that stands alone on its line: %s', (_, lineEnd, zone, thread) => {
    const engine = create();
    const trailer = `$$<SMS_LICENSE_SERVER_MANAGER><Mon Mar 01 07:44:24.901 1999${zone && ` ${zone}`}><thread=${thread}>`;
    const before = `one  ${trailer}${lineEnd}`;
    const line = `two  ${trailer}${lineEnd}`;
    const text = `${before}${line}three`;
    engine.bytes.set(Buffer.from(text));
    const at = before.length + line.indexOf('$');
    const expected = {
      before: before.indexOf('$'),
      start: before.length,
      trailer: at,
      thread: before.length + line.indexOf(thread),
      end: before.length + line.length,
      words: 1,
    };
    for (let place = before.length; place < expected.end; place += 1)
      expect(engine.soundLine(place, text.length)).toEqual(expected);
    // Its line end is not there yet; none stands before it; it has no trailer.
    expect(engine.soundLine(at, expected.end - 1)).toBeNull();
    expect(engine.soundLine(3, text.length)).toBeNull();
    expect(engine.soundLine(expected.end + 1, text.length)).toBeNull();
  });

  test('gives message and component of a record a number, whatever its time, its zone and its thread are', () => {
    const engine = create();
    const trailer = (name: string, minute: number, thread: number): string =>
      `  $$<${name}><Mon Mar 01 07:${minute}:24.901 1999${thread === 1 ? '' : ' Pacific Time'}><thread=${thread} (0xD1)>\r\n`;
    const records = [
      ['one', 'APM', 10, 7],
      ['two', 'APM', 11, 8],
      ['one', 'APM', 12, 1],
      ['one', 'LICENSE METERING', 13, 7],
      ['two', 'APM', 14, 9],
    ] as const;
    const lines = records.map(([text, name, minute, thread]) => text + trailer(name, minute, thread));
    engine.bytes.set(Buffer.from(`before${trailer('APM', 10, 7)}${lines.join('')}`));
    let at = `before${trailer('APM', 10, 7)}`.length;
    const numbers = lines.map((line) => {
      const { words, thread } = engine.soundLine(at, blockSize) ?? { words: 0, thread: 0 };
      expect(engine.soundLine(at + 5, blockSize)?.words).toBe(words);
      expect(engine.bytes.toString('latin1', thread, thread + 3)).toBe(`${line.at(line.indexOf('thread=') + 7)} (`);
      at += line.length;
      return words;
    });
    expect(numbers).toEqual([1, 2, 1, 3, 2]);
    expect(engine.soundLine(1, blockSize)).toBeNull();
  });

  test('gives no number twice, however many there are', () => {
    const engine = create();
    const line = (text: string): string => `${text}  $$<APM><Mon Mar 01 07:44:24.901 1999><thread=1 (0x1)>\r\n`;
    const first = line('x');
    const numberOf = (text: string): number => {
      engine.bytes.set(Buffer.from(`${first}${line(text)}`));
      return engine.soundLine(first.length, first.length + line(text).length)?.words ?? 0;
    };
    const long = 'm'.repeat(500);
    const numbers = Array.from({ length: 7000 }, (_, i) => numberOf(i % 2 === 0 ? String(i) : `${long}${i}`));
    expect(new Set(numbers).size).toBe(7000);
    expect(numberOf(`${long}6999`)).toBe(numbers[6999]);
    expect(numbers).not.toContain(numberOf('0'));
  });

  test('finds nothing without literals', () => {
    expect(found([], Buffer.from('anything'))).toEqual([]);
    expect(create().searchFor([]).longest).toBe(0);
  });

  test('finds the starts of lines, and a CR at the very end when nothing can follow it', () => {
    const engine = create();
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', 'bcdefghijklmnopq'), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.boolean(), (parts, ended) => {
        const whole = parts.join('');
        engine.bytes.set(Buffer.from(`${whole}\n\n`));
        const { starts, lines } = engine.lineStarts(whole.length, ended);
        const ends = [...whole.matchAll(ended ? /\r\n|\r|\n/g : /\r\n|\r(?!$)|\n/g)];
        expect([...starts.subarray(0, lines)]).toEqual([0, ...ends.map(({ 0: end, index }) => index + end.length)]);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('counts the lines that end before a place', () => {
    const engine = create();
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', 'bcdefghijklmnopq'), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(), (parts, place) => {
        const whole = parts.join('');
        engine.bytes.set(Buffer.from(`${whole}\n\n`));
        const to = place % (whole.length + 1);
        const isSplit = whole[to - 1] === '\r' && (whole[to] ?? '\n') === '\n';
        const ends = [...whole.slice(0, to).matchAll(/\r\n|\r|\n/g)].length;
        expect(engine.countLines(0, to)).toBe(isSplit ? ends - 1 : ends);
        for (let from = 0; from <= to; from += 5)
          expect(engine.countLines(from, to)).toBe(engine.countLines(0, to) - engine.countLines(0, from));
      }),
      { seed, numRuns: 300 },
    );
  });

  test.each(['\n', '\r', 'a\r\n'])('counts as many lines as a block can hold: %j', (line) => {
    const engine = create();
    const most = Math.floor((blockSize - 2) / line.length);
    engine.bytes.fill(0).write(line.repeat(most), 'latin1');
    for (const lines of [254, 255, 256, 4079, 4080, 4081, 4095, 4096, 4097, most])
      expect(engine.countLines(0, lines * line.length)).toBe(lines);
  });

  test('narrows letters of UTF-16 up to the first that is no ASCII', () => {
    const engine = create();
    const parts = fc.array(
      fc.constantFrom('a', '~', '\0', '\x80', '\xff', 'Ā', '€', 'the words of a long line, sixteen letters and more'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(parts, fc.nat(40), (words, at) => {
        const text = words.join('');
        const letters = Buffer.from(text, 'utf16le');
        engine.bytes.fill(0x78).set(letters, at);
        const ascii = /^[\0-\x7f]*/.exec(text)?.[0] ?? '';
        expect(engine.narrow(engine.bytes.subarray(at, at + letters.length))).toBe(ascii.length);
        expect(engine.bytes.toString('latin1', at, at + ascii.length)).toBe(ascii);
        const behind = 2 * ascii.length;
        expect(engine.bytes.subarray(at + behind, at + letters.length).equals(letters.subarray(behind))).toBe(true);
        expect(engine.bytes.subarray(0, at).every((byte) => byte === 0x78)).toBe(true);
        expect(engine.bytes[at + letters.length]).toBe(0x78);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('never narrows into memory that it cannot work in', () => {
    const engine = create();
    engine.bytes.fill(0x78);
    const elsewhere = Buffer.from('elsewhere', 'utf16le');
    const narrowed = engine.narrow(elsewhere);
    expect(elsewhere.toString('latin1', 0, narrowed)).toBe('elsewhere'.slice(0, narrowed));
    expect(engine.bytes.every((byte) => byte === 0x78)).toBe(true);
  });

  test('counts the records that begin their metadata', () => {
    const engine = create();
    const pieces = ['$', '<', '!', '[', '!', 'LOG[', '$$<', '<![LOG[', '<![CDATA[', '<![LOG]', 'words of a log'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(9), fc.nat(9), (parts, before, behind) => {
        const whole = parts.join('');
        engine.bytes.set(Buffer.from(`${whole}$<![LOG[`));
        const [from, to] = [Math.min(before, Math.max(0, whole.length - behind)), Math.max(0, whole.length - behind)];
        const inside = whole.slice(from, to);
        expect(engine.countRecords(from, to)).toBe([...inside.matchAll(/\$\$(?=<)|<!\[LOG\[/g)].length);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
