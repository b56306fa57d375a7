/** Single values that two files of a bundle tell differently: neither counts, whatever the files are called, and both are named. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

const orders = [
  ['a.txt', 'b.txt'],
  ['b.txt', 'a.txt'],
] as const;
const unknown = 'nothing tells which is later, so neither counts; keep the later one';

/** The first metering server, the facts of the site and what could not be used, of two files in one folder. */
async function readTwo(folder: string, names: readonly [string, string], texts: readonly [string, string]) {
  const { snapshot, problems } = await readBundle({
    [`${folder}/${names[0]}`]: texts[0],
    [`${folder}/${names[1]}`]: texts[1],
  });
  return { snapshot, server: snapshot.meteringServers?.[0], problems: problems.map(({ problem }) => problem) };
}

const state = (text: string): string => `SERVICE_NAME: SMS_LICENSE_SERVER\r\n        STATE              : ${text}\r\n`;
const netStart = (...names: string[]): string =>
  `C:\\>net start\r\nThese Windows NT services are started:\r\n\r\n   Alerter\r\n${names.map((name) => `   ${name}\r\n`).join('')}   Server\r\n\r\nThe command completed successfully.\r\n`;
const view = (...shares: string[]): string =>
  `C:\\>net view \\\\CINDER01\r\nShared resources at \\\\CINDER01\r\n\r\nShare name   Type         Used as  Comment\r\n\r\n${'-'.repeat(79)}\r\n${shares.map((name) => `${name.padEnd(12)} Disk\r\n`).join('')}The command completed successfully.\r\n`;
const shareList = (...rows: string[]): string =>
  `C:\\>net share\r\nShare name   Resource                        Remark\r\n\r\n${'-'.repeat(79)}\r\nADMIN$       C:\\WINNT\r\n${rows.join('\r\n')}${rows.length > 0 ? '\r\n' : ''}The command completed successfully.\r\n`;
const error53 =
  'C:\\>net time \\\\CINDER01\r\nSystem error 53 has occurred.\r\n\r\nThe network path was not found.\r\n\r\n';
const stopFailed = 'C:\\>sc \\\\CINDER01 stop SMS_LICENSE_SERVER\r\n[SC] ControlService FAILED 1061:\r\n\r\n';
const stopWorked = `C:\\>sc \\\\CINDER01 stop SMS_LICENSE_SERVER\r\n${state('3  STOP_PENDING')}C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\n${state('1  STOPPED')}`;
const config = (servers: string, offline: 0 | 1, lastUpdate = '29228490, 61154480'): string =>
  `[Component Configuration]\r\n\r\n  LastUpdate=${lastUpdate}\r\n  Name=LICENSE METERING\r\n  (REG_DWORD) ContinuousOffline=${offline}\r\n  (REG_SZ) LicenseServers=${servers}\r\n\r\n[IDENT]\r\n\r\n  TYPE=Base Config File Type\r\n`;
const setup = (version: string, type = 1): string =>
  `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SMS\\Setup]\r\n"Full Version"="${version}"\r\n"Type"=dword:0000000${type}\r\n`;
const control = (role: string, code = 'BRM'): string =>
  `SITE CONTROL FILE [1380][2.00]\r\nBEGIN_FILE_DEFINITION\r\n  <1>\r\n  <x>\r\n  <${code}>\r\n  <${code}>\r\n  <922444000>\r\n  <1>\r\nEND_FILE_DEFINITION\r\nBEGIN_SITE_ACCOUNT\r\n  <6>\r\n  <${code}>\r\n  <>\r\n  <BRAMBLE>\r\nEND_SITE_ACCOUNT\r\nBEGIN_SYSTEM_RESOURCE_USE\r\n    RESOURCE<Windows NT Server><["Display=\\\\OTHER01\\"]MSWNET:["SMS_SITE=${code}"]\\\\OTHER01\\>\r\n    ROLE<SMS Software Metering Server>\r\nEND_SYSTEM_RESOURCE_USE\r\nBEGIN_SYSTEM_RESOURCE_USE\r\n    RESOURCE<Windows NT Server><["Display=\\\\CINDER01\\"]MSWNET:["SMS_SITE=${code}"]\\\\CINDER01\\>\r\n    ROLE<${role}>\r\nEND_SYSTEM_RESOURCE_USE\r\n`;

