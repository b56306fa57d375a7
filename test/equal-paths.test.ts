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
  () => 'Error code = 6 while reading the queue',
  // What stands before the next record tells that it begins with a password.
  () => 'Failed to connect with password =',
  () => 'xyzzy42 could not be used',
];
/** The same for the agent of a client, whose lines name nobody. */
const clientTexts = [
  () => 'Getting groups for the user "KLEIN"',
  () => 'OK (0 groups)',
  () => 'OK (3 groups)',
  () => 'Requesting use of "EXCEL.EXE", version: "8.0",lang:0x9,0x4 ...',
  () => 'ACCESS DENIED',
  () => 'The server is at work: ...pipe busy',
  () => 'Downloading client configuration...',
  () => 'Download failed: Failed to get ignorable exes',
  () => 'Offline upload successful',
  (server: string) => `+ON +: Server path = "\\\\${server}\\LICMTR"`,
  () => '+ON +: Server is unreachable.',
];
interface Step {
  readonly text: number;
  readonly server: string;
  readonly seconds: number;
  /** Lines that mean nothing before it. */
  readonly filler: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  text: fc.nat(99),
  server: fc.constantFrom('METER01', 'METER02', 'BRANCH7'),
  seconds: fc.constantFrom(1, 1, 1, 30, 100, 600, 4000, 100_000, -3600),
  filler: fc.constantFrom(0, 0, 0, 0, 400, 3000),
});
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function record(message: string, clock: number, component = 'SMS_LICENSE_SERVER_MANAGER'): string {
  const date = new Date(clock);
  const iso = date.toISOString();
  const time = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${iso.slice(8, 10)} ${iso.slice(11, 23)} ${iso.slice(0, 4)}`;
  return `${message}  $$<${component}><${time} Eastern Standard Time><thread=168 (0xA8)>\r\n`;
}

interface World {
  readonly log: string;
  readonly component: string;
  readonly texts: readonly ((server: string) => string)[];
}

function logOf(steps: readonly Step[], world: World): string {
  let clock = Date.UTC(1999, 2, 1);
  return steps
    .map(({ text, server, seconds, filler }) => {
      const before = clock;
      clock += seconds * 1000;
      const between = (i: number): number => before + Math.round((seconds * 1000 * i) / filler);
      const calm = Array.from({ length: filler }, (_, i) =>
        record('Sleeping for 60 minutes.', between(i), world.component),
      );
      const message = world.texts[text % world.texts.length]?.(server) ?? '';
      return `${calm.join('')}${record(message, clock, world.component)}`;
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

// Whose failures are not over was asked once for each window: what came after the failure in the same one went unseen.
test.each([
  ['at the start of a log', 0, 30],
  ['a few hours in', 5, 10],
  ['days in', 80, 10],
  ['days later, in what was looked through before the failure was known', 0, 130],
])('in the window of the failure a line that shows success decides too: %s', async (_, before, between) => {
  const folder = join(scratch, `window${before}`);
  mkdirSync(folder, { recursive: true });
  const start = Date.UTC(1999, 2, 1);
  const at = (hours: number): number => start + hours * 3_600_000;
  const success = record(texts[4]?.('METER01') ?? '', at(before + between + 1));
  const text = `${quiet(before, start)}${failure('METER01', at(before))}${quiet(between, at(before + 1))}${success}${quiet(90, at(before + between + 2))}`;
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ state }) => state)).toEqual(['resolved']);
});

// What names are looked for was kept: that of the second server would be missing.
test('of two servers that failed, each is over by the line that names it', async () => {
  const folder = join(scratch, 'two');
  mkdirSync(folder, { recursive: true });
  const start = Date.UTC(1999, 2, 1);
  const at = (hours: number): number => start + hours * 3_600_000;
  const success = (server: string, hours: number): string => record(texts[4]?.(server) ?? '', at(hours));
  const text = [
    `${failure('METER01', start)}${quiet(200, at(1))}${failure('METER02', at(201))}${quiet(200, at(202))}`,
    `${success('METER02', 402)}${quiet(200, at(403))}${success('METER01', 603)}${quiet(90, at(604))}`,
  ].join('');
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ subject, state }) => [subject.server, state])).toEqual([
    ['METER01', 'resolved'],
    ['METER02', 'resolved'],
  ]);
});

/** All lines of a left-over share, an hour after the start of some day. */
function failure(server: string, at: number): string {
  return [0, 1, 2].map((text) => record(texts[text]?.(server) ?? '', at + text * 1000)).join('');
}

// Lines that only count have nothing near them, so the line that ends it is looked for once the failure is known.
test.each([
  ['resolved', 'Offline upload successful'],
  ['active', 'Sleeping for 60 minutes.'],
])('a client that a busy pipe held up is %s by what its log says hours later', async (state, message) => {
  const folder = join(scratch, `busy-${state}`);
  mkdirSync(folder, { recursive: true });
  const [minute, start] = [60_000, Date.UTC(1999, 2, 1)];
  const agent = (text: string, minutes: number): string => record(text, start + minutes * minute, 'LICENSE METERING');
  const busy = Array.from({ length: 12 }, (_, i) => agent('The server is at work: ...pipe busy', i)).join('');
  const calm = Array.from({ length: 600 }, (_, i) => agent('Request received.', 60 + i)).join('');
  writeFileSync(join(folder, 'Liccli.log'), `${busy}${calm}${agent(message, 700)}${agent('Request received.', 701)}`);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map((finding) => [finding.article, finding.state])).toEqual([['Q245228', state]]);
});

test('a log whose lines end in CR alone has its first time', async () => {
  const folder = join(scratch, 'cr');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Licsvcfg.log'), quiet(20, Date.UTC(1999, 2, 1)).replaceAll('\r\n', '\r'));
  const { inputs } = await diagnosePaths(folder);
  expect(inputs.files[0]).toMatchObject({ firstTime: '1999-03-01T00:00:00.000', lastTime: '1999-03-01T19:00:00.000' });
});

test('a status message in the middle of a log tells the site', async () => {
  const folder = join(scratch, 'status');
  mkdirSync(folder, { recursive: true });
  const [hour, start] = [3_600_000, Date.UTC(1999, 2, 1)];
  const status =
    'STATMSG: ID=9401 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS SITE=HQ1 PID=258';
  const text = `${quiet(40, start)}${record(status, start + 41 * hour)}${quiet(40, start + 42 * hour)}${failure('METER01', start + 83 * hour)}${quiet(40, start + 84 * hour)}`;
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ subject }) => [subject.server, subject.site])).toEqual([['METER01', 'HQ1']]);
});

test.each([{}, { since: '1980-01-01' }])('so does one behind a line that lost its trailer: %j', async (asked) => {
  const folder = join(scratch, 'status-behind-plain');
  mkdirSync(folder, { recursive: true });
  const [hour, start] = [3_600_000, Date.UTC(1999, 2, 1)];
  const status = 'STATMSG: ID=9401 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_EXECUTIVE" SYS=HQSMS SITE=HQ1 PID=258';
  const text = `${quiet(40, start)}Sleeping\r\n${record(status, start + 41 * hour)}${quiet(40, start + 42 * hour)}${failure('METER01', start + 83 * hour)}${quiet(40, start + 84 * hour)}`;
  writeFileSync(join(folder, 'Licsvcfg.log'), text);
  const { findings } = await diagnosePaths(folder, ['.'], asked);
  expect(findings.map(({ subject }) => [subject.server, subject.site])).toEqual([['METER01', 'HQ1']]);
});

// By their times, the lines before the failure came long after it.
test('a failure is found where the clock was set back in the middle of it', async () => {
  const folder = join(scratch, 'back');
  mkdirSync(folder, { recursive: true });
  const at = Date.UTC(1999, 2, 2);
  const [destination = '', check = '', failed = ''] = [0, 1, 2].map((text) => texts[text]?.('METER01'));
  const lines = record(destination, at) + record(check, at + 1000) + record(failed, at - 7_200_000);
  writeFileSync(join(folder, 'Licsvcfg.log'), `${record('Sleeping for 60 minutes.', at).repeat(2000)}${lines}`);
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ article, subject, state }) => [article, subject.server, state])).toEqual([
    ['Q214954', 'METER01', 'active'],
  ]);
});

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

// What stood behind CR LF or a blank line inside a record was matched from the line end too, and so counted twice.
test.each([
  ['CR LF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
  ['a blank line', '\r\n\r\n'],
])('a line inside a record counts once, behind %s', async (name, lineEnd) => {
  const folder = join(scratch, `inside-${name}`);
  mkdirSync(folder, { recursive: true });
  const start = Date.UTC(1999, 2, 1);
  const busy = (i: number): string =>
    record(
      `The trailer of this line is lost.${lineEnd}The server is at work: ...pipe busy`,
      start + i * 60_000,
      'LICENSE METERING',
    );
  const denied = `OK${lineEnd}Off-line licensing log error: access to the log file has been denied.`;
  const lines = Array.from({ length: 6 }, (_, i) => busy(i));
  writeFileSync(join(folder, 'Liccli.log'), lines.join('') + record(denied, start + 3_600_000, 'LICENSE METERING'));
  const { findings } = await diagnosePaths(folder);
  expect(findings.map(({ signature, occurrences }) => [signature, occurrences])).toEqual([['offline-log-denied', 1]]);
});

// The component of the metering agent is two words in capitals, of which the first was taken for text.
test('what was copied from a viewer of a client log without its tabs is known on standard input too', async () => {
  const text =
    'Off-line licensing log error: access to the log file has been denied. LICENSE METERING 3/1/99 9:14:03 AM\r\n';
  const stdin = (): Readable => Readable.from([Buffer.from(`OK LICENSE METERING 3/1/99 9:14:02 AM\r\n${text}`)]);
  const { findings } = await diagnosePaths(scratch, ['-'], { stdin });
  expect(findings.map(({ signature }) => signature)).toEqual(['offline-log-denied']);
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
    expect(await shown([path === 'file' ? file : '-'], file)).toMatchObject([[], [{ occurrences: 1 }], []]);
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
  expect(await shown([file], file)).toEqual(await shown(['-'], file));
});

describe('the report is the same', () => {
  test('with both searches, for the demo', async () => {
    const simd = await diagnosePaths(fixtures, ['demo'], { search: 'simd' });
    const plain = await diagnosePaths(fixtures, ['demo'], { search: 'plain' });
    expect(comparable(plain)).toEqual(comparable(simd));
    expect(simd.findings.length).toBeGreaterThan(0);
  });

  const worlds: World[] = [
    { log: 'Licsvcfg.log', component: 'SMS_LICENSE_SERVER_MANAGER', texts },
    { log: 'Liccli.log', component: 'LICENSE METERING', texts: clientTexts },
  ];
  test.each(worlds)('when $log is read for its anchors first, and when all of it is read at once', async (world) => {
    const folder = join(scratch, world.component);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, world.log);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        writeFileSync(file, logOf(steps, world));
        const found = await diagnosePaths(folder, [file]);
        const atOnce = await diagnosePaths(folder, ['-'], { stdin: () => Readable.from([readFileSync(file)]) });
        const shape = (report: typeof found): object =>
          JSON.parse(
            JSON.stringify([report.findings, report.unexplained, report.nearMisses])
              .replaceAll(file.replaceAll(sep, '/'), '-')
              .replaceAll(/"(?:id|folder|site)":(?:"[^"]*"|null),?/g, ''),
          );
        expect(shape(found)).toEqual(shape(atOnce));
        // Where a time is asked for, records that come again are read again.
        expect(shape(await diagnosePaths(folder, [file], { since: '1980-01-01' }))).toEqual(shape(found));
      }),
      { seed: 19990326, numRuns: 60 },
    );
  });

  /** A trailer that lost its date, and a line so far from the next trailer that it has none. */
  const forms = {
    timed: (message: string, clock: number, component: string): string => record(message, clock, component),
    dateless: (message: string, _: number, component: string): string => `${message}  $$<${component}>\r\n`,
    plain: (message: string): string => `${message}\r\n${'nothing\r\n'.repeat(42)}`,
  };
  const mixedStep = fc.record({
    text: fc.nat(99),
    server: fc.constantFrom('METER01', 'METER02'),
    seconds: fc.constantFrom(1, 1, 30, 600, 4000, 100_000),
    filler: fc.constantFrom(0, 0, 0, 400, 3000),
    form: fc.constantFrom('timed' as const, 'timed' as const, 'dateless' as const, 'plain' as const),
  });
  test.each(worlds)('when some lines of $log have no time', async (world) => {
    const folder = join(scratch, `mixed-${world.component}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, world.log);
    await fc.assert(
      fc.asyncProperty(fc.array(mixedStep, { minLength: 1, maxLength: 40 }), async (steps) => {
        let clock = Date.UTC(1999, 2, 1);
        const parts = steps.map(({ text, server, seconds, filler, form }) => {
          const before = clock;
          clock += seconds * 1000;
          const between = (i: number): number => before + Math.round((seconds * 1000 * i) / filler);
          const calm = Array.from({ length: filler }, (_, i) =>
            record('Sleeping for 60 minutes.', between(i), world.component),
          );
          const message = world.texts[text % world.texts.length]?.(server) ?? '';
          return `${calm.join('')}${forms[form](message, clock, world.component)}`;
        });
        writeFileSync(file, parts.join(''));
        expect(await shown(['-'], file)).toEqual(await shown([file], file));
      }),
      { seed: 19990326, numRuns: 60 },
    );
  });
});

/** What is said of a log, read from standard input or as a file. */
async function shown(paths: readonly string[], file: string): Promise<object> {
  const report = await diagnosePaths(scratch, paths, { stdin: () => Readable.from([readFileSync(file)]) });
  return JSON.parse(
    JSON.stringify([report.findings, report.unexplained, report.nearMisses])
      .replaceAll(file.replaceAll(sep, '/'), '-')
      .replaceAll(/"(?:id|folder|site)":(?:"[^"]*"|null),?/g, ''),
  );
}
