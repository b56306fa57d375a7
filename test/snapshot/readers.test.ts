/** Each artefact by itself: what it proves, what looks alike and proves something else, and what proves nothing. */
import { describe, expect, it } from 'vitest';
import { servicePackOf } from '../../src/snapshot/service-pack.js';
import { readBundle, readServer } from './read-bundle.js';

const dashes = '-'.repeat(79);
const service = 'SMS_LICENSE_SERVER';

describe('net share', () => {
  const list = (rows: string, end = 'The command completed successfully.'): string =>
    `\r\nShare name   Resource                        Remark\r\n\r\n${dashes}\r\n${rows}\r\n${end}\r\n`;

  it('reads wrapped rows, blanks in names and paths, and shares without a path', async () => {
    const rows = [
      'ADMIN$       C:\\WINNT                        Remote Admin',
      'LicMtr       C:\\Program Files\\SWMTR and a long path\\x',
      '                                             Metering',
      'VeryLongShareName',
      '             D:\\Data',
      'IPC$                                         Remote IPC',
    ].join('\r\n');
    const { server } = await readServer('a.txt', list(rows));
    expect(server.shares).toEqual([
      { name: 'ADMIN$', path: 'C:\\WINNT' },
      { name: 'LicMtr', path: 'C:\\Program Files\\SWMTR and a long path\\x' },
      { name: 'VeryLongShareName', path: 'D:\\Data' },
      { name: 'IPC$' },
    ]);
  });

  it.each([
    ['Chinese', '共享名       资源                            注解', '命令成功完成。'],
    ['French', 'Nom partage  Ressource                       Remarque', "La commande s'est terminée correctement."],
  ])('in %s', async (_, title, end) => {
    const text = `${title}\r\n\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nIPC$                                         IPC\r\n${end}\r\n`;
    expect((await readServer('a.txt', text)).server.shares).toEqual([
      { name: 'LicMtr', path: 'C:\\SWMTR' },
      { name: 'IPC$' },
    ]);
  });

  it('with letters of its language, in the code page of the console, that of Windows, or UTF-16', async () => {
    const text = list('Büro Süd     D:\\Zählung groß');
    const expected = [{ name: 'Büro Süd', path: 'D:\\Zählung groß' }];
    const oem: Record<string, number> = { ü: 0x81, ä: 0x84, ß: 0xe1 };
    const console850 = Buffer.from([...text].map((letter) => oem[letter] ?? letter.charCodeAt(0)));
    for (const bytes of [
      console850,
      Buffer.from(text, 'latin1'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf8'),
    ])
      expect((await readServer('a.txt', bytes)).server.shares).toEqual(expected);
  });

  it('with letters that only the code page of the console tells', async () => {
    const bytes = Buffer.from(list('@ale         D:\\@ale').replaceAll('@', '\x90'), 'latin1');
    const russian = { 'site/chcp.txt': 'collector>chcp\r\nActive code page: 866\r\n', 'servers/CINDER01/a.txt': bytes };
    const { snapshot } = await readBundle(russian);
    expect(snapshot.meteringServers?.[0]?.shares?.[0]?.name).toBe('Рale');
    expect((await readServer('a.txt', bytes)).server.shares?.[0]?.name).toBe('Éale');
  });

  it('that is cut says nothing, since the share may stand in the rest', async () => {
    const { server, problems } = await readServer('a.txt', list('ADMIN$       C:\\WINNT', ''));
    expect(server.shares).toBeUndefined();
    expect(problems[0]).toContain('may be cut');
  });

  it('inside a transcript with a prompt before and after it', async () => {
    const text = `C:\\>net share\r\n${list('LicMtr       C:\\SWMTR')}\r\nC:\\>\r\n`;
    expect((await readServer('a.txt', text)).server.shares).toEqual([{ name: 'LicMtr', path: 'C:\\SWMTR' }]);
  });
});

describe('net start', () => {
  const list = (names: readonly string[]): string =>
    `These Windows NT services are started:\r\n\r\n${names.map((name) => `   ${name}`).join('\r\n')}\r\n\r\nThe command completed successfully.\r\n\r\n`;

  it('lists what runs; what it does not list is not running, which is less than missing', async () => {
    const running = await readServer('a.txt', list(['EventLog', service]));
    expect(running.server.services).toContainEqual({ name: service, state: 'running' });
    const other = await readServer('a.txt', list(['EventLog', `${service}_MANAGER`]));
    expect(other.server.services).toContainEqual({ name: service, state: 'not-running' });
  });

  it('does not hide what sc query tells, in whatever order they are read', async () => {
    const query = `SERVICE_NAME: ${service}\r\n        STATE              : 3  STOP_PENDING\r\n`;
    for (const [first, second] of [
      ['a', 'z'],
      ['z', 'a'],
    ]) {
      const { snapshot } = await readBundle({
        [`servers/CINDER01/${first}.txt`]: list(['EventLog']),
        [`servers/CINDER01/${second}.txt`]: query,
      });
      expect(snapshot.meteringServers?.[0]?.services).toContainEqual({ name: service, state: 'stop-pending' });
    }
  });

  it('that is cut does not show that the service is not running', async () => {
    const { server } = await readServer(
      'a.txt',
      'These Windows NT services are started:\r\n\r\n   Alerter\r\n   EventLog\r\n',
    );
    expect(server.services?.map(({ name }) => name)).toEqual(['Alerter', 'EventLog']);
  });
});

describe('sc', () => {
  const failed = (code: number): string => `[SC] OpenService FAILED ${code}:\r\n\r\nText of the error.\r\n`;

  it.each([
    [1, 'stopped'],
    [2, 'start-pending'],
    [3, 'stop-pending'],
    [4, 'running'],
    [7, 'paused'],
  ])('state %i is %s, whatever word stands beside it', async (number, state) => {
    const text = `DIENSTNAME: x\r\nSERVICE_NAME: ${service}\r\n\t\tSTATE : ${number}  IRGENDWAS\r\n\t\tWIN32_EXIT_CODE : 1069 (0x42d)\r\n`;
    expect((await readServer('a.txt', text)).server.services).toEqual([{ name: service, state, exitCode: 1069 }]);
  });

  it('1060 is missing, when something tells which service', async () => {
    const missing = [{ name: service, state: 'missing' }];
    const echoed = await readServer('a.txt', `C:\\>sc \\\\CINDER01 query ${service}\r\n${failed(1060)}`);
    expect(echoed.server.services).toEqual(missing);
    const named = await readServer(`sc-query.${service}.txt`, failed(1060));
    expect(named.server.services).toEqual(missing);
    const bare = await readServer('a.txt', failed(1060));
    expect(bare.server.services).toBeUndefined();
    expect(bare.problems).toEqual(['says that a service does not exist (1060) but not which one']);
  });

  it.each([5, 1722, 53])('%i proves nothing about the service', async (code) => {
    const { server, problems } = await readServer('a.txt', `C:\\>sc \\\\CINDER01 query ${service}\r\n${failed(code)}`);
    expect(server).toEqual({ name: 'CINDER01' });
    expect(problems).toHaveLength(1);
  });

  it('is about the server that the command names, not about that of the folder', async () => {
    const { snapshot } = await readBundle({
      'servers/CINDER01/a.txt': `C:\\>sc \\\\hazel02 query ${service}\r\n${failed(1060)}`,
    });
    expect(snapshot.meteringServers).toBeUndefined();
    expect(snapshot.siteSystems).toEqual([{ name: 'HAZEL02', services: [{ name: service, state: 'missing' }] }]);
  });

  it('qc gives the account', async () => {
    const text = `[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: ${service}\r\n        START_TYPE         : 4   DISABLED\r\n        SERVICE_START_NAME : EXAMPLE\\swm\r\n`;
    expect((await readServer('a.txt', text)).server.services).toEqual([
      { name: service, startType: 'disabled', account: 'EXAMPLE\\swm' },
    ]);
  });

  const stop = `C:\\>sc \\\\CINDER01 stop ${service}\r\n`;
  const stateOf = (number: number): string =>
    `SERVICE_NAME: ${service}\r\n        STATE              : ${number}  X\r\n`;

  it('a stop from afar that fails is proof that it cannot be stopped; one that was not started is none', async () => {
    const stuck = await readServer('a.txt', `${stop}[SC] ControlService FAILED 1061:\r\n`);
    expect(stuck.server).toMatchObject({ remoteStop: false, services: [{ name: service, lastControlError: 1061 }] });
    const atRest = await readServer('a.txt', `${stop}[SC] ControlService FAILED 1062:\r\n`);
    expect(atRest.server.remoteStop).toBeUndefined();
  });

  it('a stop is proved by the state after it, not by its answer', async () => {
    const asked = await readServer('a.txt', `${stop}${stateOf(3)}`);
    expect(asked.server).toEqual({ name: 'CINDER01' });
    const pending = await readServer(
      'a.txt',
      `${stop}${stateOf(3)}C:\\>sc \\\\CINDER01 query ${service}\r\n${stateOf(3)}`,
    );
    expect(pending.server.remoteStop).toBeUndefined();
    const stopped = await readServer(
      'a.txt',
      `${stop}${stateOf(3)}C:\\>sc \\\\CINDER01 query ${service}\r\n${stateOf(1)}`,
    );
    expect(stopped.server).toMatchObject({ remoteStop: true, services: [{ name: service, state: 'stopped' }] });
  });
});

describe('errors of net', () => {
  it.each([
    ['System error 53 has occurred.', false],
    ['Systemfehler 53 aufgetreten.', false],
    ["L'erreur système 53 s'est produite.", false],
    ['System error 5 has occurred.', undefined],
    ['System error 1326 has occurred.', undefined],
  ])('%s', async (line, reachable) => {
    const { server, problems } = await readServer('a.txt', `C:\\>net view \\\\CINDER01\r\n${line}\r\n\r\nText.\r\n`);
    expect(server.reachable).toBe(reachable);
    expect(problems).toHaveLength(reachable === false ? 0 : 1);
  });
});

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

  it('that is cut takes no role away', async () => {
    const text = file(
      `${block('CINDER01', 'SMS Software Metering Server')}BEGIN_SYSTEM_RESOURCE_USE\r\n  RESOURCE<Win`,
    );
    expect(await rolesOf(text)).toEqual({ CINDER01: true, HAZEL02: undefined });
  });

  it('that proposes changes gives and takes nothing; the newest of several counts', async () => {
    expect(await rolesOf(file(block('CINDER01', 'SMS Software Metering Server'), 2), 'a.ct1')).toEqual({
      HAZEL02: undefined,
    });
    const old = file(block('HAZEL02', 'SMS Software Metering Server')).replace('922444000', '900000000');
    const { snapshot } = await readBundle({
      'site/0.ct0': old,
      'site/1.ct0': file(block('CINDER01', 'SMS Software Metering Server')),
      'site/2.ct0': old,
    });
    expect(snapshot.meteringServers?.map(({ name, role }) => [name, role])).toEqual([['CINDER01', true]]);
  });

  it('reads values that run over lines, and keywords that touch their value or do not', async () => {
    const text = `${file('')}begin\r\nBEGIN_SYSTEM_RESOURCE_USE\r\n RESOURCE <Windows NT\r\n Server> <MSWNET:["SMS_SITE=BRM",\r\n"PREFERRED"]\\\\CINDER01\\>\r\n Role<SMS Software\r\n  Metering Server>\r\nEND_SYSTEM_RESOURCE_USE\r\n`;
    expect(await rolesOf(text)).toMatchObject({ CINDER01: true });
  });
});

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

  it.each(['A1,B2', 'A1;B2', 'A1|B2', 'A1 B2', 'A1, B2'])('lists servers: %s', async (list) => {
    const { agent, installed } = await read(file(`  (REG_SZ) LicenseServers=${list}`));
    expect(agent).toEqual({ mode: 'online', licenseServers: ['A1', 'B2'] });
    expect(installed).toEqual([
      ['A1', true],
      ['B2', true],
      ['HAZEL02', false],
    ]);
  });

  it('takes a section with a path for a server', async () => {
    const { agent } = await read(file('[C3]\r\n (REG_SZ Name=C3\r\n (REG_SZ) UncDbPath=\\\\C3\\LicMtr'));
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

describe('versions and service packs', () => {
  it.each([
    ['2.00.1239.0000', 'RTM'],
    ['2.00.1239.0048', 'RTM'],
    ['2.00.1380.1000', 'SP1'],
    ['2.00.1493.2000', 'SP2'],
    ['2.0.1493.2005', 'SP2'],
    ['2.00.1493.3004', 'SP3'],
    ['2.00.1493.4198', 'SP4'],
    ['2.00.1493.5000', 'SP5'],
    ['2.00.1493', null],
    ['2.00.1493.0', null],
    ['2.50.2726.0020', null],
  ])('%s is %s', (version, pack) => {
    expect(servicePackOf(version)).toBe(pack);
  });

  it('the version of a component is not that of the site', async () => {
    const { snapshot } = await readBundle({ 'site/compver.base.ini': '[x]\r\nVersion=2.00.1493.4009\r\n' });
    expect(snapshot.site).toBeUndefined();
    expect(snapshot.facts).toEqual({ 'compver.base': '2.00.1493.4009' });
  });
});

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
    [1, 'primary'],
    [2, 'secondary'],
    [6, 'secondary'],
    [0, undefined],
  ])('Type %i is %s', async (type, expected) => {
    const { snapshot } = await readBundle({ 'site/a.reg': metering('Setup', `"Type"=dword:${type}`) });
    expect(snapshot.site?.type).toBe(expected);
  });
});

