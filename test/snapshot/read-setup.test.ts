/** Whether setup runs, and how far it is. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

describe('whether setup runs', () => {
  const list = (row: string): string =>
    `   0 System Process\r\n   2 System\r\n  20 smss.exe\r\n${row}\r\n 120 smsexec.exe\r\n`;
  it.each([
    [' 112 setup.exe         Systems Management Server Setup', true],
    [' 112 explorer.exe      Program Manager', false],
    [' 112 setup.exe         Another Product', undefined],
  ])('%s', async (row, running) => {
    const { snapshot } = await readBundle({ 'site/a.txt': list(row) });
    expect(snapshot.upgrade?.running).toBe(running);
  });

  it('of a listing of pulist, which pads the rows of processes without a user', async () => {
    const text =
      'Process           PID  User\r\nIdle              0    \r\nSystem            2    \r\nsmss.exe          20   X\\y\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': text });
    expect(snapshot.upgrade?.running).toBe(false);
  });

  it('the last line of the log of setup, with each form of time', async () => {
    const lastOf = async (text: string) => (await readBundle({ 'site/Smssetup.log': text })).snapshot.upgrade;
    expect(await lastOf('<07-13-1999 17:40:49> Stopping.\r\n')).toEqual({
      lastProgressAt: '1999-07-13T17:40:49',
      lastLine: 'Stopping.',
    });
    expect(await lastOf('07-13-1999 17:40:49 Stopping.\r\n')).toEqual({
      lastProgressAt: '1999-07-13T17:40:49',
      lastLine: 'Stopping.',
    });
    expect(await lastOf('Stopping.  $$<><Tue Jul 13 17:40:49.123 1999 x><thread=1 (0x1)>\r\n')).toEqual({
      lastProgressAt: '1999-07-13T17:40:49',
      lastLine: 'Stopping.',
    });
    expect(await lastOf('Stopping.\r\n')).toEqual({ lastLine: 'Stopping.' });
  });

  it('its log where a console printed it', async () => {
    const printed = (file: string): string => `C:\\>type ${file}\r\n07-13-1999 17:40:49 Stopping.\r\n\r\nC:\\>\r\n`;
    const readOf = async (file: string) => (await readBundle({ 'site/console.txt': printed(file) })).snapshot.upgrade;
    const read = { lastProgressAt: '1999-07-13T17:40:49', lastLine: 'Stopping.' };
    expect(await readOf('C:\\Smssetup.log')).toEqual(read);
    expect(await readOf('"C:\\Old logs\\Smssetup.log"')).toEqual(read);
    await expect(readOf('C:\\Smssetup\\other.txt')).rejects.toThrow('is not recognised');
  });
});
