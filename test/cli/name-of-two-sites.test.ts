/** Two sites may each have a server of one name. Where both fail, a snapshot of one of them must not decide for both. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leftOverShare, record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const snapshot = (code: string | null) =>
  JSON.stringify({
    ...{ schemaVersion: 1, collectedAt: '1999-05-11T23:30:00', site: { code, server: 'TAUNUS1' } },
    meteringServers: [
      {
        ...{ name: 'TAUNUS7', role: true, installed: false, shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }] },
        services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }],
      },
    ],
  });
const failed = leftOverShare('TAUNUS7');
const failedOn = (day: string): string => failed.replaceAll('May 11 21', `May ${day} 20`);

/** Of the deletion, by the folder of the log. */
function deletions(logs: Record<string, string>, code: string | null): Record<string, string> {
  const files = Object.entries(logs).map(([folder, text]) => [`logs/${folder}/Licsvcfg.log`, text]);
  const cwd = makeFolder({ ...Object.fromEntries(files), 'site.json': snapshot(code) });
  const { findings } = scanJson(['logs', '-s', 'site.json'], { cwd }).report;
  return Object.fromEntries(
    findings.map(({ evidence, remedy }) => {
      const [, folder = ''] = /^logs\/(\w+)\//.exec(evidence[0]?.file ?? '') ?? [];
      const step = remedy.steps.find(({ text }) => /delete the share/i.test(text));
      return [folder, `${step?.state}${/Nothing tells whether site.json/.test(step?.because ?? '') ? ', whose' : ''}`];
    }),
  );
}

it.each([
  ['neither log tells its site', { a: failed, b: failed.replaceAll('1999', '1998') }, 'TN7', 'unknown, whose'],
  [
    'both logs tell other sites, and the snapshot none',
    { a: statusOf('TN7') + failed, b: statusOf('TN8') + failed },
    null,
    'unknown, whose',
  ],
])('the share is looked at first where %s', (_, logs, code, step) => {
  expect(deletions(logs, code)).toEqual({ a: step, b: step });
});

it('the log that tells the site of the snapshot is judged by it, the other one is not', () => {
  expect(deletions({ a: statusOf('TN7') + failed, b: failed }, 'TN7')).toEqual({ a: 'needed', b: 'unknown, whose' });
});

it('a log of another server, or of the same site, leaves it needed', () => {
  expect(deletions({ a: failed, b: leftOverShare('TAUNUS8') }, 'TN7')).toMatchObject({ a: 'needed' });
  const both = { a: statusOf('TN7') + failed, b: statusOf('TN7') + failed.replaceAll('1999', '1998') };
  for (const code of ['TN7', null]) expect(deletions(both, code)).toMatchObject({ a: 'needed' });
});

it.each([
  ['starts as it does', failedOn('10') + failed + failedOn('12')],
  ['starts with its last failure', failed + failedOn('12')],
])('of a log and one of another day that %s, the later one is judged: both are of one server', (_, later) => {
  const earlier = failedOn('10') + failed;
  const expected = { mon: 'unknown, whose', wed: 'needed' };
  expect(deletions({ mon: earlier, wed: later }, 'TN7')).toEqual(expected);
  expect(deletions({ mon: earlier, wed: statusOf('TN8') + later }, 'TN7')).not.toMatchObject({ wed: 'needed' });
  expect(deletions({ mon: earlier, wed: later, other: failedOn('09') }, 'TN7')).toMatchObject({
    wed: 'unknown, whose',
  });
});

it.each([
  ['both tell their site', statusOf('TN7'), statusOf('TN7')],
  ['one tells its site, and both hold the same failure', statusOf('TN7'), ''],
  ['the later one tells its site, and both hold the same failure', '', statusOf('TN7')],
  ['neither tells its site, and both hold the same failure', '', ''],
])('an older copy of a log asks for no deletion where the log got past the share since, and %s', (_, one, other) => {
  const copied = record('Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\TAUNUS7\\LicMtr\\Remodbc.exe...', {
    time: 'Wed May 12 08:14:05.190 1999 Central Daylight Time',
  });
  expect(deletions({ mon: one + failed, wed: other + failed + copied }, 'TN7')).toMatchObject({
    mon: 'forbidden',
    wed: 'forbidden',
  });
  expect(deletions({ mon: statusOf('TN8') + failed, wed: statusOf('TN7') + failed + copied }, 'TN8')).toMatchObject({
    mon: 'needed',
  });
});

it('a log in another folder that got past the share, and holds other failures, says nothing of this one: it may be of another site', () => {
  const copied = record('Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\TAUNUS7\\LicMtr\\Remodbc.exe...', {
    time: 'Wed May 12 08:14:05.190 1999 Central Daylight Time',
  });
  for (const site of ['', statusOf('TN7')])
    expect(deletions({ mon: failedOn('10'), wed: site + failed + copied }, 'TN7')).toMatchObject({
      mon: 'unknown, whose',
    });
});