describe('listings', () => {
  const rows: Record<string, string> = {
    'NT 4.0': ' Directory of D:\\SWMTR\r\n\r\n06/14/98  01:00a               364,576 Remodbc.exe\r\n',
    '2000': ' Directory of D:\\SWMTR\r\n\r\n06/14/1998  01:00a              364,576 Remodbc.exe\r\n',
    German: ' Verzeichnis von D:\\SWMTR\r\n\r\n14.06.1998  01:00              364.576 Remodbc.exe\r\n',
    French: ' Répertoire de D:\\SWMTR\r\n\r\n14/06/1998  01:00           364\u00a0576 Remodbc.exe\r\n',
    Swedish: ' Katalog av D:\\SWMTR\r\n\r\n1998-06-14  01:00              364576 Remodbc.exe\r\n',
    Chinese: ' D:\\SWMTR 的目录\r\n\r\n1998-06-14  01:00           364,576 Remodbc.exe\r\n',
    'Windows 98': ' Directory of D:\\SWMTR\r\n\r\nREMODBC  EXE       364,576  06-14-98   1:00a Remodbc.exe\r\n',
  };
  it.each(Object.entries(rows))('of %s', async (_, text) => {
    const { server } = await readServer('a.txt', text);
    expect(server.files).toEqual([
      { name: 'Remodbc.exe', path: 'D:\\SWMTR', bytes: 364576, modified: '1998-06-14T01:00', present: true },
    ]);
  });

  it('a date that can be read in two ways is no date, unless the machine tells its order', async () => {
    const text = ' Volume X\r\n Directory of D:\\SWMTR\r\n\r\n06/07/1998  13:00              364,576 Remodbc.exe\r\n';
    expect((await readServer('a.txt', text)).server.files?.[0]?.modified).toBeUndefined();
    const hint = 'REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Control Panel\\International]\r\n"iDate"="1"\r\n';
    const { snapshot } = await readBundle({ 'site/i.reg': hint, 'servers/CINDER01/a.txt': text });
    expect(snapshot.meteringServers?.[0]?.files?.[0]?.modified).toBe('1998-07-06T13:00');
  });

  it('that a file is not listed is no fact; that it was looked for in vain is', async () => {
    const listed = await readServer('a.txt', rows.German ?? '');
    expect(listed.server.files?.map(({ name }) => name)).toEqual(['Remodbc.exe']);
    const looked = await readServer('b.txt', 'licdiag-collector 1\r\nnot found: \\\\CINDER01\\LicMtr\\Remodbc.ini\r\n');
    expect(looked.server.files).toEqual([{ name: 'Remodbc.ini', path: '\\\\CINDER01\\LicMtr', present: false }]);
  });

  it('what is free, but not from a listing that ends early', async () => {
    const whole = `${rows.German}               1 Datei(en)        364.576 Bytes\r\n               2 Verzeichnis(se),  1.234.567 Bytes frei\r\n`;
    expect((await readServer('a.txt', whole)).server.volumes).toEqual([{ path: 'D:', freeBytes: 1234567 }]);
    const cut = `${rows.German}               1 Datei(en)        364.576 Bytes\r\n`;
    expect((await readServer('a.txt', cut)).server.volumes).toBeUndefined();
  });
});

