/** A later attempt got past a failure, and a snapshot from after that attempt shows the same state again (Q214954). */
import { describe, expect, it } from 'vitest';
import { at, leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const check = record('Checking for the existence of a License Server share \\\\CINDER01\\LicMtr', at('10:14:05'));
const copy = record('Copying D:\\SMS\\Licmtr.dll to \\\\CINDER01\\LicMtr\\Licmtr.dll', at('10:14:07'));
const start = record('Starting the service SMS_LICENSE_SERVER on CINDER01', at('10:14:09'));
const log = `${leftOverShare('CINDER01', at('09:14:05'))}${check}${copy}${start}`;
const failedCopy = `${log}${copyThatFails('11:14:05')}`;

/** Q227020: the copy fails, so the share is not what stops it. */
function copyThatFails(clock: string, server = 'CINDER01'): string {
  return [
    `INFO: installation destination = '\\\\${server}\\LicMtr'`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
    `Copying D:\\SMS\\Licmtr.dll to \\\\${server}\\LicMtr\\Licmtr.dll`,
    'The file installation failed. The license server manager is attempting to clean up the target server.',
    `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  ]
    .map((message) => record(message, at(clock)))
    .join('');
}

/** An attempt that goes on to the last stage. */
function past(clock: string): string {
  return [
    'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
    'Copying D:\\SMS\\Licmtr.dll to \\\\CINDER01\\LicMtr\\Licmtr.dll',
    'Starting the service SMS_LICENSE_SERVER on CINDER01',
  ]
    .map((message) => record(message, at(clock)))
    .join('');
}

/** Q226850: nothing later tells that it is over. */
function wrongPassword(clock: string): string {
  return [
    'Starting the service INSTALL_ODBC on CINDER01',
    'Error while starting the service INSTALL_ODBC.',
    'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
  ]
    .map((message) => record(message, at(clock)))
    .join('');
}
const stoppedBehind = `${log}${wrongPassword('11:14:05')}`;

/** Status 9406, which Q214954 has nothing to do with. */
const notRunning = record(
  'STATMSG: ID=9406 SEV=W LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Tue May 11 16:14:05.000 1999 ISTR0="CINDER01" ISTR1="" NUMATTRS=0',
  at('11:14:05'),
);

interface State {
  readonly collectedAt?: string;
  readonly service?: string;
  readonly role?: boolean;
  readonly statusMessages?: readonly object[];
}

const statusMessage = (id: number, text: string): object => ({
  ...{ id, text, component: 'SMS_LICENSE_SERVER_MANAGER', system: 'CINDER01', time: '1999-05-11T09:14:05' },
});
const odbcFailed = [
  statusMessage(9399, 'The manager failed to install the service "INSTALL_ODBC" on "CINDER01".'),
  statusMessage(9405, 'The manager could not start the ODBC installation service on "CINDER01".'),
];

const snapshot = ({ collectedAt = '1999-05-11T15:00:00', service = 'missing', role = true, ...more }: State): string =>
  JSON.stringify({
    schemaVersion: 1,
    collectedAt,
    ...more,
    site: { code: 'HQ1' },
    meteringServers: [
      {
        ...{ name: 'CINDER01', role, installed: false, shares: [{ name: 'LicMtr', path: 'D:\\SWMTR' }] },
        services: [{ name: 'SMS_LICENSE_SERVER', state: service }],
      },
    ],
  });

interface Shown {
  readonly state: string;
  readonly confidence: string;
  readonly lastSeen: string;
  readonly deletion: string | undefined;
}

function scan(
  text: string,
  state: State,
  ...more: string[]
): { code: number | null; shown: Shown | undefined; codes: string[] } {
  const cwd = makeFolder({ 'logs/Licsvcfg.log': text, 'site.json': snapshot(state) });
  const { code, stdout } = licdiag(['scan', 'logs', '-s', 'site.json', '--format', 'json', ...more], { cwd });
  const { findings } = JSON.parse(stdout);
  const found = findings.filter((one: { article: string }) => one.article === 'Q214954');
  expect(found.length).toBeLessThan(2);
  const [one] = found;
  const { confidence, lastSeen } = one ?? {};
  const shown = one && { state: one.state, confidence, lastSeen, deletion: one.remedy.steps[3]?.state };
  return { code, shown, codes: findings.map(({ article }: { article: string }) => article) };
}

describe('a share that is left over again', () => {
  it('is a failure at hand, as sure as facts alone make it, and its deletion is to be checked first', () => {
    const { code, shown, codes } = scan(log, {});
    expect(shown).toEqual({
      ...{ state: 'active', confidence: 'likely', deletion: 'unknown', lastSeen: '1999-05-11T15:00:00' },
    });
    expect({ code, codes }).toEqual({ code: 1, codes: ['Q214954'] });
  });

  it('has the failure of the log, the facts, and the attempt in between in one finding', () => {
    const cwd = makeFolder({ 'logs/Licsvcfg.log': log, 'site.json': snapshot({}) });
    const { stdout } = licdiag(['scan', 'logs', '-s', 'site.json'], { cwd });
    expect(stdout).toContain('logs/Licsvcfg.log:3');
    expect(stdout).toContain('CINDER01 has the share LicMtr');
    expect(stdout).toContain('a later attempt got past this failure');
    expect(stdout).toContain('the collected facts show it again since');
    expect(stdout).not.toContain('Why it is over');
  });

  it.each<[string, State]>([
    ['was collected within an hour of that attempt', { collectedAt: '1999-05-11T11:00:00' }],
    ['was collected before it', { collectedAt: '1999-05-11T09:30:00' }],
    ['shows the service', { service: 'stopped' }],
    ['shows that the role was taken away', { role: false }],
  ])('is not, where the snapshot %s', (_, state) => {
    expect(scan(log, state).shown).toMatchObject({ state: 'resolved', deletion: 'forbidden' });
  });

  it('is not shown by status messages of before, which stay when the failure is over', () => {
    const odbc = (clock: string, ...more: string[]): string =>
      ['Starting the service INSTALL_ODBC on CINDER01', ...more].map((line) => record(line, at(clock))).join('');
    const failed = odbc(
      '09:14:05',
      'Error while starting the service INSTALL_ODBC.',
      'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
    );
    const worked = odbc('10:14:05', 'Starting the service SMS_LICENSE_SERVER on CINDER01');
    const site = {
      ...{ schemaVersion: 1, collectedAt: '1999-05-11T15:00:00', meteringServers: [{ name: 'CINDER01', role: true }] },
      statusMessages: odbcFailed,
    };
    const cwd = makeFolder({ 'logs/Licsvcfg.log': `${failed}${worked}`, 'site.json': JSON.stringify(site) });
    const { findings } = JSON.parse(licdiag(['scan', 'logs', '-s', 'site.json', '--format', 'json'], { cwd }).stdout);
    expect(findings).toMatchObject([{ article: 'Q226850', state: 'resolved' }]);
    const alone = JSON.parse(licdiag(['scan', '-s', 'site.json', '--format', 'json'], { cwd }).stdout);
    expect(alone.findings).toMatchObject([{ article: 'Q226850', state: 'active' }]);
  });

  it.each([
    ['another one got past it after the snapshot', ['16:14:05', '16:14:07']],
    ['another one is under way when it is collected', ['14:50:05', '14:50:07']],
    ['another one has just begun', ['14:50:05']],
  ])('is not, where %s', (_, clocks) => {
    const messages = [
      'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
      'Starting the service SMS_LICENSE_SERVER on CINDER01',
    ];
    const more = clocks.map((clock, i) => record(messages[i] ?? '', at(clock))).join('');
    expect(scan(`${log}${more}`, {}).shown).toMatchObject({ state: 'resolved', deletion: 'forbidden' });
  });

  it.each<[string, string, string, State?]>([
    [
      'was before',
      'Q227020',
      `${copyThatFails('08:14:05')}${leftOverShare('CINDER01', at('09:14:05'))}${check}${copy}`,
    ],
    [
      'was before, and is still there',
      'Q226850',
      `${wrongPassword('08:14:05')}${leftOverShare('CINDER01', at('09:14:05'))}${check}${copy}`,
    ],
    ['is of another server', 'Q227020', `${log}${copyThatFails('11:14:05', 'CINDER02')}`],
    ['came since, and an attempt got past it too', 'Q227020', `${failedCopy}${past('12:14:05')}`],
    ['is told by collected facts alone', 'Q226850', log, { statusMessages: odbcFailed }],
    ['came since, and leaves no share behind', 'Q299261', `${log}${notRunning}`],
    ['came since, and took its share away hours before', 'Q227020', failedCopy],
  ])('is, where the other cause %s', (_, other, text, state = {}) => {
    const { shown, codes } = scan(text, state);
    expect(codes).toContain(other);
    expect(shown).toMatchObject({ state: 'active', deletion: 'unknown' });
  });

  it('is not, where nothing tells when the log ends that another copy of the failure stands in', () => {
    const logs = { 'logs/Licsvcfg.log': log, 'site.json': snapshot({}) };
    const pasted = leftOverShare('CINDER01').replaceAll(/ {2}\$\$.*/g, '');
    const states = (more: Record<string, string>): string[] => {
      const cwd = makeFolder({ ...logs, ...more });
      const { stdout } = licdiag(['scan', 'logs', '-s', 'site.json', '--format', 'json'], { cwd });
      return JSON.parse(stdout).findings.map(({ article, state }: Record<string, string>) => `${article} ${state}`);
    };
    expect(states({ 'logs/Licsvcfg-HQ1.log': leftOverShare('CINDER01', at('08:14:05')) })).toEqual(['Q214954 active']);
    expect(states({ 'logs/Licsvcfg-HQ1.log': pasted })).toContain('Q214954 resolved');
  });

  it.each([
    [
      'ends before the snapshot',
      `${leftOverShare('CINDER01', at('08:14:05'))}${record('quiet', at('11:14:05'))}`,
      'active',
    ],
    ['goes on behind it', `${leftOverShare('CINDER01', at('08:14:05'))}${record('quiet', at('16:14:05'))}`, 'resolved'],
    ['has no times', leftOverShare('CINDER01').replace(/ {2}\$\$.*/g, ''), 'resolved'],
  ])('where an older copy of the log that shows the failure too %s', (_, older, state) => {
    const cwd = makeFolder({ 'logs/Licsvcfg.log': log, 'logs/Licsvcfg (2).log': older, 'site.json': snapshot({}) });
    const { stdout } = licdiag(['scan', 'logs', '-s', 'site.json', '--format', 'json', '--only', 'Q214954'], { cwd });
    expect(JSON.parse(stdout).findings).toMatchObject([{ state, occurrences: 2 }]);
  });

  it('is told of the site of its snapshot, where the log tells none and another site knows such a server', () => {
    const cwd = makeFolder({
      'logs/Licsvcfg.log': log,
      'a.json': snapshot({}),
      'b.json': snapshot({ service: 'running' }).replace('HQ1', 'BR7'),
    });
    const args = ['-s', 'a.json', '-s', 'b.json', '--format', 'json'];
    const states = (run: string[]): string[] =>
      JSON.parse(licdiag(['scan', ...run, ...args], { cwd }).stdout)
        .findings.filter(({ article }: { article: string }) => article === 'Q214954')
        .map(({ state, subject }: { state: string; subject: { site: string | null } }) => `${subject.site} ${state}`);
    expect(states([])).toEqual(['HQ1 active']);
    expect(states(['logs'])).toEqual(['HQ1 active', 'null resolved']);
  });

  it('is not, where the log tells another cause for the state since', () => {
    const { shown, codes } = scan(stoppedBehind, {});
    expect(shown).toMatchObject({ state: 'resolved', deletion: 'forbidden' });
    expect(codes).toContain('Q226850');
  });

  it.each([
    ['alone is asked for', ['--only', 'Q214954']],
    ['is listed without that cause', ['--skip', 'Q226850']],
  ])('is not either, where it %s', (_, more) => {
    const { shown, codes } = scan(stoppedBehind, {}, ...more);
    expect(shown).toEqual(scan(stoppedBehind, {}).shown);
    expect(codes).not.toContain('Q226850');
  });
});

describe('errors that only an unlisted failure explains', () => {
  const linesIn = (...more: string[]): string[] => {
    const cwd = makeFolder({ 'Licsvcfg.log': copyThatFails('11:14:05') });
    const { stdout } = licdiag(['scan', 'Licsvcfg.log', '--format', 'json', ...more], { cwd });
    return JSON.parse(stdout).unexplained.map(({ first }: { first: { text: string } }) => first.text);
  };
  const failed = "ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'";

  it.each([
    ['--only', 'Q214954'],
    ['--skip', 'Q227020'],
  ])('are told, or the failure would be told by nothing: %s %s', (...more) => {
    expect(linesIn()).toEqual([]);
    expect(linesIn(...more)).toContain(failed);
  });
});
