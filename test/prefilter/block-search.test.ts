/** The search for many literals at once finds exactly what a naive search finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearch } from '../../src/prefilter/block-search.js';

const seed = 20000714;

function found(literals: readonly string[], bytes: Uint8Array, from = 0, to = bytes.length): number[] {
  const hits: number[] = [];
  createSearch(literals).search(bytes, from, to, (offset) => hits.push(offset));
  return hits.sort((a, b) => a - b);
}

function naive(literals: readonly string[], bytes: Uint8Array, from = 0, to = bytes.length): number[] {
  const folded = Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte))).toString(
    'latin1',
  );
  const hits: number[] = [];
  for (const literal of new Set(literals)) {
    for (
      let at = folded.indexOf(literal, from);
      at >= 0 && at + literal.length <= to;
      at = folded.indexOf(literal, at + 1)
    ) {
      hits.push(at);
    }
  }
  return hits.sort((a, b) => a - b);
}

/** Few different letters, so that literals overlap, repeat and hold each other. */
const letters = fc.constantFrom('a', 'b', '_', '@', '`', '[', '{', '1', 'q');
const literal = fc.array(letters, { minLength: 4, maxLength: 24 }).map((all) => all.join(''));
const literals = fc.array(literal, { minLength: 1, maxLength: 12 });
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

test('it finds what a naive search finds', () => {
  fc.assert(
    fc.property(haystack, ([wanted, bytes]) => {
      expect(found(wanted, bytes)).toEqual(naive(wanted, bytes));
    }),
    { seed, numRuns: 600 },
  );
});

test('it finds what lies wholly between two places, so that blocks that overlap by its longest lose and double nothing', () => {
  fc.assert(
    fc.property(haystack, fc.nat(1000), ([wanted, bytes], place) => {
      const border = Math.min(place, bytes.length);
      expect(found(wanted, bytes, border)).toEqual(naive(wanted, bytes, border));
      expect(found(wanted, bytes, 0, border)).toEqual(naive(wanted, bytes, 0, border));
      const { longest } = createSearch(wanted);
      const first = found(wanted, bytes, 0, Math.min(bytes.length, border + longest - 1)).filter((at) => at < border);
      expect([...first, ...found(wanted, bytes, border)]).toEqual(naive(wanted, bytes));
    }),
    { seed, numRuns: 300 },
  );
});

test('bytes that differ in more than the case of a letter are different', () => {
  expect(found(['[abc'], Buffer.from('{ABC [ABC'))).toEqual([5]);
  expect(found(['a@bc'], Buffer.from('A`BC A@BC'))).toEqual([5]);
  expect(found(['sms_'], Buffer.from('SMS\x7f SMS? sms_'))).toEqual([10]);
});

test('without literals nothing is found', () => {
  expect(found([], Buffer.from('anything'))).toEqual([]);
  expect(createSearch([]).longest).toBe(0);
});
