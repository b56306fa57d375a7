// Chooses for each search word the three bytes of it that the search looks for, and one of eight buckets
// (src/catalogue/windows.json). It takes half a minute, so it is not part of the build: run "npm run choose-windows" after adding a
// signature with new words. Until then the build makes a quick choice for those.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './bundle.js';
import { wordsOfSearch } from './words-of-search.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What is rarer in the sample is left to chance. */
const leastInMegabyte = 6;
/** Behind a failure the name of its server is searched for, too: names mostly end in a number. */
const usualNames = ['meter02', 'server000', 'smsserver-1'];
const effort = { steps: 60_000, tries: 4 };

const { catalogue } = await importSource('src/catalogue/catalogue.generated.ts');
const { gramsOf, placeWindows, usualText } = await importSource('src/prefilter/place-windows.ts');
const { improveWindows } = await importSource('src/prefilter/improve-windows.ts');
const { placeName } = await importSource('src/stream/place-words.ts');

const texts = sampleTexts();
const { decisive, others, elsewhere } = await wordsOfSearch(catalogue);
/** @param beside words that are searched for as well, and stay as they are */
function chosen(words, beside) {
  const sample = gramsOf(
    texts.map((text) => without(text, [...words, ...beside.map(({ literal }) => literal)])),
    leastInMegabyte,
  );
  return improveWindows(placeWindows(words, sample, beside), sample, beside, effort);
}

/** The text without the words themselves: at these the search has to stop, whichever window is chosen. */
function without(text, words) {
  const signs = /[.*+?^${}()|[\]\\]/g;
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((word) => word.replace(signs, '\\$&')).join('|');
  return text.replace(new RegExp(any, 'gi'), '\0');
}

const first = chosen(decisive, usualNames.map(placeName));
const all = [...first, ...chosen(others, first), ...chosen(elsewhere, [])];
const lines = all
  .sort((one, other) => (one.literal < other.literal ? -1 : 1))
  .map(({ literal, at, bucket }) => `  ${JSON.stringify(literal)}: [${at}, ${bucket}]`);
writeFileSync(join(root, 'src/catalogue/windows.json'), `{\n${lines.join(',\n')}\n}\n`);

/** Logs as they usually are, those of failures, and other English text. */
function sampleTexts() {
  const textOf = (folder, kind) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith(kind))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'latin1'))
      .join('');
  return [
    ...['demo', 'healthy', 'signatures'].map((kind) => textOf(`fixtures/${kind}`, '.log')),
    textOf('docs', '.md'),
    usualText,
  ];
}