it('an attempt that got past the share in a later log of the site does not end the failure where that log fails again', () => {
  const copied = record('Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\TAUNUS7\\LicMtr\\Remodbc.exe...', {
    time: 'Wed May 12 08:14:05.190 1999 Central Daylight Time',
  });
  const states = (later: string): unknown => {
    const cwd = makeFolder({
      'logs/mon/Licsvcfg.log': statusOf('TN7') + failed,
      'logs/wed/Licsvcfg.log': statusOf('TN7') + copied + later,
    });
    return scanJson(['logs'], { cwd }).report.findings.map(({ state }) => state);
  };
  expect(states('')).toEqual(['resolved']);
  expect(states(failedOn('13'))).toEqual(['active', 'active']);
});

it('logs whose times are of whole seconds, as a copied list shows them, may be of two sites even where they hold the same failure', () => {
  const whole = (text: string): string => text.replaceAll('.190', '.000');
  const later = whole(failed + failedOn('12'));
  const looked = { mon: 'unknown, whose', wed: 'unknown, whose' };
  expect(deletions({ mon: whole(failedOn('10') + failed), wed: later }, 'TN7')).toEqual(looked);
});

it('logs of two clients that tell of one server are both judged by the snapshot: they may well be of one site', () => {
  const fixture = (name: string): string =>
    readFileSync(
      `fixtures/signatures/disabled-user-hammers-server/match-failed-logons-while-it-runs/${name}`,
      'latin1',
    );
  const log = fixture('Liccli.log');
  const cwd = makeFolder({
    'logs/pc1/Liccli.log': log,
    'logs/pc2/Liccli.log': log.replace('0x', '0X'),
    'site.json': fixture('snapshot.json'),
  });
  const { findings } = scanJson(['logs', '-s', 'site.json'], { cwd }).report;
  // By the log alone each is possible.
  expect(findings.map(({ article, confidence }) => `${article} ${confidence}`)).toEqual([
    'Q287626 likely',
    'Q287626 likely',
  ]);
});

it('of two later logs that got past the failure the last one is quoted, in whatever order the folders are', () => {
  const copied = (day: string): string =>
    failedOn('09') +
    record(`Copying D:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\TAUNUS7\\LicMtr\\ProductDB.Dll...`, {
      time: `Tue May ${day} 22:14:05.190 1999 Central Daylight Time`,
    });
  const quoted = (logs: Record<string, string>): unknown => {
    const files = Object.entries(logs).map(([folder, text]) => [`logs/${folder}/Licsvcfg.log`, text]);
    const cwd = makeFolder(Object.fromEntries(files));
    const { findings } = scanJson(['logs'], { cwd }).report;
    const first = findings.find(({ evidence }) => evidence[0]?.file?.startsWith('logs/a/'));
    return [first?.state, first?.counterEvidence.map(({ file }) => file)];
  };
  for (const logs of [
    { a: failedOn('09'), b: copied('11'), c: copied('13') },
    { a: failedOn('09'), c: copied('13'), b: copied('11') },
  ])
    expect(quoted(logs)).toEqual(['resolved', ['logs/c/Licsvcfg.log']]);
  expect(quoted({ a: failedOn('09'), b: copied('13'), c: copied('11') })).toEqual([
    'resolved',
    ['logs/b/Licsvcfg.log'],
  ]);
});

it.each([
  ['997 of INSTALL_ODBC', 'INSTALL_ODBC', 'NT Service Exception: 997 The service INSTALL_ODBC could not be started.'],
  [
    '1069',
    'SMS_LICENSE_SERVER',
    'NT Service Exception: 1069 The service SMS_LICENSE_SERVER could not be started due to a logon failure.',
  ],
])('a service that runs on one of two servers of a name resolves no error %s of either', (_, service, exception) => {
  const stopped = [
    `Starting the service ${service} on TAUNUS7`,
    `Error while starting the service ${service}.`,
    exception,
  ]
    .map((text) => record(text))
    .join('');
  const running = JSON.parse(snapshot('TN7'));
  running.meteringServers[0] = {
    ...{ name: 'TAUNUS7', role: true, installed: true, shares: [{ name: 'LicMtr' }] },
    services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }],
  };
  const states = (logs: Record<string, string>): unknown => {
    const files = Object.entries(logs).map(([folder, text]) => [`logs/${folder}/Licsvcfg.log`, text]);
    const cwd = makeFolder({ ...Object.fromEntries(files), 'site.json': JSON.stringify(running) });
    return scanJson(['logs', '-s', 'site.json'], { cwd }).report.findings.map(({ state }) => state);
  };
  expect(states({ a: stopped })).toEqual(['resolved']);
  expect(states({ a: stopped, b: stopped.replaceAll('May 11', 'May 10') })).toEqual(['active', 'active']);
  expect(states({ a: statusOf('TN7') + stopped, b: stopped.replaceAll('May 11', 'May 10') })).toEqual([
    'active',
    'resolved',
  ]);
});
