/** The same report whatever the path: SIMD or plain search, any number of threads, anchors first or all clauses at once. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
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

/** Lines of a healthy course, of failures, of several servers, at times that rise by seconds or by days. */
const texts = [
  (server: string) => `INFO: installation destination = '\\\\${server}\\LicMtr'`,
  (server: string) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  (server: string) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  (server: string) => `Copying D:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll`,
  (server: string) => `Starting the service SMS_LICENSE_SERVER on ${server}`,
  () => 'The file installation failed. The license server manager is attempting to clean up the target server.',
  () => 'Attempting to install the service INSTALL_ODBC',
  () => 'The License Server Manager is waking up',
  () => 'Error code = 5 while reading the queue',
];
const step = fc.record({
  text: fc.nat(texts.length - 1),
  server: fc.constantFrom('METER01', 'METER02', 'BRANCH7'),
  seconds: fc.constantFrom(1, 1, 1, 30, 600, 4000, 100_000),
  filler: fc.constantFrom(0, 0, 0, 0, 3000),
});
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function record(message: string, clock: number): string {
  const date = new Date(clock);
  const iso = date.toISOString();
  const time = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${iso.slice(8, 10)} ${iso.slice(11, 23)} ${iso.slice(0, 4)}`;
  return `${message}  $$<SMS_LICENSE_SERVER_MANAGER><${time} Eastern Standard Time><thread=168 (0xA8)>\r\n`;
}

function logOf(steps: readonly { text: number; server: string; seconds: number; filler: number }[]): string {
  let clock = Date.UTC(1999, 2, 1);
  return steps
    .map(({ text, server, seconds, filler }) => {
      const before = clock;
      clock += seconds * 1000;
      const between = (i: number): number => before + Math.round((seconds * 1000 * i) / filler);
      const quiet = Array.from({ length: filler }, (_, i) => record('Sleeping for 60 minutes.', between(i)));
      return `${quiet.join('')}${record(texts[text]?.(server) ?? '', clock)}`;
    })
    .join('');
}

/** Lines that mean nothing, hours apart: some hundred KB, so that a log is read in several windows. */
function quiet(hours: number, from: number): string {
  return Array.from({ length: hours }, (_, hour) =>
    record('Sleeping for 60 minutes.', from + hour * 3_600_000).repeat(40),
  ).join('');
}

test.each([
  ['the server itself', 'METER01', 'resolved'],
  ['another server', 'METER02', 'active'],
])('far behind a failure a line that shows success decides, when it names %s', async (_, server, state) => {
  const folder = join(scratch, server);
  mkdirSync(folder, { recursive: true });
  const start = Date.UTC(1999, 2, 1);
  const success = record(texts[4]?.(server) ?? '', start + 400 * 3_600_000);
  const text = `${failure('METER01', start)}${quiet(399, start + 3_600_000)}${success}${quiet(300, start + 401 * 3_600_000)}`;
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map((finding) => [finding.subject.server, finding.state])).toEqual([['METER01', state]]);
});

/** All lines of a left-over share, an hour after the start of some day. */
function failure(server: string, at: number): string {
  return [0, 1, 2].map((text) => record(texts[text]?.(server) ?? '', at + text * 1000)).join('');
}

// The record of the failure was remembered as harmless, since it was too old, and then also where it was not.
test('what is too old tells nothing of the same words later', async () => {
  const folder = join(scratch, 'since');
  mkdirSync(folder, { recursive: true });
  const [hour, start] = [3_600_000, Date.UTC(1999, 2, 1)];
  const calm = (after: number): string => quiet(190, start + after * hour);
  const text = [
    failure('METER01', start),
    calm(1),
    failure('METER01', start + 200 * hour),
    calm(201),
    record(texts[4]?.('METER01') ?? '', start + 400 * hour),
    calm(401),
    failure('METER01', start + 600 * hour),
    calm(601),
  ].join('');
  writeFileSync(join(folder, 'Licsvcfg.log'), `${record('Sleeping for 60 minutes.', start - hour)}${text}`);
  const { findings } = await diagnosePaths(folder, ['.'], { since: '1999-03-02' });
  expect(findings.map(({ state, occurrences }) => [state, occurrences])).toEqual([['active', 2]]);
});

// Two records in one line were remembered by the first of them.
test('a record that was run together with another is not taken for one that began alike', async () => {
  const folder = join(scratch, 'together');
  mkdirSync(folder, { recursive: true });
  const [hour, start] = [3_600_000, Date.UTC(1999, 2, 1)];
  const twice = (message: string, at: number): string =>
    record('Sleeping for 60 minutes.', at).trimEnd() + record(message, at);
  const failed = (at: number): string =>
    [0, 1].map((text) => record(texts[text]?.('METER01') ?? '', at)).join('') + twice(texts[2]?.('METER01') ?? '', at);
  const text = [
    record('Sleeping for 60 minutes.', start),
    twice("INFO: asked to install license server 'METER09'", start),
    quiet(190, start + hour),
    failed(start + 200 * hour),
    quiet(190, start + 201 * hour),
    record(texts[4]?.('METER01') ?? '', start + 400 * hour),
    quiet(190, start + 401 * hour),
    failed(start + 600 * hour),
  ].join('');
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ state, occurrences }) => [state, occurrences])).toEqual([['active', 2]]);
});

describe('the report is the same', () => {
  test('with both searches, for the demo', async () => {
    const simd = await diagnosePaths(fixtures, ['demo'], { search: 'simd' });
    const plain = await diagnosePaths(fixtures, ['demo'], { search: 'plain' });
    expect(comparable(plain)).toEqual(comparable(simd));
    expect(simd.findings.length).toBeGreaterThan(0);
  });

  test('when a log is read for its anchors first, and when all of it is read at once, as from standard input', async () => {
    const folder = join(scratch, 'site');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'Licsvcfg.log');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        writeFileSync(file, logOf(steps));
        const found = await diagnosePaths(folder, [file]);
        const atOnce = await diagnosePaths(folder, ['-'], { stdin: () => Readable.from([readFileSync(file)]) });
        const shape = (report: typeof found): object =>
          JSON.parse(
            JSON.stringify([report.findings, report.unexplained, report.nearMisses])
              .replaceAll(file.replaceAll(sep, '/'), '-')
              .replaceAll(/"(?:id|folder|site)":(?:"[^"]*"|null),?/g, ''),
          );
        expect(shape(found)).toEqual(shape(atOnce));
      }),
      { seed: 19990326, numRuns: 60 },
    );
  });
});
