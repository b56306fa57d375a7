/** The search for literals: by SIMD, in plain JavaScript and by a naive one, the same places are found, and the same lines. */
import type { LiteralSearch, SearchEngine } from '../../src/prefilter/literal-search.js';
import { placeWindows } from '../../src/prefilter/place-windows.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { createSimdEngine } from '../../src/prefilter/simd-engine.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';

const blockSize = 8192;
const sets: readonly (readonly string[])[] = [
  ['aaaa', 'aaaaaa', 'baaaa', 'aaab'],
  ['sms_', '[abc', '{abc', 'a@bc', 'a`bc'],
  ['failed', 'license server', 'error', 'thread=', '\\licmtr', '$$<sms_'],
];

interface Searches {
  readonly literals: readonly string[];
  readonly searches: readonly LiteralSearch[];
}
let made: { engines: readonly SearchEngine[]; searches: readonly Searches[] } | null = null;

function make(): { engines: readonly SearchEngine[]; searches: readonly Searches[] } {
  const simd = createSimdEngine(blockSize);
  if (!simd) throw new Error('this machine has no SIMD');
  const engines = [simd, createPlainEngine(blockSize)];
  const searches = sets.map((literals) => {
    const words = placeWindows(literals);
    return { literals, searches: engines.map((engine) => engine.searchFor(words)) };
  });
  return { engines, searches };
}

export const prefilter: FuzzTarget = {
  name: 'prefilter',
  property: 'SIMD, plain and naive search find the same literals, lines and records',
  seeds: [...logSeeds, Buffer.from('aaaaaaaaaaaab'.repeat(40)), Buffer.from('SMS\x7f SMS? sms_ {ABC [abc A@BC a`bc')],
  dictionary: [...logWords, ...sets.flat(), ...sets.flat().map((literal) => literal.toUpperCase())],
  check(input, random) {
    made ??= make();
    const from = Math.floor(random() * (input.length + 1) * 0.2);
    const to = input.length - Math.floor(random() * input.length * 0.2);
    const ended = random() < 0.5;
    for (const engine of made.engines) engine.bytes.set(input);
    const chosen = made.searches[Math.floor(random() * made.searches.length)];
    const wanted = naive(input, chosen?.literals ?? [], from, to);
    for (const search of chosen?.searches ?? []) {
      const hits: string[] = [];
      search.search(from, to, (offset, word) => hits.push(`${offset} ${word}`));
      if (hits.sort().join() !== wanted) throw new Error(`finds ${hits.join()}, not ${wanted}`);
    }
    const [simd, plain] = made.engines.map(
      (engine) => `${linesOf(engine, input.length, to, ended)} ${soundLines(engine, input.length)}`,
    );
    if (simd !== plain) throw new Error(`lines: ${simd} by SIMD, ${plain} in plain JavaScript`);
  },
};

function naive(input: Buffer, literals: readonly string[], from: number, to: number): string {
  const text = input.toString('latin1').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const hits: string[] = [];
  for (const [word, literal] of literals.entries())
    for (let at = text.indexOf(literal, from); at >= 0 && at + literal.length <= to; at = text.indexOf(literal, at + 1))
      hits.push(`${at} ${word}`);
  return hits.sort().join();
}

function linesOf(engine: SearchEngine, length: number, to: number, ended: boolean): string {
  const { starts, lines } = engine.lineStarts(length, ended);
  return `${starts.subarray(0, lines).join()} ${engine.countLines(0, to)} ${engine.countRecords(0, length)}`;
}

/** At a place in each 40 bytes. What stands for the words of a record is a number of each engine's own. */
function soundLines(engine: SearchEngine, length: number): string {
  const places = Array.from({ length: Math.ceil(length / 40) }, (_, i) => engine.soundLine(40 * i, length));
  return places.map((line) => line && [line.before, line.start, line.trailer, line.thread, line.end].join(' ')).join();
}
