/** A record that comes again word for word is counted without being read: the report must be as if it had been. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/diagnose.js';
import type { TimelineReport } from '../../src/model/timeline.js';
import { timeline } from '../../src/pipelines/timeline/timeline.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-repeated-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Printed {
  readonly thread?: number;
  readonly component?: string;
  readonly zone?: string;
}

/** At a minute of one morning. */
function record(message: string, minute: number, printed: Printed = {}): string {
  const { thread = 168, component = 'SMS_LICENSE_SERVER_MANAGER', zone = ' Eastern Standard Time' } = printed;
  const time = `0${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:24.901`;
  return `${message}  $$<${component}><Mon Mar 01 ${time} 1999${zone}><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
}

const calm = (minute: number): string => record('Sleeping for 60 minutes.', minute);
const queue = 'Error code = 5 while reading the queue';

function written(files: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 'scan-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, 'latin1');
  return folder;
}

const timelineOf = (cwd: string, since: string | null): Promise<TimelineReport> =>
  timeline({ paths: ['.'], cwd, platform: process.platform, since });

/** Once as it is, and once with a time asked for, where each record is read; the installations in it too. */
async function scanned(files: Record<string, string>): Promise<Report> {
  const folder = written(files);
  const since = '1980-01-01T00:00:00';
  const [report, whole] = [await diagnosePaths(folder), await diagnosePaths(folder, ['.'], { since })];
  expect([report.findings, report.unexplained, report.nearMisses]).toEqual([
    whole.findings,
    whole.unexplained,
    whole.nearMisses,
  ]);
  const [told, toldWhole] = [await timelineOf(folder, null), await timelineOf(folder, since)];
  expect([told.servers, told.unexplained, told.limits]).toEqual([
    toldWhole.servers,
    toldWhole.unexplained,
    toldWhole.limits,
  ]);
  return report;
}

test('an error that comes again is counted, with its last line and time', async () => {
  const times = [1, 2, 3, 70, 200];
  const log = calm(0) + times.map((minute) => record(queue, minute, { thread: 100 + minute }) + calm(minute)).join('');
  const { unexplained } = await scanned({ 'Licsvcfg.log': log });
  expect(unexplained).toMatchObject([
    {
      occurrences: 5,
      first: { line: 2, time: '1999-03-01T00:01:24.901' },
      last: { line: 10, time: '1999-03-01T03:20:24.901' },
    },
  ]);
});

// The bytes of its last place are others by then.
test('its last place is known when megabytes of other lines follow', async () => {
  const log = calm(0) + [1, 2, 3].map((minute) => record(queue, minute) + calm(minute)).join('');
  const { unexplained } = await scanned({ 'Licsvcfg.log': log + calm(70).repeat(25_000) });
  expect(unexplained).toMatchObject([{ occurrences: 3, last: { line: 6, time: '1999-03-01T00:03:24.901' } }]);
});

test('from a rollover on into its log', async () => {
  const { unexplained } = await scanned({
    'Licsvcfg.lo_': calm(0) + record(queue, 1) + record(queue, 2),
    'Licsvcfg.log': record(queue, 3) + calm(4) + record(queue, 5),
  });
  expect(unexplained).toMatchObject([
    { occurrences: 4, first: { file: './Licsvcfg.lo_', line: 2 }, last: { file: './Licsvcfg.log', line: 3 } },
  ]);
});

// Whose line it is tells its component, and where that is unknown the name of its file: the copy has none that is known.
test('what is known of a record in one file of a log says nothing of it in another with another name', async () => {
  const unknown = { component: 'LICSETUP' };
  const failure = [
    "INFO: installation destination = '\\\\METER01\\LicMtr'",
    'Checking for the existence of a License Server share \\\\METER01\\LicMtr',
    "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'",
  ];
  const course = (from: number): string =>
    calm(from) + failure.map((text, i) => record(text, from + i, unknown)).join('') + record(queue, from + 3, unknown);
  const { findings, unexplained } = await scanned({
    'Licsvcfg-old.log': course(0) + calm(10),
    'Licsvcfg.log': course(20) + calm(30),
  });
  expect(findings).toMatchObject([
    { article: 'Q214954', occurrences: 1, evidence: failure.map(() => ({ file: './Licsvcfg.log' })) },
  ]);
  expect(unexplained).toMatchObject([{ occurrences: 1, first: { file: './Licsvcfg.log' } }]);
});

test('the same words of another component are another record', async () => {
  const other = { component: 'SMS_EXECUTIVE' };
  const lines = [1, 2, 3, 4].map((minute) => record(queue, minute, minute % 2 === 0 ? other : {}));
  const { unexplained } = await scanned({ 'Licsvcfg.log': calm(0) + lines.join('') });
  expect(unexplained).toMatchObject([{ occurrences: 2, last: { line: 4 } }]);
});

test('a record that is not sound each time is read each time', async () => {
  const torn = record(queue, 3).replace('thread=168 (0xA8)', 'thread=A8');
  const { unexplained } = await scanned({
    'Licsvcfg.log': `${calm(0)}${record(queue, 1)}${record(queue, 2)}${torn}${record(queue, 4)}${queue}\r\n${record('done', 5)}`,
  });
  expect(unexplained.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(5);
});

test('what stands before its last place tells that it begins with a password', async () => {
  const secret = 'xyzzy42 could not be used';
  const log = calm(0) + record(secret, 1) + calm(2) + record(secret, 3) + record('Failed with password =', 4);
  const { unexplained } = await scanned({ 'Licsvcfg.log': log + record(secret, 5) + calm(6) });
  const own = unexplained.find(({ occurrences }) => occurrences === 3);
  expect(own).toBeDefined();
  expect(JSON.stringify(own)).not.toContain('xyzzy42');
});

describe('what must be the last line of a log', () => {
  const agent = { component: 'LICENSE METERING' };
  const error = (minute: number): string => record('Error 5 in the upload', minute, agent);
  const downloading = (minute: number): string => record('Downloading client configuration...', minute, agent);

  test.each([
    ['is, behind an error that came again', `${error(1)}${error(2)}${downloading(3)}`, 1],
    ['is not, before an error that came again', `${error(1)}${error(2)}${downloading(3)}${error(4)}`, 0],
  ])('%s', async (_, log, count) => {
    const { findings } = await scanned({ 'Liccli.log': record('Started', 0, agent) + log });
    expect(findings.filter(({ signature }) => signature === 'agent-stops-in-download')).toHaveLength(count);
  });
});

test('a failure is found among errors that come again', async () => {
  const failure = [
    "INFO: installation destination = '\\\\METER01\\LicMtr'",
    'Checking for the existence of a License Server share \\\\METER01\\LicMtr',
    "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'",
  ];
  const errors = (from: number): string => [0, 1, 2, 3].map((i) => record(queue, from + i)).join('');
  const log = failure.map((message, i) => errors(10 * i) + record(message, 10 * i + 5)).join('');
  const { findings, unexplained } = await scanned({ 'Licsvcfg.log': log + errors(40) });
  expect(findings).toMatchObject([{ article: 'Q214954', occurrences: 1 }]);
  expect(unexplained).toMatchObject([{ occurrences: 16 }]);
});

// A template matches none of them: the words of another log that go with an installation, and a record of the status system.
test('what goes with installations is told each time', async () => {
  const stopped =
    'STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:00:00.000 1999 ISTR0="METER01" ISTR1="" NUMATTRS=0';
  const check = 'Checking for the existence of a License Server share \\\\METER01\\LicMtr';
  const failed = "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'";
  const attempt = (minute: number): string => record(check, minute) + record(failed, minute);
  const folder = written({
    'Licsvcfg.log': [10, 130, 250].map((minute) => attempt(minute) + record(stopped, minute + 60)).join(''),
    'Sitecomp.log': [20, 140, 260]
      .map((minute) =>
        record('Installed SMS_LICENSE_SERVER on METER01', minute, { component: 'SMS_SITE_COMPONENT_MANAGER' }),
      )
      .join(''),
  });
  const { servers } = await timelineOf(folder, null);
  const told = servers.flatMap(({ attempts, since }) => [...attempts.flatMap(({ before }) => before), ...since]);
  const lines = (kind: string): (number | null)[] => told.flatMap((one) => (one.kind === kind ? one.line : []));
  expect([lines('stopped'), lines('noted')]).toEqual([
    [3, 6, 9],
    [1, 2, 3],
  ]);
});

const said = [
  (server: string) => `INFO: installation destination = '\\\\${server}\\LicMtr'`,
  (server: string) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  (server: string) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  (server: string) => `Starting the service SMS_LICENSE_SERVER on ${server}`,
  () => 'The file installation fails. The license server manager is attempting to clean up the target server.',
  () => 'Attempting to install the service INSTALL_ODBC',
  () => 'Error 997 while starting the service INSTALL_ODBC',
  () => '~ERROR: FAILED TO INSTALL LICENSE SERVER',
  () => 'xyzzy42 could not be used',
  () => 'Failed with password =',
  () => 'It logs on, and the password is',
  () => queue,
];

test('whatever comes again, it is as if each record had been read', async () => {
  const line = fc.record({
    message: fc.constantFrom(...said),
    server: fc.constantFrom('METER01', 'METER02', 'METER03'),
    minutes: fc.constantFrom(0, 1, 7, 16),
    thread: fc.constantFrom(168, 204),
    isTorn: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 120 }), async (lines) => {
      let minute = 0;
      const log = lines.map(({ message, server, minutes, thread, isTorn }) => {
        minute = Math.min(minute + minutes, 599);
        const text = record(message(server), minute, { thread });
        return isTorn ? text.replace('><thread', '>\r\n<thread') : text;
      });
      await scanned({ 'Licsvcfg.log': calm(0) + log.join('') });
    }),
    { numRuns: 60 },
  );
}, 120_000);
