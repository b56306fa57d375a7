/**
 * Only what stands around a find is ever decoded. These tests hold the promise that this rests on: an entry read from its
 * region is the entry that reading the whole log would give, in every mixture of record forms.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineEnds, numbered, recordText } from './random-log.js';
import { readByRegions, readWhole, type Sighting, type Sightings } from './read-by-regions.js';

const seed = 20000317;
const reach = 24 * 1024;

function summary(sightings: Sightings): object[] {
  return [...sightings]
    .sort(([a], [b]) => a - b)
    .map(([number, { entry, textLine, part, line }]: [number, Sighting]) => {
      const { component, time, timeZone, thread } = entry;
      return { number, textLine, part, line, component, time, timeZone, thread };
    });
}

test('a region gives the same entries as the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(recordText, lineEnds, fc.integer({ min: 0, max: 4 }), async (text, lineEnd, size) => {
      const log = numbered(text).replaceAll('\n', lineEnd);
      expect(summary(await readByRegions([log], (3 + size) * reach, reach))).toEqual(summary(readWhole([log])));
    }),
    { seed, numRuns: 200 },
  );
});

test('a rollover before the log is read as one with it', async () => {
  await fc.assert(
    fc.asyncProperty(recordText, lineEnds, fc.double({ min: 0, max: 1, noNaN: true }), async (text, lineEnd, where) => {
      const log = numbered(text).replaceAll('\n', lineEnd);
      const border = Math.floor(log.length * where);
      const at = log[border - 1] === '\r' ? border - 1 : border;
      const parts = [log.slice(0, at), log.slice(at)];
      expect(summary(await readByRegions(parts, 3 * reach, reach))).toEqual(summary(readWhole(parts)));
    }),
    { seed, numRuns: 200 },
  );
});
