/** What belongs to no machine, or is no artefact, is named and not passed over. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

const dashes = '-'.repeat(79);

describe('what belongs to nobody', () => {
  it('is a problem, unless it names its machine or can only be of the site', async () => {
    const share = `Share name   Resource\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nThe command completed successfully.\r\n`;
    const query =
      'C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\nSERVICE_NAME: SMS_LICENSE_SERVER\r\n   STATE : 4 RUNNING\r\n';
    const { snapshot, problems } = await readBundle({ 'share.txt': share, 'query.txt': query });
    expect(problems).toEqual([{ path: 'share.txt', problem: expect.stringContaining('whose it is, is not known') }]);
    expect(snapshot.meteringServers).toEqual([
      { name: 'CINDER01', reachable: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
    ]);
  });

  it('a log under another name is named, with what to do', async () => {
    const { problems: named } = await readBundle({
      'site/a.txt': 'x  $$<SMS_X><Fri Mar 26 10:43:41.547 1999 x><thread=1 (0x1)>\r\n',
      'site/v.txt': 'Windows NT Version 4.0\r\n',
    });
    expect(named[0]?.problem).toContain('looks like a log of SMS');
  });

  it('a file that holds only what opens a window of the command interpreter is named with a reason', async () => {
    const { problems } = await readBundle({
      'site/a.txt': 'Microsoft(R) Windows NT(TM) Version 4.0\r\n',
      'site/v.txt': 'Windows NT Version 4.0\r\n',
    });
    expect(problems).toEqual([{ path: 'site/a.txt', problem: 'is not recognised' }]);
  });
});