describe('compact', () => {
  const of = (path: string, sentence: string, row: string): string =>
    ` Listing ${path}\\\r\n ${sentence}\r\n\r\n${row}\r\n`;
  const plain = '     1024 :     1024 = 1.0 to 1   a.dll';
  const packed = '     1024 :      512 = 2.0 to 1 C a.dll';
  const not = 'New files added to this directory will not be compressed.';

  it.each([
    [of('D:\\SMS\\bin', not, plain), false],
    [of('D:\\SMS\\bin', not, packed), true],
    [of('D:\\SMS\\bin', 'New files added to this directory will be compressed.', plain), true],
    [of('D:\\SMS\\bin', 'Neue Dateien werden nicht komprimiert.', plain.replace('1.0 to', '1,0 zu')), false],
    [of('D:\\SMS\\bin', 'Цалкам невядома.', plain), undefined],
  ])('%j', async (text, compressed) => {
    const { snapshot } = await readBundle({ 'site/a.txt': text });
    expect(snapshot.site?.folders?.[0]?.compressed).toBe(compressed);
  });

  it('of a root is about the volume', async () => {
    const { snapshot } = await readBundle({
      'site/a.txt': of('D:', 'New files added to this directory will be compressed.', plain),
    });
    expect(snapshot.site?.volumes).toEqual([{ path: 'D:', compressed: true }]);
  });
});

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
});

