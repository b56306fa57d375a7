/** Hits of a word beside which another word stands are left out, and no line that a template matches ever is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { checkNeighbours } from '../../src/prefilter/neighbour-check.js';
import { placeWindows } from '../../src/prefilter/place-windows.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { compileTemplate } from '../../src/templates/compile-template.js';
import { parseTemplate } from '../../src/templates/parse-template.js';

const engine = createPlainEngine(64 * 1024);

/** Where hits of a template's literal count in a text. */
function countingHits(source: string, text: string, from = 0, to = text.length): number[] {
  const { literal, neighbours } = compileTemplate(source);
  engine.bytes.fill(0);
  engine.bytes.write(text, 'latin1');
  const hits: number[] = [];
  const search = engine.searchFor(placeWindows([literal]));
  checkNeighbours(search, engine.bytes, () => neighbours ?? null).search(from, to, (offset) => hits.push(offset));
  return hits.sort((a, b) => a - b);
}

test.each([
  ['OK (0 groups)', 'OK (2 groups)', 0],
  ['OK (0 groups)', 'OK (0 groups)', 1],
  ['OK (0 groups)', 'ok (0 GROUPS)', 1],
  ['OK ({number} groups)', 'OK (2 groups)', 1],
  ['the quick groups) jumped', 'a quick groups) Jumps', 1],
  ['the quick groups) jumped', 'a quick groups) sits', 0],
  ['the quick groups) jumped', 'a slow groups) jumps', 0],
  ['the quick groups) jumped', 'A SLOW GROUPS) SITS', 0],
  ['failed to install it', 'failed to reinstall it', 0],
  ['failed to install it', 'failed to INSTALL_IT', 0],
  ['failed to install it', 'failed to install2', 0],
  ['failed to install', 'failed to install2', 1],
  ['0 groups) 1 groups)', '2 groups)', 0],
  ['0 groups) 1 groups)', '1 groups)', 1],
])('%j has its word in %j: %i times', (template, text, times) => {
  expect(countingHits(template, text)).toHaveLength(times);
});

// One may be a line that was wrapped, quoted, or come from another code page.
test.each([
  'OK (2\r\ngroups)',
  'OK (2  groups)',
  'OK (2~groups)',
  'OK (\xb2 groups)',
  'groups)',
  ' groups)',
  'OK (groups)',
])('what stands beside it in %j is not known, so it counts', (text) => {
  expect(countingHits('OK (0 groups)', text)).toHaveLength(1);
});

test('what lies outside of the searched bytes says nothing', () => {
  expect(countingHits('OK (0 groups)', 'OK (2 groups)', 5)).toEqual([6]);
  expect(countingHits('groups) jump', 'groups) sit', 0, 8)).toEqual([0]);
});

const sources = Object.keys(catalogue.templates);
const blanks = fc.constantFrom(' ', ' ', '  ', '\n', '\r\n', '\t', '~', '\n> ', ' \r\n  ', '\0');
const values: Readonly<Record<string, string>> = {
  server: 'METER02',
  path: 'D:\\SMS\\bin\\i386\\x',
  file: 'a.dll',
  account: 'DOMAIN\\user',
  number: '17',
  count: '3',
  version: '2.00.1493.2000',
  service: 'SMS_EXECUTIVE',
  text: 'some words of its own',
};

test('no line that a template of the catalogue matches is left out, however it is wrapped', () => {
  const checked = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.infiniteStream(blanks), fc.string(), (source, between, noise) => {
      const pieces = parseTemplate(source).map((piece) => {
        if (piece.kind === 'literal') return piece.folded;
        if (piece.kind === 'quote') return "'";
        return piece.kind === 'blank' ? between.next().value : (values[piece.type] ?? '');
      });
      const text = pieces.join('');
      const template = compileTemplate(source);
      if (!template.match(text, 0)) return;
      checked.add(source);
      const all = `${noise.replace(/[^ -~]/g, '')}\n${text} ${noise.replace(/[^ -~]/g, '')}`;
      expect(countingHits(source, all)).not.toEqual([]);
    }),
    { seed: 264630, numRuns: 4000 },
  );
  expect(checked.size).toBeGreaterThan(sources.length * 0.9);
});
