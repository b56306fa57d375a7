/**
 * A site server has one log. Where the log of a site goes on over the time of a failure without it, the failure in another folder is of
 * another site, though it is of a server of the same name: a snapshot of the first site must not ask for a deletion on the second one.
 */
import { expect, it } from 'vitest';
import type { ReportData } from '../../src/model/report.js';
import { leftOverShare, record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const failed = leftOverShare('TAUNUS7');
const on = (time: string, text = statusOf('TN7')): string =>
  text.replaceAll('Tue May 11 21:14:05.190', time.length > 2 ? `Tue ${time}` : `Tue May ${time} 21:14:05.190`);
const [before, after] = [on('10'), on('12')];

const snapshot = (server: object = {}, collectedAt = '1999-05-13T23:30:00') =>
  JSON.stringify({
    ...{ schemaVersion: 1, collectedAt, site: { code: 'TN7', server: 'TAUNUS1' } },
    meteringServers: [
      {
        ...{ name: 'TAUNUS7', role: true, installed: false, shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }] },
        services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }],
        ...server,
      },
    ],
  });

function scanned(logs: Record<string, string>, site = snapshot()): ReportData['findings'] {
  const files = Object.entries(logs).map(([path, text]) => [
    `logs/${path.includes('.') ? path : `${path}/Licsvcfg.log`}`,
    text,
  ]);
  const cwd = makeFolder({ ...Object.fromEntries(files), 'site.json': site });
  return scanJson(['logs', '-s', 'site.json'], { cwd }).report.findings;
}

/** Of the findings by log lines of folder b: the deletion, and whether the snapshot is told to be of another server. */
function deletionIn(logs: Record<string, string>, site = snapshot()): string {
  const found = scanned(logs, site).filter(({ evidence }) => evidence[0]?.file?.startsWith('logs/b/'));
  expect(found).toHaveLength(1);
  const step = found[0]?.remedy.steps.find(({ text }) => /delete the share/i.test(text));
  return `${step?.state}${/another server of this name/.test(step?.because ?? '') ? ', of another' : ''}`;
}

it.each([
  ['the log of the site goes on over the failure', { a: before + after }, 'unknown, of another'],
  [
    'so does it with its rollover',
    { 'a/Licsvcfg.lo_': before + on('May 11 20:40:05.190'), 'a/Licsvcfg.log': on('May 11 21:40:05.190') + after },
    'unknown, of another',
  ],
  [
    'so does its rollover, beside a log that was left by days before',
    { 'a/Licsvcfg.lo_': before + after, 'a/Licsvcfg.log': on('08') + on('09') },
    'unknown, of another',
  ],
  ['it ends before the failure', { a: on('09') + before }, 'needed'],
  ['it starts behind the failure', { a: after + on('13') }, 'needed'],
  ['it ends at the same time, so the copy may end within the failure', { a: before + statusOf('TN7') }, 'needed'],
  ['it starts at the same time', { a: statusOf('TN7') + after }, 'needed'],
  ['its rollover is of another day', { 'a/Licsvcfg.lo_': on('08'), 'a/Licsvcfg.log': on('13') }, 'needed'],
  [
    'nothing tells the site of the log either',
    { a: record('Waking up.', {}) + on('12', record('Waking up.')) },
    'needed',
  ],
  ['it is the log of another site', { a: on('10', statusOf('TN8')) + on('12', statusOf('TN8')) }, 'needed'],
  ['it is another log of the site', { 'a/Sitecomp.log': before + after }, 'needed'],
  ['it is no log of a known name', { 'a/notes.txt': before + after }, 'needed'],
])('a folder of unknown site fails on the share, and %s', (_, logs, expected) => {
  expect(deletionIn({ ...logs, b: failed })).toBe(expected);
});

it('a log of the site itself stays judged by its snapshot, though an older copy of the log goes on over its failure', () => {
  expect(deletionIn({ a: before + after, b: statusOf('TN7') + failed })).toBe('needed');
});

it('what the snapshot shows of its own server is told beside the failure of the other one, and not as evidence of it', () => {
  const told = (logs: Record<string, string>): unknown =>
    scanned(logs).map(({ article, subject, evidence }) => [
      article,
      subject.site,
      [...new Set(evidence.map(({ kind }) => kind))].join(),
    ]);
  expect(told({ a: before + after })).toEqual([['Q214954', 'TN7', 'snapshot']]);
  expect(told({ a: before + after, b: failed })).toEqual([
    ['Q214954', null, 'log'],
    ['Q214954', 'TN7', 'snapshot'],
  ]);
});

it('a running service of the same name does not resolve the failure of the other site', () => {
  const running = snapshot({ installed: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] });
  const states = (logs: Record<string, string>): unknown => scanned(logs, running).map(({ state }) => state);
  expect(states({ a: before, b: failed })).toEqual(['resolved']);
  expect(states({ a: before + after, b: failed })).toEqual(['active']);
});

const copied = (day: string): string =>
  on(day, record('Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\TAUNUS7\\LicMtr\\Remodbc.exe...'));

it('an attempt in a log of another site does not outdate the facts of a failure that this log does not show', () => {
  const older = snapshot({}, '1999-05-11T09:00:00');
  const passed = copied('11').replace('21:14:05', '12:14:05');
  // Either log may be of one server: then the share was got past since the facts were collected.
  expect(deletionIn({ a: copied('10') + passed, b: statusOf('TN7') + failed }, older)).toBe('unknown');
  const goingOn = passed + on('12', record('Waking up.'));
  expect(deletionIn({ a: goingOn, b: statusOf('TN7') + failed }, older)).toBe('needed');
});

it('a copy of the log that lost the thousandths of its times shows the same failure', () => {
  const older = snapshot({}, '1999-05-11T09:00:00');
  const whole = copied('11').replace('21:14:05', '12:14:05') + failed + after;
  expect(deletionIn({ a: whole, b: statusOf('TN7') + failed.replaceAll('.190', '') }, older)).toBe('unknown');
});

it('an attempt in a log of another site does not end what facts alone show', () => {
  const states = (logs: Record<string, string>): unknown =>
    scanned(logs, snapshot({}, '1999-05-10T09:00:00')).map(({ subject, state }) => `${subject.site} ${state}`);
  expect(states({ a: on('09') + before, b: copied('11') })).toEqual(['TN7 resolved']);
  expect(states({ a: before + after, b: copied('11') })).toEqual(['TN7 active']);
  expect(states({ a: before + copied('11') + after, b: copied('11') })).toEqual(['TN7 resolved']);
  // It tells its site.
  expect(states({ b: statusOf('TN7') + copied('11') })).toEqual(['TN7 resolved']);
  expect(states({ b: statusOf('TN8') + copied('11') })).toEqual(['TN7 active']);
});

it('a failed copy on the server of the other site is not the cause of what the snapshot shows of its own server', () => {
  const copyFailed = [
    'Copying D:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\TAUNUS7\\LicMtr\\ProductDB.Dll',
    'The file installation failed. The license server manager is attempting to clean up the target server.',
  ]
    .map((text) => record(text))
    .join('');
  const told = (logs: Record<string, string>): unknown =>
    scanned(logs, snapshot({ shares: [] })).map(({ article, subject }) => `${article} ${subject.site}`);
  expect(told({ a: before, b: copyFailed })).toEqual(['Q227020 TN7']);
  expect(told({ a: before + after, b: copyFailed })).toEqual(['Q227020 null', 'Q200964 TN7']);
});
