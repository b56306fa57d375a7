/** The windows that were chosen for the words of the shipped signatures, as the build takes them over. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';

const chosen: Record<string, [number, number]> = JSON.parse(
  readFileSync(new URL('../../src/catalogue/windows.json', import.meta.url), 'utf8'),
);

it('each window lies in its word, and is the one that was chosen where there is one', () => {
  const all = Object.entries(catalogue.windows);
  expect(all.length).toBeGreaterThan(60);
  for (const [word, [at, bucket]] of all) {
    expect(word.length - at, word).toBeGreaterThanOrEqual(3);
    expect(bucket).toBeGreaterThanOrEqual(0);
    expect(bucket).toBeLessThan(8);
    expect(chosen[word] ?? [at, bucket], word).toEqual([at, bucket]);
  }
});

it('no window is kept for a word that is not searched for any more', () => {
  expect(Object.keys(chosen).filter((word) => catalogue.windows[word] === undefined)).toEqual([]);
});
