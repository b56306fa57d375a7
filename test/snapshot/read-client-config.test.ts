/** What LICMTR.CFG proves of the agent and of installed servers. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

describe('LICMTR.CFG', () => {
  const file = (
    servers: string,
    end = '[IDENT]\r\n  TYPE=Base Config File Type\r\n',
    name = 'LICENSE METERING',
  ): string =>
    `[Component Configuration]\r\n  Name=${name}\r\n  (REG_DWORD) ContinuousOffline=0\r\n${servers}\r\n${end}`;
  const read = async (text: string) => {
    const net = 'C:\\>net view \\\\HAZEL02\r\nSystem error 53 has occurred.\r\n';
    const { snapshot, problems } = await readBundle({ 'site/x.cfg': text, 'servers/HAZEL02/net.txt': net });
    return {
      agent: snapshot.clientAgent,
      installed: snapshot.meteringServers?.map(({ name, installed }) => [name, installed]),
      problems,
    };
  };

  it.each(['A1,B2', 'A1;B2', 'A1|B2', 'A1 B2', 'A1, B2', '"A1","B2"', "'A1' 'B2'"])(
    'lists servers: %s',
    async (list) => {
      const { agent, installed } = await read(file(`  (REG_SZ) LicenseServers=${list}`));
      expect(agent).toEqual({ mode: 'online', licenseServers: ['A1', 'B2'] });
      expect(installed).toEqual([
        ['A1', true],
        ['B2', true],
        ['HAZEL02', false],
      ]);
    },
  );

  it('lists servers by their paths', async () => {
    const { agent, installed } = await read(file('  (REG_SZ) LicenseServers=\\\\A1\\LicMtr,\\\\HAZEL02\\LICMTR'));
    expect(agent?.licenseServers).toEqual(['A1', 'HAZEL02']);
    expect(installed).toEqual([
      ['A1', true],
      ['HAZEL02', true],
    ]);
  });

  it('whose list holds what is no name of a server shows of none that it is not installed', async () => {
    const { agent, installed, problems } = await read(file('  (REG_SZ) LicenseServers=A1,HAZEL02:80'));
    expect(agent).toEqual({ mode: 'online' });
    expect(installed).toEqual([['HAZEL02', undefined]]);
    expect(problems).toMatchObject([
      { problem: 'its list of servers holds what is no name of one, so it was not used' },
    ]);
  });

  it('takes a section with a path for a server', async () => {
    const { agent } = await read(file('[C3]\r\n (REG_SZ Name=C3\r\n (REG_SZ) UncDbPath=\\\\C3\\LicMtr'));
    expect(agent?.licenseServers).toEqual(['C3']);
  });

  it('takes the server out of the path where the section is called something else', async () => {
    const { agent } = await read(file('[Server 2]\r\n (REG_SZ) UncDbPath=\\\\C3\\LicMtr'));
    expect(agent?.licenseServers).toEqual(['C3']);
  });

  it('without the list: no server is installed', async () => {
    const { agent, installed } = await read(file(''));
    expect(agent?.licenseServers).toEqual([]);
    expect(installed).toEqual([['HAZEL02', false]]);
  });

  it('that is cut shows neither', async () => {
    const { agent, installed, problems } = await read(file('  (REG_SZ) LicenseServers=A1', ''));
    expect(agent).toEqual({ mode: 'online' });
    expect(installed).toEqual([['HAZEL02', undefined]]);
    expect(problems).toHaveLength(1);
  });

  it('of another component says nothing about metering', async () => {
    const { agent, installed } = await read(file('  (REG_SZ) LicenseServers=A1', undefined, 'SMS Client Base'));
    expect(agent).toBeUndefined();
    expect(installed).toEqual([['HAZEL02', undefined]]);
  });
});
