/** Status 9406 comes in every cycle while it lasts: what is old, or from before a start that the log shows, is told so; what came since is not. */
import { expect, it } from 'vitest';
import { at, leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

it.each([
  [['2001-03-01T02:15:00', '2001-03-01T02:30:00'], true],
  [['2001-03-01T02:15:00', '2001-06-20T09:45:00'], false],
  [['2001-03-01T02:15:00', null], false],
])('9406 for METER02 at %j, collected on 20 June: may be over: %j', (times, isOld) => {
  const snapshot = {
    schemaVersion: 1,
    collectedAt: '2001-06-20T10:00:00',
    meteringServers: [{ name: 'METER02', role: true }],
    statusMessages: times.map((time) => ({ id: 9406, system: 'METER02', time })),
  };
  const { stdout } = licdiag(['scan', '-s', 'site.json'], {
    cwd: makeFolder({ 'site.json': JSON.stringify(snapshot) }),
  });
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain('status 9406: the service on METER02 is not running');
  expect(text.includes('no 9406 for METER02 is from the last day')).toBe(isOld);
});

const logged =
  'STATMSG: ID=9406 SEV=W LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Tue May 11 13:14:05.000 1999 ISTR0="METER02" ISTR1="" NUMATTRS=0';
const start = 'Starting the service SMS_LICENSE_SERVER on METER02';

it.each([
  ['09:14:05', '11:45:00', 'active'],
  ['09:14:05', '10:10:00', 'resolved'],
  ['11:14:05', '10:45:00', 'resolved'],
])('9406 in the log, starts at 08:30 and %s, and 9406 collected of %s', (lastStart, collected, state) => {
  const log = [
    record(logged, at('08:14:05')),
    record(start, at('08:30:00')),
    record(start, at(lastStart)),
    record('The License Server Manager is waking up.', at('12:14:05')),
  ];
  const snapshot = {
    schemaVersion: 1,
    collectedAt: '1999-05-11T12:20:00',
    site: { code: 'HQ1' },
    meteringServers: [{ name: 'METER02', role: true }],
    statusMessages: [
      { id: 9406, system: 'METER02', time: '1999-05-11T08:14:05' },
      { id: 9406, system: 'METER02', time: `1999-05-11T${collected}` },
    ],
  };
  const cwd = makeFolder({ 'Licsvcfg.log': log.join(''), 'site.json': JSON.stringify(snapshot) });
  const { findings } = scanJson(['Licsvcfg.log', '-s', 'site.json'], { cwd }).report;
  expect(findings).toMatchObject([{ signature: 'metering-service-reported-not-running', state }]);
  const counting = findings[0]?.evidence.flatMap((one) => (one.kind === 'snapshot' ? one.fact : []));
  if (state === 'active') expect(counting).toEqual(['statusMessages[1].system']);
});

it.each([
  ['3/26/2001', '9:14:03 AM', '2001-03-26T09:14:03'],
  ['26.03.2001', '09:14', '2001-03-26T09:14'],
  ['3/4/2001', '9:14:03 AM', null],
])('9406 copied as an event of %s, %s', (date, time, lastSeen) => {
  const copied = `Event ID:\t9406\r\nDate:\t\t${date}\r\nTime:\t\t${time}\r\nUser:\t\tN/A\r\nDescription:\r\nThe software metering server service is not running on METER02\r\n`;
  const { report } = scanJson(['copied.txt'], { cwd: makeFolder({ 'copied.txt': copied }) });
  expect(report.findings).toMatchObject([{ subject: { server: 'METER02' }, lastSeen }]);
});

it.each([
  [
    'dumpel',
    (date: string) =>
      `${date}\t9:14:03 AM\t1\t0\t9406\tN/A\tSMS Server\tHQ1\tThe software metering server service is not running on METER02`,
  ],
  [
    'the Event Viewer',
    (date: string) =>
      `${date},9:14:03 AM,SMS Server,Error,None,9406,N/A,HQ1,"The software metering server service is not running on METER02"`,
  ],
])('9406 in a row of %s has the time of its row', (_, row) => {
  for (const [date, lastSeen] of [
    ['3/26/2001', '2001-03-26T09:14:03'],
    ['3/4/2001', null],
  ] as const) {
    const { report } = scanJson(['rows.txt'], { cwd: makeFolder({ 'rows.txt': `${row(date)}\r\n` }) });
    expect(report.findings).toMatchObject([{ subject: { server: 'METER02' }, lastSeen, evidence: [{ line: 1 }] }]);
  }
});

const shareLines =
  "Checking for the existence of a License Server share \\\\METER02\\LicMtr\r\nERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'\r\n";

it.each([
  ['lines without a time', ' ', shareLines, null],
  ['lines without a time, also where it was wrapped', '\r\n', shareLines, null],
  ['records', ' ', leftOverShare('METER03'), '1999-05-11T21:14:05.190'],
])('a row has its own time above %s, and tells nothing of theirs', (_, wrap, below, theirs) => {
  const row = `3/26/2001\t9:14:03 AM\t1\t0\t9406\tN/A\tSMS Server\tHQ1\tThe software metering server service is not${wrap}running on METER02\r\n`;
  const { report } = scanJson(['rows.txt'], { cwd: makeFolder({ 'rows.txt': row + below }) });
  const lastSeen = (article: string) => report.findings.find((one) => one.article === article)?.lastSeen;
  expect([lastSeen('Q299261'), lastSeen('Q214954')]).toEqual(['2001-03-26T09:14:03', theirs]);
});
it.each([
  ['of a ticket tells nothing of the log below it', 'Date: 6/20/2001\r\nTime: 8:30 AM\r\nProblem: metering\r\n', null],
  [
    'of an event tells nothing of the log below it',
    'Date: 6/20/2001\r\nTime: 8:30:00 AM\r\nDescription:\r\nThe service did not start.\r\n\r\n',
    null,
  ],
  ['to the minute parts nothing', 'Date: 6/20/2001\r\nTime: 8:30 AM\r\nDescription:\r\n', '2001-06-20T08:30'],
])('a date %s', (_, above, lastSeen) => {
  const { report } = scanJson(['copied.txt'], { cwd: makeFolder({ 'copied.txt': above + shareLines }) });
  expect(report.findings).toMatchObject([{ article: 'Q214954', lastSeen }]);
});