describe.each(orders)('a server, in %s and %s', (first, second) => {
  const read = (one: string, other: string) => readTwo('servers/CINDER01', [first, second], [one, other]);

  it('answers, and cannot be reached: neither is known', async () => {
    const { server, problems } = await read(view('LicMtr'), error53);
    expect(server?.reachable).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^can be reached from the site server: (yes|no) there.*neither/)]);
  });

  it('took a stop, and did not: whether it can be stopped is not known', async () => {
    const { server, problems } = await read(stopFailed, stopWorked);
    expect(server?.remoteStop).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining(unknown)]);
  });

  it('has the service stopped, and net start lists it: its state is not known', async () => {
    const { server, problems } = await read(state('1  STOPPED'), netStart('SMS_LICENSE_SERVER'));
    expect(server?.services?.find(({ name }) => name === 'SMS_LICENSE_SERVER')?.state).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining(unknown)]);
  });

  it('has the service running, and net start does not list it: its state is not known', async () => {
    const { server } = await read(state('4  RUNNING'), netStart());
    expect(server?.services?.find(({ name }) => name === 'SMS_LICENSE_SERVER')?.state).toBeUndefined();
  });

  it('has the service stopped, and net start does not list it: it is stopped', async () => {
    const { server, problems } = await read(state('1  STOPPED'), netStart());
    expect(server?.services).toContainEqual({ name: 'SMS_LICENSE_SERVER', state: 'stopped' });
    expect(problems).toEqual([]);
  });

  it.each([
    ['shows LicMtr to others, and does not list it', view('LicMtr'), shareList()],
    ['lists LicMtr, and does not show it', view('NETLOGON'), shareList('LicMtr       C:\\SWMTR')],
  ])('%s: its shares are not known', async (_, shown, listed) => {
    const { server, problems } = await read(shown, listed);
    expect(server?.shares).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('lists other shares than')]);
  });
});

it('the site server, in its folder as the site and as a metering server: it is one machine', async () => {
  const { snapshot, problems } = await readBundle({
    'site/collector.txt': 'licdiag-collector 1\r\ncomputer: BRAMBLE\r\n',
    'site/net-start.txt': netStart('SMS_LICENSE_SERVER'),
    'servers/BRAMBLE/sc.txt': state('1  STOPPED'),
  });
  const server = snapshot.meteringServers?.find(({ name }) => name === 'BRAMBLE');
  expect(server?.services?.find(({ name }) => name === 'SMS_LICENSE_SERVER')?.state).toBeUndefined();
  expect(problems.map(({ problem }) => problem)).toEqual([expect.stringContaining(unknown)]);
});

it('what was collected of the site server is about it as a metering server, and of no other where it lies elsewhere', async () => {
  const collector = 'licdiag-collector 1\r\ncomputer: BRAMBLE\r\n';
  const services = [{ name: 'SMS_LICENSE_SERVER', state: 'stopped' }];
  const own = await readBundle({ 'site/collector.txt': collector, 'site/sc.txt': state('1  STOPPED') });
  expect(own.snapshot.meteringServers).toMatchObject([{ name: 'BRAMBLE', services }]);
  const stray = await readBundle({ 'site/collector.txt': collector, 'sc.txt': state('1  STOPPED') });
  expect(stray.snapshot.meteringServers ?? []).toEqual([]);
});

describe('within one file the later counts', () => {
  const read = async (text: string) => (await readTwo('servers/CINDER01', ['a.txt', 'b.txt'], [text, text])).server;

  it.each([
    ['stopped, then started again', `C:\\>sc query SMS_LICENSE_SERVER\r\n${state('1  STOPPED')}`, 'running'],
    ['running, then running', `C:\\>sc query SMS_LICENSE_SERVER\r\n${state('4  RUNNING')}`, 'running'],
  ])('%s', async (_, query, expected) => {
    const server = await read(`${query}${netStart('SMS_LICENSE_SERVER')}`);
    expect(server?.services).toContainEqual({ name: 'SMS_LICENSE_SERVER', state: expected });
  });

  it('a stop that worked, then one that did not, and the other way round', async () => {
    expect((await read(`${stopWorked}${stopFailed}`))?.remoteStop).toBe(false);
    expect((await read(`${stopFailed}${stopWorked}`))?.remoteStop).toBe(true);
  });

  it('LicMtr shown to others, then not listed any more: it is gone', async () => {
    expect((await read(`${view('LicMtr')}${shareList()}`))?.shares).toEqual([{ name: 'ADMIN$', path: 'C:\\WINNT' }]);
  });
});

