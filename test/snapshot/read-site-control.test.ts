/** What the site control file proves: roles, the site, and which copy of it counts. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

const service = 'SMS_LICENSE_SERVER';

describe('the site control file', () => {
  const block = (server: string, role: string): string =>
    `BEGIN_SYSTEM_RESOURCE_USE\r\n  RESOURCE<Windows NT Server><["Display=\\\\${server}\\"]MSWNET:["SMS_SITE=BRM"]\\\\${server}\\>\r\n  ROLE<${role}>\r\nEND_SYSTEM_RESOURCE_USE\r\n`;
  const file = (text: string, type = 1): string =>
    `SITE CONTROL FILE [1493][2.00]\r\nBEGIN_FILE_DEFINITION\r\n<${type}><x><BRM><BRM><922444000><1>\r\nEND_FILE_DEFINITION\r\n${text}`;
  const rolesOf = async (text: string, name = 'sitectrl.ct0'): Promise<Record<string, boolean | null | undefined>> => {
    const net = 'C:\\>net view \\\\HAZEL02\r\nSystem error 53 has occurred.\r\n';
    const { snapshot } = await readBundle({ [`site/${name}`]: text, 'servers/HAZEL02/net.txt': net });
    return Object.fromEntries((snapshot.meteringServers ?? []).map(({ name, role }) => [name, role]));
  };

  it('gives the role to those it lists, and shows that others have none', async () => {
    expect(await rolesOf(file(block('cinder01', 'SMS Software Metering Server')))).toEqual({
      CINDER01: true,
      HAZEL02: false,
    });
    expect(await rolesOf(file(block('CINDER01', 'SMS License Server')))).toEqual({ CINDER01: true, HAZEL02: false });
  });

  it('shows it of the site server too, where that has a folder among the servers', async () => {
    const { snapshot } = await readBundle({
      'site/sitectrl.ct0': file(block('CINDER01', 'SMS Software Metering Server')),
      'site/collector.txt': 'licdiag-collector 1\r\ncomputer: BRAMBLE\r\n',
      'servers/BRAMBLE/sc.txt': `C:\\>sc query ${service}\r\n[SC] OpenService FAILED 1060:\r\n\r\n`,
    });
    expect(snapshot.meteringServers).toContainEqual({
      name: 'BRAMBLE',
      services: [{ name: service, state: 'missing' }],
      role: false,
      remote: false,
    });
  });

  it("knows nobody's role where none is named after metering; the database server is another role", async () => {
    const text = file(
      `${block('CINDER01', 'SMS Software Metering Database Server')}${block('HAZEL02', 'SMS Logon Server')}`,
    );
    expect(await rolesOf(text)).toEqual({ HAZEL02: undefined });
    const { snapshot } = await readBundle({ 'site/x': text });
    expect(snapshot.site?.roles).toEqual([
      { server: 'CINDER01', role: 'SMS Software Metering Database Server' },
      { server: 'HAZEL02', role: 'SMS Logon Server' },
    ]);
  });

  it.each([
    ['does not exist', `C:\\>sc query ${service}\r\n[SC] OpenService FAILED 1060:\r\n\r\n`, false],
    [
      'does not run',
      'These Windows NT services are started:\r\n\r\n   Alerter\r\n\r\nThe command completed successfully.\r\n',
      false,
    ],
    ['runs', `SERVICE_NAME: ${service}\r\n        STATE              : 4  RUNNING\r\n`, undefined],
  ])('without a role of metering, whether a server has it depends on its service: it %s', async (_, text, role) => {
    const { snapshot } = await readBundle({
      'site/sitectrl.ct0': file(block('CINDER01', 'SMS Logon Server')),
      'servers/HAZEL02/x.txt': text,
    });
    expect(snapshot.meteringServers?.map(({ role }) => role)).toEqual([role]);
  });

  it('that is cut takes no role away', async () => {
    const text = file(
      `${block('CINDER01', 'SMS Software Metering Server')}BEGIN_SYSTEM_RESOURCE_USE\r\n  RESOURCE<Win`,
    );
    expect(await rolesOf(text)).toEqual({ CINDER01: true, HAZEL02: undefined });
  });

  it('that is cut at whatever letter takes no role away, but for a cut right behind a block or a value', async () => {
    const whole = file(`${block('CINDER01', 'SMS Software Metering Server')}\r\n${block('HAZEL02', 'x')}`);
    const second = whole.lastIndexOf('BEGIN_');
    for (let end = second - 3; end < whole.trimEnd().length; end += 1) {
      const text = whole.slice(0, end);
      if (/(?:>|USE)\s*$/.test(text) && !text.slice(second).includes('BEGIN_')) continue;
      expect((await rolesOf(text)).HAZEL02, text.slice(-30)).toBeUndefined();
    }
  });

  it('that proposes changes gives and takes nothing; the newest of several counts', async () => {
    expect(await rolesOf(file(block('CINDER01', 'SMS Software Metering Server'), 2), 'a.ct1')).toEqual({
      HAZEL02: undefined,
    });
    const proposed = file(block('HAZEL02', 'SMS Software Metering Server'), 2).replace('922444000', '933000000');
    const actual = file(block('CINDER01', 'SMS Software Metering Server'));
    const both = await readBundle({ 'site/a.ct1': proposed, 'site/b.ct0': actual });
    expect(both.snapshot.meteringServers?.map(({ name, role }) => [name, role])).toEqual([['CINDER01', true]]);
    const old = file(block('HAZEL02', 'SMS Software Metering Server')).replace('922444000', '900000000');
    const { snapshot } = await readBundle({
      'site/0.ct0': old,
      'site/1.ct0': file(block('CINDER01', 'SMS Software Metering Server')),
      'site/2.ct0': old,
    });
    expect(snapshot.meteringServers?.map(({ name, role }) => [name, role])).toEqual([['CINDER01', true]]);
  });

  it('that is the master copy counts whatever type it says, printed in a console too', async () => {
    const text = file(block('CINDER01', 'SMS Software Metering Server'), 2);
    const printed = (name: string): string =>
      `C:\\>type D:\\SMS\\inboxes\\sitectrl.box\\${name}\r\n${text}\r\nC:\\>\r\n`;
    const roles = { CINDER01: true, HAZEL02: false };
    expect(await rolesOf(text)).toEqual(roles);
    expect(await rolesOf(printed('sitectrl.ct0'), 'console.txt')).toEqual(roles);
    expect(await rolesOf(printed('00000012.ct1'), 'console.txt')).toEqual({ HAZEL02: undefined });
  });

  it('reads values that run over lines, and keywords that touch their value or do not', async () => {
    const text = `${file('')}begin\r\nBEGIN_SYSTEM_RESOURCE_USE\r\n RESOURCE <Windows NT\r\n Server> <MSWNET:["SMS_SITE=BRM",\r\n"PREFERRED"]\\\\CINDER01\\>\r\n Role<SMS Software\r\n  Metering Server>\r\nEND_SYSTEM_RESOURCE_USE\r\n`;
    expect(await rolesOf(text)).toMatchObject({ CINDER01: true });
  });

  it.each([
    ['stands on the line below', ['<["Display', '\r\n  <["Display']],
    ['goes on there behind its site', ['"]\\\\HAZEL02', '"]\r\n\\\\HAZEL02']],
  ] as const)('reads a server whose path %s', async (_, [here, wrapped]) => {
    const role = 'SMS Software Metering Server';
    const text = file(`${block('CINDER01', role)}${block('HAZEL02', role).replace(here, wrapped)}`);
    expect(await rolesOf(text)).toEqual({ CINDER01: true, HAZEL02: true });
  });

  it.each([
    ['server', '["SMS_SITE=BRM"]\\\\HAZEL02\\>', ''],
    ['role', '<x>', '<x'],
  ])('takes no role away where the %s of a site system cannot be read', async (_, part, damaged) => {
    const text = file(
      `${block('HAZEL02', 'x').replace(part, damaged)}${block('CINDER01', 'Software Metering Server')}`,
    );
    expect(await rolesOf(text)).toEqual({ CINDER01: true, HAZEL02: undefined });
  });

  it('takes it away beside a server of NetWare, and a path that names no server (Q263437)', async () => {
    const [netware, nobody] = [
      ['NWBIND:', '\\\\OAK\\SYS'],
      ['MSWNET:', '\\\\'],
    ].map(([provider, path]) =>
      block('OAK', 'x').replace('MSWNET:', `${provider}`).replace('\\\\OAK\\>', `${path}\\>`),
    );
    const text = file(`${netware}${nobody}${block('CINDER01', 'Software Metering Server')}`);
    expect(await rolesOf(text)).toEqual({ CINDER01: true, HAZEL02: false });
  });
});
