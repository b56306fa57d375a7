/** Numbers of Windows errors and records of status messages, in the forms that logs print, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { explainError } from '../../src/explain/explain-error.js';

const codesIn = (text: string): number[] => explainError(text, catalogue.codes).codes.map(({ code }) => code);
const record = (rest: string): string =>
  `STATMSG: ID=${rest} SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:43:41.547 1999`;

describe('numbers in an error line', () => {
  it.each([
    ['NT Service Exception: 997 The service INSTALL_ODBC could not be started.', [997]],
    ['Problem with the registry (error 2). SWM server', [2]],
    ['FAILED - Severity:0 Error:2 Failed to connect', [2]],
    ['Cannot find any PDC for domain XXXX, Win32 return = 2453', [2453]],
    ['Cannot copy a to b, Win32 error = 112', [112]],
    ['System error 53 has occurred.', [53]],
    ['ERROR: Unable to open the service control manager. Win32 Error: 5', [5]],
    ['[SC] OpenService FAILED 1060:', [1060]],
    ['Return code = 0x80070043; no such share', [67]],
    ['Error 1069, service could not start due to a logon failure.', [1069]],
    ['error 5, then error 1722', [5, 1722]],
    ['SCHED DATA  : Return code = 0x35; The network path was not found.~~', [53]],
    ['CNALPathEx::GetAccessiblePath returned error 2147942405', [5]],
    ['Warning - could not read files from site TB1 (#2147942405)', [5]],
    ['error -2147024891', [5]],
    ['*** Hardware Inventory Agent - Error launching (#0x5)', [5]],
    ['ERROR: NetServerGetInfo failed (2114)~', [2114]],
    ['**ERROR: AppVerify(Hardware Inventory Agent) returned 231~', [231]],
    ['Cannot open the pipe, err=5', [5]],
    ['Error (code 5)', [5]],
    ['error 2 file not found', [2]],
    ['Error 5: 3 files failed', [5]],
    ['Failed, code: 53', [53]],
    ['Failed: ControlService status: 1061', [1061]],
    ['Failed: CreateService() result = 1060', [1060]],
    ['Cannot stop it: QueryServiceStatus returned status = 5', [5]],
    ['ERROR: RPC status: 1722', [1722]],
    ['CreateService failed with status = 5', [5]],
    ['OpenService failed, Win32 status 1060', [1060]],
  ])('%s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each([
    '~SQL Err #5> cannot connect',
    'Copied 53 files, 2 failed',
    'ERROR on server METER5',
    'error 99999',
    'ODBC error 5 of the driver',
    'version 2.0, error in line',
    'SQLSTATE 08001, native error 53',
    'error 5 of 10: copying failed',
    'Error: 5,000 files failed',
    'error 5.0',
    'The thread failed with exit code = 2',
    'The query returned 5.',
    'Failed (12 retries)',
    'error -5',
    'Error: 5%',
    'Error: 64 KB are free, cannot copy',
    'error: 5 files were not copied',
    'ERROR: 2 clients did not answer',
    'The read error of 5/6/1999',
    'Last error: 5/6/1999',
    'error 5:30 later',
    'Copying of failed 183 records',
    'ERROR: cannot read site code = 5',
    'Error: 0x35 bytes',
    'Failed while the service status = 2',
    'An error occurred, the event code is: 0x5',
    'Cannot install: the licence code is 53',
    'Failed: product status: 5',
  ])('are not read from: %s', (text) => {
    expect(codesIn(text)).toEqual([]);
  });

  it('are known with words, each once', () => {
    const codes = catalogue.codes.codes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of [2, 5, 53, 67, 112, 997, 1060, 1061, 1069, 1722, 2453]) expect(codes).toContain(code);
  });
});

describe('a status message in a log', () => {
  it('gets the text of its article, with its strings', () => {
    expect(
      explainError(
        `${record('9399 SEV=E LEV=M')} ISTR0="INSTALL_ODBC" ISTR1="METER02" ISTR2="" NUMATTRS=0`,
        catalogue.codes,
      ).status,
    ).toEqual({
      id: 9399,
      severity: 'error',
      component: 'SMS_LICENSE_SERVER_MANAGER',
      system: 'HQSMS1',
      site: 'HQ1',
      strings: ['INSTALL_ODBC', 'METER02'],
      text: 'The software metering server manager failed to install the service "INSTALL_ODBC" on "METER02".',
      article: 'Q226850',
    });
  });

  it('of which no article prints the text has none', () => {
    expect(explainError(`${record('9401 SEV=I LEV=M')} ISTR0="80" NUMATTRS=0`, catalogue.codes).status).toMatchObject({
      id: 9401,
      severity: 'information',
      strings: ['80'],
      text: null,
      article: null,
    });
  });

  it('is known by its component in any letter case, without SMS_, and as Q299261 spells it once', () => {
    for (const component of ['sms_license_server_manager', 'LICENSE_SERVER_MANAGER', 'SMS_LICENCE_SERVER_MANAGER']) {
      const text = record('9399 SEV=E LEV=M').replace('SMS_LICENSE_SERVER_MANAGER', component);
      expect(explainError(text, catalogue.codes).status, component).toMatchObject({ article: 'Q226850' });
    }
  });

  it('of another component with the same number is not taken for it', () => {
    const other = record('9399 SEV=E LEV=M').replace('SMS_LICENSE_SERVER_MANAGER', 'SMS_SITE_COMPONENT_MANAGER');
    expect(explainError(other, catalogue.codes).status).toMatchObject({ text: null });
  });

  it('that is torn or hostile costs nothing', () => {
    for (const text of [
      'STATMSG: ID=',
      `${record('9406 SEV=E')} ISTR9="${'x'.repeat(100_000)}" ISTR0="`,
      'STATMSG: ID=9406 SEV=E',
    ])
      expect(() => explainError(text, catalogue.codes)).not.toThrow();
  });
});

it('a long row of blanks takes no time', () => {
  const start = performance.now();
  expect(codesIn(`ERROR: error${' '.repeat(1900)}x`)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});