describe('events and status messages', () => {
  it('from the Event Viewer, and as articles print them', async () => {
    const csv =
      '3/26/99,10:43:41 AM,Service Control Manager,Error,None,7000,N/A,HAZEL02,"SMS_LICENSE_SERVER, 1069"\r\n';
    const printed =
      'Event ID: 681\r\nSource: Security\r\nType: Failure\r\nDescription: The logon to account: swm\r\n failed. The error code was: 3221225586\r\n';
    const { snapshot } = await readBundle({ 'site/system.csv': csv, 'site/z.txt': printed });
    expect(snapshot.events).toEqual([
      {
        log: 'system',
        id: 7000,
        source: 'Service Control Manager',
        type: 'error',
        machine: 'HAZEL02',
        text: 'SMS_LICENSE_SERVER, 1069',
        time: '1999-03-26T10:43:41',
      },
      {
        id: 681,
        source: 'Security',
        type: 'failure',
        text: 'The logon to account: swm failed. The error code was: 3221225586',
      },
    ]);
  });

  it('a metering message is about the server in its text, not about the system that says it', async () => {
    const printed =
      'Message ID: 9399\r\nComponent:SMS_LICENSE_SERVER_MANAGER\r\nSystem: BRAMBLE\r\nDescription: The software metering server manager failed to\r\ninstall the service "INSTALL_ODBC" on "SERVER1".\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': printed });
    expect(snapshot.statusMessages).toMatchObject([
      { id: 9399, component: 'SMS_LICENSE_SERVER_MANAGER', system: 'SERVER1' },
    ]);
  });
});

