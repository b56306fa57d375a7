/** Passwords in every form, each another one, at every place from which a command takes text: none is in what any command prints, in any format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachForm } from '../../fuzz/targets/secret-forms.js';
import { record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const client = { component: 'LICENSE METERING' };

/** Lines of an installation, with the text at their ends. */
function lines(text: string, i: number): string[] {
  const server = `METER${i}`;
  return [
    `INFO: installation destination = '\\\\${server}\\LicMtr' ${text}`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr ${text}`,
    `Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll... ${text}`,
    `Starting the service INSTALL_ODBC on ${server} ${text}`,
    `Error while starting the service INSTALL_ODBC. ${text}`,
    `NT Service Exception: 997 The service INSTALL_ODBC could not be started. ${text}`,
    `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}' ${text}`,
    `ERROR: failed on ${server} with ${text}`,
    `STATMSG: ID=9405 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=${server} SITE=HQ1 PID=1 TID=2 GMTDATE=Fri Jul 14 12:37:37.180 2000 ISTR0="${server}" ISTR1="${text}" NUMATTRS=0`,
  ];
}

const flat = (text: string): string => text.replace(/[\r\n]+/g, ' ');
const each = eachForm.map(({ text }) => text);
const files = {
  'site/Logs/Licsvcfg.log':
    statusOf('HQ1') +
    each
      .flatMap(lines)
      .map((line) => record(line))
      .join(''),
  'site/Logs/Licsrvc.log': each.map((text) => record(`ERROR: cannot connect, ${text}`)).join(''),
  'site/Logs/Sitecomp.log': each
    .map((text, i) => record(`ERROR: LicMtr of METER${i} ${text}`, { component: 'SMS_SITE_COMPONENT_MANAGER' }))
    .join(''),
  'clients/WS1/Liccli95.log': each
    .flatMap((text) => [
      `Off-line licensing log error: access to the log file has been denied. ${text}`,
      `Failed to connect to the pipe-service ${text}`,
      `Downloading client configuration... ${text}`,
    ])
    .map((line) => record(line, client))
    .join(''),
  'site/smssetup.log': each
    .map((text, i) => `<07-13-1999 17:40:${10 + i}> ERROR: setup failed ${flat(text)}\r\n`)
    .join(''),
  'site/events.txt': each
    .map((text) => `3/26/99\t1:00:00 AM\t1\t0\t681\tSecurity\tN/A\tMETER1\t${flat(text)}\r\n`)
    .join(''),
  'site/net.txt': `C:\\>net use \\\\METER1\\IPC$ hunter2 /user:DOM\\svc\r\nSystem error 86 has occurred.\r\n\r\nC:\\>net user svc hunter2\r\nDone.\r\n\r\nC:\\>net use \\\\METER1\\IPC$ /user:DOM\\svc hunter2\r\nDone.\r\n\r\nC:\\>net start\r\nThese Windows NT services are started:\r\n\r\n   Workstation\r\n\r\nThe command completed successfully.\r\n`,
};

function printed(cwd: string, ...args: readonly string[]): string {
  const { stdout, stderr, code } = licdiag(args, { cwd });
  expect([0, 1, 3], `${args.join(' ')}: ${stderr}`).toContain(code);
  return stdout + stderr;
}

/** The halves of secrets that stand in a text, with what is around them. */
function leaks(text: string): string[] {
  return [...eachForm, { halves: ['hunter2'] }].flatMap(({ halves }) =>
    halves.flatMap((half) => {
      const at = text.indexOf(half);
      return at < 0 ? [] : [text.slice(Math.max(0, at - 160), at + 30)];
    }),
  );
}

const formats = ['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'];
it.each(
  [
    ...formats.map((format) => ['scan', '.', '--format', format, '--verbose']),
    ...formats.map((format) => ['scan', '.', '--format', format, '--redact', 'names']),
    ...['text', 'json', 'html'].map((format) => ['timeline', '.', '--all', '--client', '--format', format]),
    ['timeline', '.', '--all', '--redact', 'names', '--format', 'json'],
    ['snapshot', 'build', '.'],
    ...['Q214954', 'Q226850', 'Q290995', 'Q287626', 'Q306974'].map((id) => [
      'explain',
      id,
      '--against',
      '.',
      '--format',
      'json',
    ]),
    ['explain', 'Q226850', '--against', '.'],
    ['precheck', '.', '--from', 'SP1', '--to', 'SP2', '--logs', 'site', '--verbose'],
    ['precheck', '.', '--from', 'SP1', '--to', 'SP2', '--logs', 'site', '--format', 'json'],
    ['watch', 'site/Logs', '--timeout', '0.01'],
  ].map((args) => [args]),
)('%j', (args) => {
  const text = printed(makeFolder(files), ...args);
  expect(text.length).toBeGreaterThan(100);
  expect(leaks(text)).toEqual([]);
});

it('a report, and what is made of it', () => {
  const cwd = makeFolder(files);
  const json = printed(cwd, 'scan', '.', '--format', 'json', '-o', 'report.json');
  expect(leaks(json + readFileSync(join(cwd, 'report.json'), 'utf8'))).toEqual([]);
  for (const args of [
    ['verify', 'report.json', '.'],
    ['merge', 'report.json'],
    ['diff', 'report.json', 'report.json'],
  ])
    expect(leaks(printed(cwd, ...args))).toEqual([]);
});
