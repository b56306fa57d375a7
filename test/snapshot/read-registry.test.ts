/** What registry exports prove of a site, a server and a client, and what is not taken over. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

const service = 'SMS_LICENSE_SERVER';

describe('registry exports', () => {
  const metering = (path: string, body = '"LicenseServers"="A1"'): string =>
    `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\SMS\\${path}]\r\n${body}\r\n`;
  const client = async (text: string) => (await readBundle({ 'clients/WSKLEIN/a.reg': text })).snapshot.clients?.[0];

  it.each([
    'Client\\Sites\\BRM\\Client Components\\License Metering',
    'Client\\Sites\\BRM\\LICENSE_METERING',
    'Client\\Client Components\\LICENSE METERING',
    'Client\\Client Components\\LICENSE METERING\\Properties',
    'Client Components\\License Metering',
  ])('know the key as %s', async (path) => {
    expect(await client(metering(path))).toMatchObject({ agentKey: true, licenseServers: ['A1'] });
  });

  it('tell how the agent works, and its next upload where the date can be read in one way only', async () => {
    const told = async (...values: string[]) => {
      const found = await client(metering('Client\\Client Components\\LICENSE METERING', values.join('\r\n')));
      return [found?.mode, found?.nextOfflineSync];
    };
    const next = (date: string): string => `"NextOfflineSyncTime"="${date}"`;
    const offline = '"ContinuousOffline"=dword:1';
    expect(await told(offline, next('3/30/1999 8:15:00 AM'))).toEqual(['offline', '1999-03-30T08:15:00']);
    expect(await told(next('3/30/1999 8:15:00 AM'), offline, '"State"="1"')).toEqual([
      'offline',
      '1999-03-30T08:15:00',
    ]);
    expect(await told('"ContinuousOffline"=dword:0', next('3/4/1999 8:15:00 AM'))).toEqual(['online', undefined]);
    expect(await told('"ContinuousOffline"="1"', next(''))).toEqual([undefined, undefined]);
  });

  it('that list other components show that the agent is not there; others show nothing', async () => {
    expect(await client(metering('Client\\Client Components\\Software Inventory'))).toMatchObject({ agentKey: false });
    expect((await client(metering('Setup')))?.agentKey).toBeUndefined();
  });

  it('LicenseServers as a key, and as values of several strings in both formats', async () => {
    const path = 'Client\\Client Components\\LICENSE METERING';
    expect(await client(metering(`${path}\\LicenseServers\\B2`, ''))).toMatchObject({ licenseServers: ['B2'] });
    const ansi = metering(path, '"LicenseServers"=hex(7):41,31,00,\\\r\n  42,32,00,00');
    expect(await client(ansi)).toMatchObject({ licenseServers: ['A1', 'B2'] });
    const wide = ansi
      .replace('REGEDIT4', 'Windows Registry Editor Version 5.00')
      .replace(/41,31[^\]]*$/, '41,00,31,00,00,00,42,00,32,00,00,00,\r\n  00,00\r\n');
    expect(await client(wide)).toMatchObject({ licenseServers: ['A1', 'B2'] });
  });

  it('of the key of a site without LicenseServers show that there is none, unless they mention it or another export has it', async () => {
    const path = 'Client\\Sites\\BRM\\Client Components\\License Metering';
    const own = 'Client\\Client Components\\LICENSE METERING';
    const none = metering(path, '"Pipe Retries"=dword:5');
    expect(await client(none)).toMatchObject({ agentKey: true, licenseServers: [] });
    const withKeyBelow = none + metering(`${path}\\Installation Properties`, '"a"="b"').replace('REGEDIT4\r\n', '');
    expect(await client(withKeyBelow)).toMatchObject({ agentKey: true, licenseServers: [] });
    expect((await client(metering(own, '"State"=dword:1')))?.licenseServers).toBeUndefined();
    expect((await client(metering(`${path}\\Installation Properties`, '"a"="b"')))?.licenseServers).toBeUndefined();
    expect((await client(metering(path, '"LicenseServers"="A1')))?.licenseServers).toBeUndefined();
    expect(await client(metering(`${path}\\LicenseServers\\B2`, ''))).toMatchObject({ licenseServers: ['B2'] });
    const listed = metering(own);
    for (const [a, b] of [
      [none, listed],
      [listed, none],
    ] as const) {
      const { snapshot } = await readBundle({ 'clients/WSKLEIN/a.reg': a, 'clients/WSKLEIN/b.reg': b });
      expect(snapshot.clients?.[0]?.licenseServers).toEqual(['A1']);
    }
  });

  it('keep no secret', async () => {
    const body = '"Password"="hunter2"\r\n"SQL Account"="sa"\r\n"Key"=hex:01,02\r\n"Retries"=dword:5';
    expect((await client(metering('Setup', body)))?.registry).toEqual([
      { key: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\SMS\\Setup', name: 'Retries', value: 5 },
    ]);
  });

  it.each([
    [
      'hotfixes',
      'site/a.reg',
      'SOFTWARE\\Microsoft\\Updates\\SMS 2.0\\SP3\\Q111111]\r\n"Installed"="1"\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTW',
    ],
    [
      'servers',
      'clients/WS1/a.reg',
      'SOFTWARE\\Microsoft\\SMS\\Client\\Sites\\HQ1\\Client Components\\License Metering]\r\n"Mod',
    ],
    [
      'the agent',
      'clients/WS1/a.reg',
      'SOFTWARE\\Microsoft\\SMS\\Client\\Client Components\\Advertised]\r\n\r\n[HKEY_LOCAL',
    ],
  ])('that is cut within a line does not show that there are no other %s', async (_, path, body) => {
    const { snapshot, problems } = await readBundle({ [path]: `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\${body}` });
    expect(snapshot.site?.hotfixes).toBeUndefined();
    expect(snapshot.clients?.[0]?.licenseServers).toBeUndefined();
    expect(snapshot.clients?.[0]?.agentKey).not.toBe(false);
    expect(problems).toEqual([{ path, problem: expect.stringContaining('ends within a line, so it may be cut') }]);
  });

  it('a hotfix counts at any depth below its product', async () => {
    const key = (path: string) => `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Updates\\SMS 2.0${path}]\r\n\r\n`;
    const text = `REGEDIT4\r\n\r\n${key('')}${key('\\SP2\\Q245271')}${key('\\Q299261')}`;
    const { snapshot } = await readBundle({ 'site/a.reg': text });
    expect(snapshot.site?.hotfixes).toEqual(['Q245271', 'Q299261']);
  });

  it.each([
    [1, 'primary'],
    [2, 'secondary'],
    [6, 'secondary'],
    [0, undefined],
  ])('Type %i is %s', async (type, expected) => {
    const { snapshot } = await readBundle({ 'site/a.reg': metering('Setup', `"Type"=dword:${type}`) });
    expect(snapshot.site?.type).toBe(expected);
  });

  it('the registry tells the account of the service, not whether it runs', async () => {
    const text = `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\${service}]\r\n"Start"=dword:00000002\r\n"ObjectName"=".\\\\SWMAccount"\r\n`;
    expect((await readServer('a.reg', text)).server.services).toEqual([
      { name: service, account: '.\\SWMAccount', startType: 'auto' },
    ]);
  });
});

it.each([
  ['of the whole list', ',\\\r\n  31,38,34,37,00,00\r\n', true],
  ['with an empty text', ',\\\r\n  00,31,38,34,37,00,00\r\n', false],
  ['that was cut between two lines', ',\\\r\n', undefined],
  ['that was cut behind a line that goes on', ',\\\r\n  31,38,34,37,00,\\\r\n', undefined],
])('an export of the performance counters %s', async (_, rest, isIntact) => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Perflib\\009';
  const text = `REGEDIT4\r\n\r\n[${key}]\r\n"Counter"=hex(7):31,00${rest}`;
  expect((await readBundle({ 'site/perflib.reg': text })).snapshot.site?.countersIntact).toBe(isIntact);
});
