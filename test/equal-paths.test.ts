/** The same report whatever the path: SIMD or plain search, any number of threads, anchors first or all clauses at once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { logOf, quiet, record, shown, texts, worlds } from './helpers/courses.js';
import { diagnosePaths, fixtures } from './helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-paths-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const comparable = ({
  findings,
  unexplained,
  nearMisses,
  inputs,
}: Awaited<ReturnType<typeof diagnosePaths>>): object => ({
  findings,
  unexplained,
  nearMisses,
  inputs,
});

const timedStep = fc.record({
  text: fc.nat(99),
  server: fc.constantFrom('METER01', 'METER02', 'BRANCH7'),
  seconds: fc.constantFrom(1, 1, 1, 30, 100, 600, 4000, 100_000, -3600),
  filler: fc.constantFrom(0, 0, 0, 0, 400, 3000),
  form: fc.constant('timed' as const),
});
const mixedStep = fc.record({
  text: fc.nat(99),
  server: fc.constantFrom('METER01', 'METER02'),
  seconds: fc.constantFrom(1, 1, 30, 600, 4000, 100_000),
  filler: fc.constantFrom(0, 0, 0, 400, 3000),
  form: fc.constantFrom('timed' as const, 'timed' as const, 'dateless' as const, 'plain' as const),
});

// How far apart they are was counted in lines, of which standard input is read for more.
test.each(['file', 'standard input'])(
  'a line without a time has no part in what failed a day later: %s',
  async (path) => {
    const folder = join(scratch, 'untimed');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'Licsvcfg.log');
    const [hour, start] = [3_600_000, Date.UTC(1999, 2, 1)];
    const check = `${texts[1]?.('METER01')}  $$<SMS_LICENSE_SERVER_MANAGER>\r\n`;
    const failed = record(texts[2]?.('METER01') ?? '', start + 30 * hour);
    writeFileSync(file, `${quiet(1, start)}${check}${quiet(28, start + hour)}${failed}`);
    expect(await shown(path === 'file' ? file : '-', file)).toMatchObject([[], [{ occurrences: 1 }], []]);
  },
);

// In a file those of a healthy course were passed by, so that the pipe seemed to be busy all the time.
test('lines without a time come again and again alike in a file and on standard input', async () => {
  const folder = join(scratch, 'again');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'Liccli.log');
  const line = (message: string): string => `${message}  $$<LICENSE METERING>\r\n`;
  const calm = line('Request received.').repeat(60);
  const healthy = line('Getting groups for the user "KLEIN"').repeat(20);
  const busy = line('The server is at work: ...pipe busy') + calm + healthy + calm;
  writeFileSync(file, busy.repeat(12));
  expect(await shown(file, file)).toEqual(await shown('-', file));
});

describe('the report is the same', () => {
  test('with both searches, for the demo', async () => {
    const simd = await diagnosePaths(fixtures, ['demo'], { search: 'simd' });
    const plain = await diagnosePaths(fixtures, ['demo'], { search: 'plain' });
    expect(comparable(plain)).toEqual(comparable(simd));
    expect(simd.findings.length).toBeGreaterThan(0);
  });

  test.each(worlds)('when $log is read for its anchors first, and when all of it is read at once', async (world) => {
    const folder = join(scratch, world.component);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, world.log);
    await fc.assert(
      fc.asyncProperty(fc.array(timedStep, { minLength: 1, maxLength: 40 }), async (steps) => {
        writeFileSync(file, logOf(steps, world));
        const found = await shown(file, file);
        expect(found).toEqual(await shown('-', file));
        // Where a time is asked for, records that come again are read again.
        expect(await shown(file, file, { since: '1980-01-01' })).toEqual(found);
      }),
      { seed: 19990326, numRuns: 60 },
    );
  });

  test.each(worlds)('when some lines of $log have no time', async (world) => {
    const folder = join(scratch, `mixed-${world.component}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, world.log);
    await fc.assert(
      fc.asyncProperty(fc.array(mixedStep, { minLength: 1, maxLength: 40 }), async (steps) => {
        writeFileSync(file, logOf(steps, world));
        expect(await shown('-', file)).toEqual(await shown(file, file));
      }),
      { seed: 19990326, numRuns: 60 },
    );
  });

  // Searched as UTF-8, it is half as large, and of packed logs the size was taken from that.
  test('for a log in UTF-16 of more than a megabyte, packed or not', async () => {
    const folder = join(scratch, 'packed');
    mkdirSync(folder, { recursive: true });
    const bytes = Buffer.from(quiet(150, Date.UTC(1999, 2, 1)), 'utf16le');
    writeFileSync(join(folder, 'Licsvcfg.log'), bytes);
    writeFileSync(join(folder, 'Licsvcfg.log.gz'), gzipSync(bytes));
    const read = async (path: string) => (await diagnosePaths(folder, [path])).inputs.files;
    const [file] = await read('Licsvcfg.log');
    expect(file).toMatchObject({ bytes: bytes.length, entries: null });
    expect(await read('Licsvcfg.log.gz')).toEqual([{ ...file, path: 'Licsvcfg.log.gz' }]);
  });
});
