/** Places that wait to be read are those that were added, wherever the window stands by now. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaitingHits } from '../../src/stream/waiting-hits.js';

test('they are what a plain list holds', () => {
  const step = fc.record({
    gaps: fc.array(fc.nat(30), { maxLength: 40, size: 'max' }),
    forgotten: fc.nat(40_000),
    gone: fc.nat(300),
    from: fc.nat(900),
    length: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 300, maxLength: 600 }), (steps) => {
      const hits = new WaitingHits();
      let plain: number[] = [];
      let end = 0;
      for (const { gaps, forgotten, gone, from, length } of steps) {
        const added = gaps.map((gap) => {
          end += gap;
          return end;
        });
        hits.add(added);
        plain.push(...added);
        expect(hits.between(from, from + length)).toEqual(plain.filter((hit) => hit >= from && hit < from + length));
        hits.forget(forgotten);
        plain = plain.filter((hit) => hit >= forgotten);
        expect(hits.count).toBe(plain.length);
        hits.discard(gone);
        plain = plain.map((hit) => hit - gone);
        end -= gone;
      }
    }),
    { numRuns: 40 },
  );
});
