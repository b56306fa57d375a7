/**
 * Only what stands around a find is ever decoded. These tests hold the promise that this rests on: an entry read from its
 * region is the entry that reading the whole log would give, in every mixture of record forms.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestMark } from '../../src/entries/mark.js';
import { junkText, lineEnds, numbered, recordText } from './random-log.js';
import { readByRegions, readWhole, type Sighting, type Sightings } from './read-by-regions.js';

const seed = 20000317;
const reach = 24 * 1024;
/** They take two or three seconds each; a busy machine may need more. */
const timeout = 60_000;

function summary(sightings: Sightings): object[] {
  return [...sightings]
    .sort(([a], [b]) => a - b)
    .map(([number, { entry, textLine, part, line }]: [number, Sighting]) => {
      const { component, time, timeZone, thread } = entry;
      return { number, textLine, part, line, component, time, timeZone, thread };
    });
}

test('a region gives the same entries as the whole log', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(recordText, lineEnds, fc.integer({ min: 0, max: reach }), async (text, lineEnd, more) => {
      const log = numbered(text).replaceAll('\n', lineEnd);
      expect(summary(await readByRegions([log], 2.2 * reach + more, reach))).toEqual(summary(readWhole([log])));
    }),
    { seed, numRuns: 50 },
  );
});

test('a rollover before the log is read as one with it', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(recordText, lineEnds, fc.double({ min: 0, max: 1, noNaN: true }), async (text, lineEnd, where) => {
      const log = numbered(text).replaceAll('\n', lineEnd);
      const border = Math.floor(log.length * where);
      const at = log[border - 1] === '\r' ? border - 1 : border;
      const parts = [log.slice(0, at), log.slice(at)];
      expect(summary(await readByRegions(parts, 2.5 * reach, reach))).toEqual(summary(readWhole(parts)));
    }),
    { seed, numRuns: 50 },
  );
});

test('junk between the records changes nothing of that', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(junkText, { minLength: 1, maxLength: 20 }), lineEnds, async (texts, lineEnd) => {
      const log = numbered(texts.join('\n')).replaceAll('\n', lineEnd);
      expect(summary(await readByRegions([log], 2.5 * reach, reach))).toEqual(summary(readWhole([log])));
    }),
    { seed, numRuns: 150 },
  );
});

/** A line longer than a record may be; needles stand at its start, its end and between. */
const giantLine = fc
  .tuple(fc.integer({ min: 1000, max: 3 * reach }), fc.integer({ min: 1000, max: 3 * reach }), recordText)
  .map(([before, after, tail]) => `@ ${'x'.repeat(before)} @ ${'y '.repeat(after)} @ ${tail}`);

/** What must be equal although a record that is longer than the reach may lack its metadata or a part of its text. */
function comparable(own: Sightings, other: Sightings): object[] {
  return [...own]
    .sort(([a], [b]) => a - b)
    .map(([number, { entry, textLine, part, line }]) => {
      const counterpart = other.get(number);
      const isKnown = (text = '') => text.length < reach - 2 * longestMark;
      const mayLack = !isKnown(entry.text) || !isKnown(counterpart?.entry.text);
      const isBare = entry.component === null || counterpart?.entry.component === null;
      const isPart = textLine.includes(counterpart?.textLine ?? '-') || counterpart?.textLine.includes(textLine);
      return { number, part, line, isPart, component: mayLack && isBare ? null : entry.component };
    });
}

test('in giant lines each place is still seen once, where it stands, and never with the metadata of another record', {
  timeout,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(giantLine, recordText), { minLength: 2, maxLength: 4 }), async (texts) => {
      const log = numbered(texts.join('\n'));
      const whole = readWhole([log]);
      const found = await readByRegions([log], 2.5 * reach, reach);
      expect(comparable(found, whole)).toEqual(comparable(whole, found));
    }),
    { seed, numRuns: 12 },
  );
});
