/** What a metering log calls an error, and healthy lines that only have the word. */
import { describe, expect, it } from 'vitest';
import { speaksOfError } from '../../src/match/error-words.js';

describe('a line', () => {
  it.each([
    'ERROR: cannot go on without the error file',
    'Error while starting the service INSTALL_ODBC.',
    'FAILED - Severity:0 Error:2 Failed to connect',
    'The installation of METER02 failed without error code 0',
    'ERROR: The service could not be opened, without an error text',
    'Failed to open the site control file: no error',
    'ERROR: CreateService failed, error code = 0',
    '0 errors before. Cannot read Remodbc.ini',
    'Drive 0 error while reading Remodbc.exe',
    'ERROR: 0 of 5 files were copied',
    'error code: 0x5',
    'Errors: 10',
    'Failed: 0x5',
    'ERROR: cannot send STATMSG: ID=500 SEV=I',
    'CreateService failed: 0',
    'The file installation failed: 0',
    'The connection to METER02 failed: 0, retrying',
    String.raw`Access to \\METER02\LicMtr failed = 0`,
    'LastError = 0.5',
    'Drive 0 failed',
    '1 failed, 0 succeeded',
    '10 failed, 10 succeeded',
    'Errors: 0 Failed: 5',
    'Errors: 0 in queue A, 5 in queue B',
    'CopyFile failed, error 0 (The operation completed successfully.)',
    'Error count is 01',
  ])('speaks of an error: %s', (text) => {
    expect(speaksOfError(text)).toBe(true);
  });

  it.each([
    'Completed without error.',
    'The cycle ended without any errors on METER02',
    'Licence balancing went without a failure.',
    'INFO: 0 errors in the last cycle',
    'error code = 0',
    'Error code: 0x0',
    'Win32 error = 0',
    'GetLastError() = 0',
    'Completed with 0 error(s)',
    'Files: 12, errors: 0, failures = 0.',
    'Copied: 12, Failed: 0',
    'failed=0',
    'Errors: 0 Warnings: 0 Failed: 0',
    'Last error = 0',
    'Connect: error 0 (The operation completed successfully.)',
    '0 failed, 10 succeeded',
    '10 succeeded, 0 failed.',
    'Error count is 0',
    'None failed',
    'No errors, 0 failures. Ended without exceptions',
    'STATMSG: ID=9401 SEV=I LEV=M SOURCE="SMS Server" ISTR0="a failure"',
  ])('speaks of none: %s', (text) => {
    expect(speaksOfError(text)).toBe(false);
  });
});
