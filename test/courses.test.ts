/** What a log says over hours and weeks, before, in and behind a failure, decides what is said of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { failure, quiet, record, texts } from './helpers/courses.js';
import { diagnosePaths } from './helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-courses-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

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
