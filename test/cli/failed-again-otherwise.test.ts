/** A later attempt that fails by another line has not got past the failure: only one that goes on in silence has. */
import { expect, it } from 'vitest';
import { at, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const copying = 'Copying D:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\CINDER01\\LicMtr\\ProductDB.Dll';
const copyFailed =
  'The file installation failed. The license server manager is attempting to clean up the target server.';
const installFailed = "ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'";
const notRunning =
  'STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=TN7SRV SITE=TN7 PID=1 TID=1 GMTDATE=Tue May 11 21:14:05.190 1999 ISTR0="CINDER01"';
const starting = 'Starting the service SMS_LICENSE_SERVER on CINDER01';
const startError = 'Error while starting the service SMS_LICENSE_SERVER';

/** Article and state of the finding where the attempt after the failure has these lines, and the log goes on for hours. */
function found(failure: readonly string[], retry: readonly string[]): readonly string[] {
  const lines = [
    ...failure.map((text) => record(text, at('20:14:05'))),
    ...retry.map((text) => record(text, at('20:29:05'))),
    quietLog,
    record('Waking up.', at('23:59:05')),
  ];
  const { findings } = scanJson([makeFolder({ 'Licsvcfg.log': lines.join('') })]).report;
  return findings.map(({ article, state }) => `${article} ${state}`);
}

it.each([
  ['Q227020', 'the files could not be copied', [copying, copyFailed, installFailed], copying, installFailed],
  ['Q299261', 'the service does not run, by a line that names no server', [notRunning], starting, startError],
])('%s: %s', (article, _, failure, retry, again) => {
  expect(found(failure, [retry])).toEqual([`${article} resolved`]);
  expect(found(failure, [retry, again])).toEqual([`${article} active`]);
});
