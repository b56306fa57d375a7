/** A very large log is read by several threads, in stretches: the report is the same, and mostly they can be put together. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { collectSources } from '../../src/input/collect-sources.js';
import { openFile } from '../../src/input/open-file.js';
import { diagnoseShare, type Share, type ShareResult } from '../../src/pipelines/scan/diagnose-shares.js';
import { diagnoseWork } from '../../src/stream/diagnose-streams.js';
import { findCuts } from '../../src/stream/find-cuts.js';
import { joinStretches, type StretchResult } from '../../src/stream/join-stretches.js';
import { evenly } from '../../src/workers/share-out.js';
import { failure, logOf, quiet, record, worlds } from '../helpers/courses.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-stretches-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const hour = 3_600_000;
const start = Date.UTC(1999, 2, 1);

function fileOf(name: string, text: string | Buffer): string {
  const folder = mkdtempSync(join(scratch, 'log-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The report but for the run, by threads that are given all as plain data. */
async function reportOf(file: string, jobs: number): Promise<object> {
  const runShare = async (share: Share): Promise<ShareResult> =>
    structuredClone(await diagnoseShare(structuredClone(share)));
  const shared = jobs > 1 ? { runShare, jobs, leastStretch: 1000 } : {};
  const { run: _, ...report } = await diagnosePaths(scratch, [file], shared);
  return report;
}

/** What each stretch showed, and all together. */
async function readInStretches(file: string, count: number) {
  const cuts = await findCuts(file, evenly(statSync(file).size, count));
  const place = { cwd: scratch, platform: process.platform, logs: catalogue.logs };
  const { sources } = await collectSources([file], { ...place, stdin: () => process.stdin });
  const stretches = [0, ...cuts].flatMap((from, i) => {
    const [source] = sources;
    if (!source) return [];
    const stream = { parts: [{ ...source, open: async () => openFile(file, from) }] } as const;
    return [{ stream, stretch: { start: from, cuts: cuts.slice(i) } }];
  });
  const { stretches: read } = await diagnoseWork({ streams: [], stretches }, catalogue, {});
  return { cuts, read, joined: joinStretches(read, 'windows-1252') };
}

const step = fc.record({
  text: fc.nat(99),
  server: fc.constantFrom('METER01', 'METER02', 'BRANCH7'),
  seconds: fc.constantFrom(1, 1, 1, 30, 100, 600, 4000, 100_000, 100_000, -3600),
  filler: fc.constantFrom(0, 0, 5, 40, 400),
  form: fc.constantFrom('timed' as const, 'timed' as const, 'timed' as const, 'dateless' as const, 'plain' as const),
});
/** So many lines between them that a thread does not see from one to the next. */
const farStep = fc.record({
  text: fc.nat(99),
  server: fc.constantFrom('METER01', 'METER02'),
  seconds: fc.constantFrom(1, 600, 10_000, 100_000, 100_000, 100_000),
  filler: fc.constantFrom(0, 0, 12_000),
  form: fc.constant('timed' as const),
});
const threads = fc.integer({ min: 2, max: 5 });

/** Three records in each second that mean nothing. */
function dense(seconds: number, from: number): string {
  return Array.from({ length: 3 * seconds }, (_, i) => record('Sleeping for 60 minutes.', from + i * 333)).join('');
}

describe('the report is the same', () => {
  test.each(worlds)('of $log, whatever happens in it', async (world) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), threads, async (steps, jobs) => {
        const file = fileOf(world.log, logOf(steps, world));
        expect(await reportOf(file, jobs)).toEqual(await reportOf(file, 1));
      }),
      { seed: 19990301, numRuns: 60 },
    );
  });

  test.each(worlds)('of $log, where little happens in it', async (world) => {
    let joined = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(farStep, { minLength: 1, maxLength: 4 }), threads, async (steps, jobs) => {
        const file = fileOf(world.log, quiet(500, start - 501 * hour) + logOf(steps, world));
        expect(await reportOf(file, jobs)).toEqual(await reportOf(file, 1));
        const { read, joined: together } = await readInStretches(file, jobs);
        if (together && read[0]?.end !== null && read.some(({ isSilent }) => !isSilent)) joined += 1;
        rmSync(file);
      }),
      { seed: 19990301, numRuns: 40 },
    );
    expect(joined).toBeGreaterThan(5);
  });

  test.each([1, 150, 290, 310, 460, 599])('where the failure stands in hour %i of six hundred', async (at) => {
    const text = quiet(at, start) + failure('METER01', start + at * hour) + quiet(600 - at, start + (at + 1) * hour);
    const file = fileOf('Licsvcfg.log', text);
    for (const jobs of [2, 3, 5]) expect(await reportOf(file, jobs)).toEqual(await reportOf(file, 1));
  });
});

