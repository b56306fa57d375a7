/** Names that are inserted into a status message, and those in what `watch` says by itself, get stand-ins too. */
import { expect, it } from 'vitest';
import { record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { licdiag } from '../cli/run-licdiag.js';

const trailer =
  '  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:47:12.117 1999 Eastern Standard Time><thread=281 (0x119)>\r\n';

it('those of a status message that nothing explains', () => {
  const message =
    'STATMSG: ID=4909 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=OAKBOX SITE=OAK PID=258 TID=281 GMTDATE=Fri Mar 26 15:47:12.117 1999 ISTR0="ELMBOX" ISTR1="" NUMATTRS=0';
  const folder = makeFolder({ 'Licsvcfg.log': `${message}${trailer}` });
  const { stdout } = licdiag(['scan', '.', '--redact', 'names', '--format', 'json'], { cwd: folder });
  expect(JSON.parse(stdout).unexplained).toHaveLength(1);
  expect(stdout).not.toMatch(/OAKBOX|ELMBOX/i);
});

it('that of the folder that is watched', () => {
  const log = `INFO: installation destination = '\\\\ELMBOX\\LicMtr'${trailer}`;
  const cwd = makeFolder({ 'elmbox/Licsvcfg.log': log });
  const { stdout } = licdiag(['watch', 'elmbox', '--timeout', '0.001', '--redact', 'names'], { cwd });
  expect(stdout).toContain('Watching ');
  expect(stdout).not.toMatch(/ELMBOX/i);
});

it.each(['clients/ELMBOX', 'bundle/servers/ELMBOX'])('that of a machine whose folder in a bundle is %s', (folder) => {
  const denied = record('Off-line licensing log error: access to the log file has been denied.', {
    component: 'LICENSE METERING',
  });
  const cwd = makeFolder({ [`${folder}/Liccli95.log`]: denied });
  for (const args of [
    ...['text', 'json', 'html', 'csv', 'sarif', 'markdown', 'ndjson'].map((format) => ['scan', '--format', format]),
    ...['text', 'json', 'html'].map((format) => ['timeline', '--client', '--format', format]),
    ['watch', '--timeout', '0.001'],
  ]) {
    const { stdout, stderr } = licdiag([...args, '.', '--redact', 'names'], { cwd });
    if (args[0] !== 'timeline') expect(stdout, args.join(' ')).toContain('Liccli95');
    expect(stdout + stderr, args.join(' ')).not.toMatch(/elmbox/i);
  }
});

it('those of a path that is watched', () => {
  const cwd = makeFolder({ 'd/home/elmuser/Licsvcfg.log': '' });
  const { stdout } = licdiag(['watch', 'd/home/elmuser', '--timeout', '0.001', '--redact', 'names'], { cwd });
  expect(stdout).toContain('Licsvcfg.log');
  expect(stdout).not.toContain('elmuser');
});

it('that of a machine in capitals on which something failed, and no other word in capitals', () => {
  const lines = ['ERROR: the copy failed on ELMBOX', 'ERROR: no access to SQL Server', 'ERROR: wrote NULL to CAP'];
  const folder = makeFolder({ 'Licsvcfg.log': lines.map((line) => record(line)).join('') });
  const { stdout } = licdiag(['scan', folder, '--redact', 'names']);
  expect(stdout).toContain('ERROR: the copy failed on SERVE1');
  for (const line of lines.slice(1)) expect(stdout).toContain(line);
});