describe.each(orders)('the site, in %s and %s', (first, second) => {
  const read = (one: string, other: string) => readTwo('site', [first, second], [one, other]);

  it('two LICMTR.CFG of one time, in two modes: the mode is not known, the list is', async () => {
    const { snapshot, problems } = await read(config('CINDER01,OTHER01', 1), config('OTHER01,CINDER01', 0));
    expect(snapshot.clientAgent?.mode).toBeUndefined();
    expect([...(snapshot.clientAgent?.licenseServers ?? [])].sort()).toEqual(['CINDER01', 'OTHER01']);
    expect(problems).toEqual([expect.stringMatching(/^mode of the clients: (on|off)line there/)]);
  });

  it('two LICMTR.CFG of two times: the later one counts', async () => {
    const later = config('CINDER01', 0, '29228491, 61154480');
    const { snapshot, problems } = await read(config('CINDER01,OTHER01', 1), later);
    expect(snapshot.clientAgent).toMatchObject({ mode: 'online', licenseServers: ['CINDER01'] });
    expect(problems).toEqual([]);
  });

  it('two versions: neither is known, nor a service pack', async () => {
    const { snapshot } = await read(setup('2.00.1239.0000'), setup('2.00.1380.1000'));
    expect([snapshot.site?.version, snapshot.site?.servicePack, snapshot.site?.type]).toEqual([
      undefined,
      undefined,
      'primary',
    ]);
  });

  it('two control files of one time with other roles: the role is not known', async () => {
    const { snapshot, problems } = await read(
      control('SMS Software Metering Server'),
      control('SMS Distribution Point'),
    );
    expect((snapshot.meteringServers ?? []).map(({ name, role }) => [name, role])).toEqual([]);
    expect(problems).toEqual(['two site control files of one time list other roles: neither counts']);
  });

  it('control files of two sites: the roles of neither count', async () => {
    const metering = 'SMS Software Metering Server';
    const { snapshot } = await read(control(metering), control(metering, 'XYZ'));
    expect([snapshot.site?.code, snapshot.meteringServers]).toEqual([undefined, undefined]);
  });
});

it('two exports of one client, which may be of two sites, that name other servers: it knows them all', async () => {
  const key = '[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\SMS\\Client\\Client Components\\LICENSE METERING]';
  const client = (servers: string): string => `REGEDIT4\r\n\r\n${key}\r\n"LicenseServers"="${servers}"\r\n`;
  const { snapshot } = await readTwo(
    'clients/WS1',
    ['a.reg', 'b.reg'],
    [client('CINDER01,OTHER01'), client('OTHER01')],
  );
  expect([...(snapshot.clients?.[0]?.licenseServers ?? [])].sort()).toEqual(['CINDER01', 'OTHER01']);
});

describe('two exports of one client with the key of one site', () => {
  const client = (site: string, servers: string): string =>
    `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\SMS\\Client\\Sites\\${site}\\Client Components\\LICENSE METERING]\r\n${servers}\r\n`;
  const listed = (...servers: string[]): string => `"LicenseServers"="${servers.join(',')}"`;
  const read = (one: string, other: string) => readTwo('clients/WS1', ['a.reg', 'b.reg'], [one, other]);

  it.each([
    ['other servers', listed('OTHER01')],
    ['no servers', '"Pipe Retries"=dword:5'],
  ])('that name %s: which it knows is not known', async (_, second) => {
    const { snapshot, problems } = await read(client('BRM', listed('CINDER01', 'OTHER01')), client('BRM', second));
    expect(snapshot.clients?.[0]?.licenseServers).toBeUndefined();
    expect(problems).toEqual([
      'tells other LicenseServers of site BRM than clients/WS1/b.reg: nothing tells which is later, so neither counts; keep the later one',
    ]);
  });

  it('that name the same, or are of two sites, are put together', async () => {
    const same = await read(client('BRM', listed('CINDER01', 'OTHER01')), client('brm', listed('OTHER01', 'CINDER01')));
    expect(same.snapshot.clients?.[0]?.licenseServers).toHaveLength(2);
    const two = await read(client('BRM', listed('CINDER01')), client('HQ1', listed('OTHER01')));
    expect([...(two.snapshot.clients?.[0]?.licenseServers ?? [])].sort()).toEqual(['CINDER01', 'OTHER01']);
    expect([...same.problems, ...two.problems]).toEqual([]);
  });
});

it('a control file in the folder of a server may be of the site of that server: that of the site counts', async () => {
  const { snapshot, problems } = await readBundle({
    'site/sitectrl.ct0': control('SMS Software Metering Server'),
    'servers/CINDER01/sitectrl.ct0': control('SMS Distribution Point', 'SEC'),
  });
  expect(problems).toEqual([]);
  expect(snapshot.site?.code).toBe('BRM');
  expect(snapshot.meteringServers?.find(({ name }) => name === 'CINDER01')?.role).toBe(true);
});
