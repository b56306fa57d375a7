/** Errors of one kind have one shape, whatever names, numbers and paths stand in them; errors of another kind have another. */
import { describe, expect, it } from 'vitest';
import { serversIn, shapeOf } from '../../src/correlate/error-shape.js';

describe('two errors', () => {
  it.each([
    [
      'Error while starting the service INSTALL_ODBC on SHINER-BOCK.',
      'Error while starting the service INSTALL_ODBC on willow.',
    ],
    [
      'Failed to create the share LicMtr on METER02, error 2118',
      'Failed to create the share LicMtr on WILLOW, error 5',
    ],
    [
      String.raw`Cannot copy Remodbc.exe to \\M1\LicMtr\Remodbc.exe: error 112`,
      String.raw`Cannot copy ProductDB.Dll to \\M2\LicMtr\ProductDB.Dll: error 53`,
    ],
    ['~ExecStaticMethod failed (80041002) X', 'ExecStaticMethod failed (8004100e) X~'],
    [String.raw`Cannot log on as HQ\SWMAccount: error 1326`, String.raw`Cannot log on as EAST\smssvc: error 1909`],
    [
      'Could not get key 12345678-1234-1234-1234-123456789ABC',
      'Could not get key abcdef12-1234-1234-1234-123456789abc',
    ],
    ['Failed with version 8.0a', 'Failed with version 9.0'],
    ['Failed: took 5ms', 'Failed: took 120ms'],
    ['Cannot delete EFLC4IYV.SID', 'Cannot delete dbup.ini'],
    ['Site ABC failed', 'Site HQ1 failed'],
    [String.raw`Failed to open D:\My Folder\a.txt for reading`, String.raw`Failed to open D:\b.txt for reading`],
    ['Failed user=lowrights', 'Failed user=klein'],
    ["ERROR on server 'M1' in 'x'", "ERROR on server 'METERING' in 'yy'"],
    ['Failed to ping meter02 (10.1.1.1)', 'Failed to ping meter103.corp.example.com (10.1.1.2)'],
    ['Failed with 0x8007', 'Failed with 0X8007000E'],
    // Each part of these is letters alone.
    ['Could not open {ABCDEFAB-ABCD-ABCD-ABCD-ABCDEFABCDEF}', 'Could not open {fedcbafe-dcba-fedc-bafe-dcbafedcbafe}'],
    [String.raw`Failed to read \\M1\LicMtr\Queue\In`, String.raw`Failed to read \\M2\LicMtr\Reports`],
    ['Failed to start "the first program"', 'Failed to start "another one"'],
    [
      'STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=WILLOW SITE=HQ1',
      'STATMSG: ID=9406 SEV=E LEV=D SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=oak SITE=BR2 ISTR0="x"',
    ],
  ])('have one shape: %s', (one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  it.each([
    ['Error while starting the service INSTALL_ODBC.', 'Error while starting the service SMS_LICENSE_SERVER.'],
    ['Cannot open the registry key', 'Cannot open the database'],
    [String.raw`Error: \\M1\LicMtr is missing`, String.raw`Error: \\M1\SMSLOGON is missing`],
    ["ERROR on server 'M1' in 'x'", "ERROR on server 'M1' at 'x'"],
    ['Failed on the server', 'Failed on the client'],
    ['RegOpenKeyEx2 failed', 'NetShareAdd2 failed'],
    ['Error: System.Win32Exception', 'Error: System.Sql7Exception'],
    ['CLicServer.Add failed', 'CLicServer.Get failed'],
    ['Server DOWN: error 53', 'Server TIMEOUT: error 53'],
    ['ERROR on READ of the pipe', 'ERROR on WRITE of the pipe'],
    ['Site NOT found', 'Site WAS found, but failed'],
    ['The server is down: error 53', 'The server was removed: error 53'],
  ])('have two: %s', (one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });

  it('keeps the words of the error', () => {
    expect(shapeOf("ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'")).toBe(
      "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'",
    );
    expect(shapeOf('NT Service Exception: 997 The service INSTALL_ODBC could not be started.')).toBe(
      'NT Service Exception: {number} The service INSTALL_ODBC could not be started.',
    );
    expect(shapeOf('could not find a site CAP of component LICENSE METERING')).toBe(
      'could not find a site CAP of component LICENSE METERING',
    );
    expect(shapeOf('Win32 error 5, 12 files: Licsvcfg failed')).toBe(
      'Win32 error {number}, {number} files: Licsvcfg failed',
    );
  });
});

it('a server on which a service is started or stopped is named by the line', () => {
  expect(serversIn('Error while stopping the service SMS_LICENSE_SERVER on willow-oak.')).toEqual(['WILLOW-OAK']);
  expect(serversIn('Error while stopping the service SMS_LICENSE_SERVER on the server.')).toEqual([]);
  for (const place of ['computer WILLOW', 'site HQ1', 'startup', 'Sunday', 'port 5'])
    expect(serversIn(`Cannot start the service SMS_LICENSE_SERVER on ${place}`)).toEqual([]);
  expect(serversIn('Error: the service stopped on request')).toEqual([]);
});

it('the dot of a named pipe is no server', () => {
  expect(serversIn(String.raw`Cannot open \\.\pipe\licmtr: error 53`)).toEqual([]);
});