describe('stretches are put together', () => {
  test('of a healthy log, and of one whose failure stands in the last', async () => {
    const healthy = await readInStretches(fileOf('Licsvcfg.log', quiet(600, start)), 3);
    expect(healthy.read.map(({ end, isSilent }) => [end, isSilent])).toEqual([
      [healthy.cuts[0], true],
      [healthy.cuts[1], true],
      [null, true],
    ]);
    expect(healthy.joined?.files).toMatchObject([{ bytes: quiet(600, start).length, problem: null }]);
    const before = quiet(560, start);
    const file = fileOf(
      'Licsvcfg.log',
      before + failure('METER01', start + 560 * hour) + quiet(40, start + 561 * hour),
    );
    const { read, joined } = await readInStretches(file, 2);
    expect(read.map(({ isSilent }) => isSilent)).toEqual([true, false]);
    const [track] = joined?.rules.flatMap(({ tracks }) => tracks) ?? [];
    expect(track).toMatchObject({ subject: 'METER01', occurrences: 1 });
    const lines = before.split('\n').length - 1;
    expect(track?.first.seen.map(({ observation }) => observation.quote.line)).toEqual([1, 2, 3].map((i) => lines + i));
  });

  test('with the lines counted from the start of the log, and errors of one shape counted together', async () => {
    const error = (i: number): string =>
      record(`Error code = ${(i % 3) + 1} while reading the queue`, start + i * hour);
    const text = Array.from({ length: 200 }, (_, i) => error(i)).join('');
    const { cuts, joined } = await readInStretches(fileOf('Licsvcfg.log', text), 4);
    expect(cuts).toHaveLength(3);
    expect(joined?.errors).toMatchObject([{ occurrences: 200, first: { line: 1 }, last: { line: 200 } }]);
  });

  test('one goes on where its failure is not over, and takes the place of those that it read', async () => {
    const text = quiet(3, start) + failure('METER01', start + 3 * hour) + quiet(300, start + 4 * hour);
    const { read, joined } = await readInStretches(fileOf('Licsvcfg.log', text), 4);
    expect(read[0]).toMatchObject({ start: 0, end: null, isSilent: false });
    expect(joined?.rules).toEqual(read[0]?.result.rules);
  });
});

