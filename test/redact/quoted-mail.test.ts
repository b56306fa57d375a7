/** A log in a mail that was re-wrapped and then quoted: a sign stands before each line, in the middle of records too. */
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

const trailer = '$$<SMS_LICENSE_SERVER_MANAGER><Mon Mar 01\n10:00:00.000 1999><thread=168 (0xA8)>\n';
const messages = [
  'ERROR: no access for the account SMSADM, password=\ngeheim99',
  'ERROR: net use \\\\METER01\\LicMtr /user:DOM\\SMSADM\ngeheim99',
  'the password=\ngeheim99 error 5',
];

// Only the mark was taken for the password.
describe.each(['> ', '>', '> > ', '>> ', '| ', ': ', '| > ', ''])('behind "%s"', (mark) => {
  test.each(messages)('no password is shown: %j', async (message) => {
    const text = `${message}  ${trailer}`.replace(/^(?=.)/gm, mark).replaceAll('\n', '\r\n');
    const stdin = (): Readable => Readable.from([Buffer.from(text)]);
    const { unexplained, inputs } = await diagnosePaths('.', ['-'], { stdin });
    expect(inputs.files[0]?.firstTime).toBe('1999-03-01T10:00:00.000');
    expect(unexplained).toHaveLength(1);
    expect(JSON.stringify(unexplained)).toContain('********');
    expect(JSON.stringify(unexplained)).not.toContain('geheim99');
  });
});
