/** Names that are inserted into a status message, and those in what `watch` says by itself, get stand-ins too. */
import { expect, it } from 'vitest';
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
