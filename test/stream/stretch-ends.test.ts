/** What a stretch begins with is not the beginning of its log: the ends of a log are told by its own first and last lines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { windowSize } from '../../src/entries/line-window.js';
import { diagnoseShare } from '../../src/pipelines/scan/diagnose-shares.js';
import { findCuts } from '../../src/stream/find-cuts.js';
import { evenly } from '../../src/workers/share-out.js';
import { failure, quiet, record, texts } from '../helpers/courses.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-stretch-ends-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const hour = 3_600_000;
const start = Date.UTC(1999, 2, 1);
const status = (site: string): string =>
  `STATMSG: ID=500 SEV=I LEV=M SOURCE="SMS Server" SYS=SITESRV SITE=${site} PID=76`;

/** The report but for the run, by one thread, and the same by several. */
async function reportOf(text: string | Buffer) {
  const file = join(scratch, 'Licsvcfg.log');
  writeFileSync(file, text);
  const read = async (jobs: number) => {
    const { run: _, ...report } = await diagnosePaths(scratch, [file], {
      jobs,
      leastStretch: 1000,
      runShare: async (share) => structuredClone(await diagnoseShare(structuredClone(share))),
    });
    return report;
  };
  const report = await read(1);
  for (const jobs of [2, 3, 5]) expect(await read(jobs)).toEqual(report);
  return report;
}

const timeless = 'License Server Manager is at work, and this line has no time\r\n'.repeat(1000);

test.each([
  ['begins without times', timeless + quiet(300, start), null, '1999-03-13T11:00:00.000'],
  ['ends without times', quiet(300, start) + timeless, '1999-03-01T00:00:00.000', null],
  ['has times in its middle alone', timeless + quiet(300, start) + timeless, null, null],
  [
    'ends in zeros',
    Buffer.concat([Buffer.from(quiet(300, start)), Buffer.alloc(60_000)]),
    '1999-03-01T00:00:00.000',
    null,
  ],
])('a log that %s', async (_, text, firstTime, lastTime) => {
  expect((await reportOf(text)).inputs.files).toMatchObject([{ firstTime, lastTime }]);
});

test('how old a failure is cannot be told where the log ends without times', async () => {
  const text = quiet(300, start) + failure('METER01', start + 300 * hour) + timeless;
  expect((await reportOf(text)).findings).toMatchObject([{ signature: 'orphaned-licmtr-share', age: null }]);
});

test('the words of a status message inside of other records name no site, wherever a stretch begins', async () => {
  const quoted = record(`Passed on ${status('XYZ')}`, start).repeat(6000);
  const text =
    record(status('S01'), start - 601 * hour) +
    quiet(10, start - 600 * hour) +
    quoted +
    quiet(300, start) +
    failure('METER01', start + 300 * hour);
  expect((await reportOf(text)).findings).toMatchObject([{ subject: { site: 'S01' } }]);
});

test('the one letter that is not of ASCII tells the encoding, also where a stretch begins or a window ends', async () => {
  const calm = Buffer.from(quiet(300, start));
  const file = join(scratch, 'calm.log');
  writeFileSync(file, calm);
  const cuts = (await Promise.all([2, 3, 5].map((parts) => findCuts(file, evenly(calm.length, parts))))).flat();
  expect(cuts.length).toBeGreaterThan(3);
  for (const at of [...cuts, windowSize - 2]) {
    const log = Buffer.from(calm);
    log[at] = at === windowSize - 2 ? 0xe9 : 0xab;
    expect((await reportOf(log)).inputs.files).toMatchObject([{ encoding: 'windows-1252' }]);
  }
});

test.each([0.1, 0.25, 0.43, 0.55])(
  'the clock was ahead for 160 KB at %d of the log, and back long before a failure',
  async (from) => {
    const [count, span] = [26_000, 72 * hour];
    const failed = start + 0.87 * span;
    const at = (i: number): number => start + (span * i) / count;
    const first = Math.trunc(from * count);
    const ahead = failed - 20_000 - at(first + 650);
    const isAhead = (i: number): boolean => i >= first && i < first + 1300;
    const lines = Array.from({ length: count }, (_, i) =>
      record('Sleeping for 60 minutes.', at(i) + (isAhead(i) ? ahead : 0)),
    );
    const copied = 'Copying D:\\SMS\\bin\\ProductDB.Dll to \\\\METER01\\LicMtr\\ProductDB.Dll';
    const begun = [...texts.slice(0, 2).map((text) => text('METER01')), copied];
    lines.splice(Math.trunc(0.87 * count), 0, record(texts[2]?.('METER01') ?? '', failed));
    lines.splice(first + 650, 0, ...begun.map((text, i) => record(text, failed - 20_000 + i * 1000)));
    expect((await reportOf(lines.join(''))).nearMisses).toMatchObject([{ signature: 'orphaned-licmtr-share' }]);
  },
);