describe('they are put together only where that is sure', () => {
  const seconds = 5 * 3600;

  test.each([
    [4 * 3600, undefined],
    [4.9 * 3600, ['METER01']],
  ])('lines may belong to a failure that stand an hour and a half before it: %i s', async (at, expected) => {
    const text = dense(at, start) + failure('METER01', start + at * 1000) + dense(seconds - at, start + at * 1000);
    const file = fileOf('Licsvcfg.log', text);
    const { read, joined } = await readInStretches(file, 2);
    expect(read.map(({ isSilent }) => isSilent)).toEqual([true, false]);
    expect(joined?.rules.flatMap(({ tracks }) => tracks.map(({ subject }) => subject))).toEqual(expected);
    expect(await reportOf(file, 2)).toEqual(await reportOf(file, 1));
  });

  test('the clock went back between them, and one saw a failure', async () => {
    const text = quiet(300, start) + quiet(300, start) + failure('METER01', start + 590 * hour);
    const file = fileOf('Licsvcfg.log', text);
    const { read, joined } = await readInStretches(file, 2);
    expect(read.map(({ isSilent }) => isSilent)).toEqual([true, false]);
    expect(joined).toBeNull();
    expect(await reportOf(file, 2)).toEqual(await reportOf(file, 1));
  });

  test('what the last one saw lies behind all of the others, and each of them is whole', async () => {
    const text = quiet(560, start) + failure('METER01', start + 560 * hour) + quiet(40, start + 561 * hour);
    const { read, joined } = await readInStretches(fileOf('Licsvcfg.log', text), 2);
    const [one, other] = read;
    if (!one || !other) throw new Error('there are two stretches');
    expect(joined).not.toBeNull();
    const { earliest, steadyFrom } = other;
    const [file] = one.result.files;
    const broken = { ...one.result, files: file ? [{ ...file, problem: 'is damaged' }] : [] };
    const pairs: StretchResult[][] = [
      [{ ...one, endTime: (steadyFrom ?? 0) + 2 * hour }, other],
      [
        { ...one, endTime: earliest.time },
        { ...other, steadyFrom: earliest.time },
      ],
      [{ ...one, endTime: null }, other],
      [{ ...one, steadyFrom: null }, other],
      [one, { ...other, steadyFrom: null }],
      [one, { ...other, earliest: { ...earliest, place: -1 } }],
      [{ ...one, end: (one.end ?? 0) + 1 }, other],
      [{ ...one, result: broken }, other],
      [one],
    ];
    for (const pair of pairs) expect(joinStretches(pair, 'windows-1252')).toBeNull();
  });

  test.each([
    ['goes on in UTF-16, and in 8 bits again', 60],
    ['ends in UTF-16', 0],
  ])('a log %s', async (_, hours) => {
    const wide = Buffer.from(failure('METER02', start + 60 * hour), 'utf16le');
    const parts = [Buffer.from(quiet(60, start)), wide, Buffer.from(quiet(hours, start + 61 * hour))];
    const file = fileOf('Licsvcfg.log', Buffer.concat(parts));
    const { cuts, joined } = await readInStretches(file, 3);
    expect(cuts).not.toEqual([]);
    expect(joined).toBeNull();
    const report = await reportOf(file, 1);
    expect(report).toMatchObject({ findings: [{ signature: 'orphaned-licmtr-share' }] });
    expect(await reportOf(file, 3)).toEqual(report);
  });

  test('a log of which grep coloured a few words in the middle', async () => {
    const coloured = failure('METER02', start + 60 * hour).replaceAll('LICENSE SERVER', '\x1b[31mLICENSE\x1b[m SERVER');
    const text =
      quiet(60, start) + coloured.replaceAll('LicMtr', '\x1b[31mLicMtr\x1b[m') + quiet(60, start + 61 * hour);
    const file = fileOf('Licsvcfg.log', text);
    expect((await readInStretches(file, 3)).joined).toBeNull();
    const report = await reportOf(file, 1);
    expect(report).toMatchObject({ findings: [{ signature: 'orphaned-licmtr-share' }] });
    expect(await reportOf(file, 3)).toEqual(report);
  });

  test('there are more errors than are told apart', async () => {
    const letter = (i: number): string => String.fromCharCode(97 + (i % 26));
    const names = Array.from({ length: 700 }, (_, i) => `${letter(i)}${letter(Math.trunc(i / 26))}`);
    const text = names.map((name, i) => record(`Error reading ${name}${name}x`, start + i * hour)).join('');
    const file = fileOf('Licsvcfg.log', text);
    expect((await readInStretches(file, 2)).joined).toBeNull();
    expect(await reportOf(file, 2)).toEqual(await reportOf(file, 1));
  });
});

describe('a log is not cut', () => {
  const text = quiet(20, start);
  test.each([
    ['in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['with the mark of UTF-8', Buffer.from(`\ufeff${text}`)],
    [
      'as grep lists it',
      Buffer.from(
        text
          .split(/(?<=\n)/)
          .map((line, i) => `${i + 7}:${line}`)
          .join(''),
      ),
    ],
    ['without trailers', Buffer.from('nothing of note\r\n'.repeat(5000))],
    ['of one line', Buffer.from('x'.repeat(100_000))],
  ])('%s', async (_, bytes) => {
    expect(await findCuts(fileOf('Licsvcfg.log', bytes), [1000, 60_000])).toEqual([]);
  });

  test('that is gone', async () => {
    expect(await findCuts(join(scratch, 'gone.log'), [1000])).toEqual([]);
  });

  test('twice at one place, where between two there is none', async () => {
    const file = fileOf('Licsvcfg.log', quiet(1, start) + 'nothing of note\r\n'.repeat(2000) + quiet(1, start));
    expect(await findCuts(file, [1000, 6000, 12_000, 18_000])).toHaveLength(2);
  });

  test('behind a line that may end in the name of a password', async () => {
    const pair = record('Failed to connect with password =', start) + record('xyzzy42 could not be used', start);
    const file = fileOf('Licsvcfg.log', pair.repeat(200));
    const cuts = await findCuts(file, evenly(statSync(file).size, 4));
    expect(cuts).toHaveLength(3);
    for (const cut of cuts) expect(readFileSync(file, 'latin1').slice(cut)).toMatch(/^Failed/);
  });
});
