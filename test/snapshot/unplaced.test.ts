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

  it('is not what stands beside a file that was printed on the console', async () => {
    const control =
      'SITE CONTROL FILE [1493][2.00]\r\nBEGIN_FILE_DEFINITION\r\n<1><x><HQ1><HQ1><922444000><1>\r\nEND_FILE_DEFINITION\r\n';
    const typed =
      'Microsoft(R) Windows NT(TM)\r\n\r\nC:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\n[SC] OpenService FAILED 1060:\r\n\r\n' +
      `C:\\>net use\r\nStatus       Local  Remote\r\n${dashes}\r\nOK           Z:     \\\\CINDER01\\LicMtr\r\n\r\nC:\\>type sitectrl.ct0\r\n${control}`;
    const { snapshot, problems } = await readBundle({ 'site/console.txt': typed });
    expect(snapshot.siteSystems).toEqual([
      { name: 'CINDER01', services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }], reachable: true },
    ]);
    expect(snapshot.site?.roles).toEqual([]);
    expect(problems).toEqual([{ path: 'site/console.txt', problem: 'what "net use" printed is not recognised' }]);
  });

  it('nor a line of a file that looks like a prompt', async () => {
    const config =
      '[Component Configuration]\r\n  Name=LICENSE METERING\r\nC:\\>sc query\r\n(REG_SZ) LicenseServers=CINDER01\r\n[IDENT]\r\n';
    const { snapshot, problems } = await readBundle({ 'site/licmtr.cfg': config });
    expect([snapshot.clientAgent?.licenseServers, problems]).toEqual([['CINDER01'], []]);
  });
});