describe('what belongs to nobody', () => {
  it('is a problem, unless it names its machine or can only be of the site', async () => {
    const share = `Share name   Resource\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nThe command completed successfully.\r\n`;
    const query =
      'C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\nSERVICE_NAME: SMS_LICENSE_SERVER\r\n   STATE : 4 RUNNING\r\n';
    const { snapshot, problems } = await readBundle({ 'share.txt': share, 'query.txt': query });
    expect(problems).toEqual([{ path: 'share.txt', problem: expect.stringContaining('whose it is, is not known') }]);
    expect(snapshot.meteringServers).toEqual([
      { name: 'CINDER01', services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] },
    ]);
  });
});

describe('what else tells', () => {
  it('a cut list of shares that shows LicMtr shows that it is there', async () => {
    const text = `Share name   Resource\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nADMIN$       C:\\WI`;
    const { server, problems } = await readServer('a.txt', text);
    expect(server.shares?.map(({ name }) => name)).toContain('LicMtr');
    expect(problems).toHaveLength(1);
  });

  it('the registry tells the account of the service, not whether it runs', async () => {
    const text = `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\${service}]\r\n"Start"=dword:00000002\r\n"ObjectName"=".\\\\SWMAccount"\r\n`;
    expect((await readServer('a.reg', text)).server.services).toEqual([
      { name: service, account: '.\\SWMAccount', startType: 'auto' },
    ]);
  });

  it('compver.ini of metering by its folder, its name or its content; else it is a problem', async () => {
    const version = async (path: string, text = '2.00.1493.2000') => {
      const { snapshot, problems } = await readBundle({
        [path]: `[x]\r\nVersion=${text}\r\n`,
        'site/v.txt': 'Windows NT Version 4.0\r\n',
      });
      return snapshot.clientAgent?.version ?? problems[0]?.problem;
    };
    expect(await version('site/clicomp.src/licmtr/compver.ini')).toBe('2.00.1493.2000');
    expect(await version('site/Compverlicmtr.ini')).toBe('2.00.1493.2000');
    expect(await version('site/compver.ini', '2.00.1493.2000\r\nName=License Metering')).toBe('2.00.1493.2000');
    expect(await version('site/compver.ini')).toContain('of which client component');
  });

  it('the agent among the versions of the site server is the one that it gives out; on a client it is its own', async () => {
    const row = '--a-- W32i   APP ENU    2.0.1239.47 shp    483,040 03-01-1999 licclint.exe\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': row, 'clients/WSKLEIN/a.txt': row });
    expect(snapshot.clientAgent?.files).toMatchObject([
      { name: 'licclint.exe', platform: 'i386', version: '2.0.1239.47' },
    ]);
    expect(snapshot.clients?.[0]?.files).toMatchObject([{ name: 'licclint.exe', version: '2.0.1239.47' }]);
  });

  it('status messages with titles, in whatever order of columns', async () => {
    const csv =
      'Message ID,Component,System,Severity,Date / Time,Description\r\n9406,SMS_LICENSE_SERVER_MANAGER,BRAMBLE,Error,3/26/99 10:43:50 AM,"The software metering server service is not running on HAZEL02"\r\n';
    const { snapshot } = await readBundle({ 'site/a.csv': csv });
    expect(snapshot.statusMessages).toMatchObject([
      { id: 9406, system: 'HAZEL02', severity: 'error', time: '1999-03-26T10:43:50' },
    ]);
  });

  it('a log under another name is named, with what to do', async () => {
    const { problems: named } = await readBundle({
      'site/a.txt': 'x  $$<SMS_X><Fri Mar 26 10:43:41.547 1999 x><thread=1 (0x1)>\r\n',
      'site/v.txt': 'Windows NT Version 4.0\r\n',
    });
    expect(named[0]?.problem).toContain('looks like a log of SMS');
  });

  it('the last line of the log of setup, with either form of time', async () => {
    const lastOf = async (text: string) => (await readBundle({ 'site/Smssetup.log': text })).snapshot.upgrade;
    expect(await lastOf('<07-13-1999 17:40:49> Stopping.\r\n')).toEqual({
      lastProgressAt: '1999-07-13T17:40:49',
      lastLine: 'Stopping.',
    });
    expect(await lastOf('Stopping.  $$<><Tue Jul 13 17:40:49.123 1999 x><thread=1 (0x1)>\r\n')).toEqual({
      lastProgressAt: '1999-07-13T17:40:49',
      lastLine: 'Stopping.',
    });
    expect(await lastOf('Stopping.\r\n')).toEqual({ lastLine: 'Stopping.' });
  });
});
