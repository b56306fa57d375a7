/** The windows that the build chose stop the search seldom at text that holds nothing: more is worth than any instruction. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { type Word, windowLength } from '../../src/prefilter/literal-search.js';
import { bindTemplates } from '../../src/stream/bind-templates.js';
import { placeWords } from '../../src/stream/place-words.js';
import { searchedWords } from '../../src/stream/searched-words.js';
import { fixtures } from '../helpers/diagnose-paths.js';

const { templates, rules } = bindTemplates(catalogue.signatures, catalogue.templates);
const { decisive, others, elsewhere } = searchedWords(templates, rules, catalogue);
const demo = join(fixtures, 'demo');
const read = (wanted: RegExp): Buffer =>
  Buffer.concat(
    readdirSync(demo)
      .filter((name) => wanted.test(name))
      .map((name) => readFileSync(join(demo, name))),
  );

/** How often in a megabyte three bytes agree on a bucket. */
function stopsPerMegabyte(words: readonly Word[], bytes: Buffer): number {
  const low = new Uint8Array(windowLength * 16);
  const high = new Uint8Array(windowLength * 16);
  for (const { literal, at, bucket } of words) {
    for (let place = 0; place < windowLength; place += 1) {
      const letter = literal.charAt(at + place);
      for (const code of [letter, letter.toUpperCase()].map((one) => one.charCodeAt(0))) {
        low[place * 16 + (code & 15)] = (low[place * 16 + (code & 15)] ?? 0) | (1 << bucket);
        high[place * 16 + (code >> 4)] = (high[place * 16 + (code >> 4)] ?? 0) | (1 << bucket);
      }
    }
  }
  let stops = 0;
  for (let i = 0; i + windowLength <= bytes.length; i += 1) {
    let buckets = 0xff;
    for (let place = 0; place < windowLength; place += 1) {
      const byte = bytes[i + place] ?? 0;
      buckets &= (low[place * 16 + (byte & 15)] ?? 0) & (high[place * 16 + (byte >> 4)] ?? 0);
    }
    if (buckets !== 0) stops += 1;
  }
  return (stops / bytes.length) * 1e6;
}

test('in metering logs, far from all anchors', () => {
  expect(stopsPerMegabyte(placeWords(decisive, catalogue), read(/^Lic/))).toBeLessThan(5_000);
});

test('in metering logs, near one', () => {
  expect(stopsPerMegabyte(placeWords([...decisive, ...others], catalogue), read(/^Lic/))).toBeLessThan(20_000);
});

test('in other logs', () => {
  expect(stopsPerMegabyte(placeWords(elsewhere, catalogue), read(/^(?:Hman|Despool|Inboxmgr)/))).toBeLessThan(500);
});

test('every word has a window of the build', () => {
  expect([...decisive, ...others, ...elsewhere].filter((word) => catalogue.windows[word] === undefined)).toEqual([]);
});
