/** Two captures of one machine that say different things: within a file the later one counts, of two files neither. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

const shares = (...rows: string[]): string =>
  [
    'Share name   Resource                        Remark',
    '',
    '-'.repeat(79),
    'ADMIN$       C:\\WINNT                        Remote Admin',
    ...rows,
    'The command completed successfully.',
    '',
    '',
  ].join('\r\n');
const licMtr = 'LicMtr       C:\\SWMTR';
const state = (text: string): string =>
  `SERVICE_NAME: SMS_LICENSE_SERVER\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        STATE              : ${text}\r\n`;

const serverOf = async (files: Readonly<Record<string, string>>) => {
  const { snapshot, problems } = await readBundle(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`servers/CINDER01/${name}`, text])),
  );
  return { server: snapshot.meteringServers?.[0], problems };
};

describe('two files about one server', () => {
  it.each([
    ['sc-friday.txt', 'sc-thursday.txt'],
    ['a.txt', 'b.txt'],
  ])('%s running, %s stopped: the state is not known, whatever they are called', async (running, stopped) => {
    const { server, problems } = await serverOf({ [running]: state('4  RUNNING'), [stopped]: state('1  STOPPED') });
    expect(server?.services).toEqual([{ name: 'SMS_LICENSE_SERVER', present: true }]);
    expect(problems).toEqual([
      {
        path: `servers/CINDER01/${running}`,
        problem: `SMS_LICENSE_SERVER is running there, and stopped in servers/CINDER01/${stopped}: nothing tells which is later, so neither counts; keep the later one`,
      },
    ]);
  });

  it('net start beside them does not decide either', async () => {
    const list = 'These Windows NT services are started:\r\n\r\n   Alerter\r\n   SMS_LICENSE_SERVER\r\n\r\nDone.\r\n';
    const files = { 'a.txt': state('4  RUNNING'), 'b.txt': state('1  STOPPED'), 'c.txt': list };
    const { server } = await serverOf(files);
    expect(server?.services?.find(({ name }) => name === 'SMS_LICENSE_SERVER')).toEqual({
      name: 'SMS_LICENSE_SERVER',
      present: true,
    });
  });

  it.each([
    ['net start, which does not list it', 'These Windows NT services are started:\r\n\r\n   Alerter\r\n\r\nDone.\r\n'],
    ['a query that does not find it', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\n'],
  ])('that tell two states, beside %s, do not show that it is there', async (_, other) => {
    const { server } = await serverOf({
      'a.txt': state('4  RUNNING'),
      'b.txt': state('1  STOPPED'),
      'sc-query.SMS_LICENSE_SERVER.txt': other,
    });
    expect(server?.services?.find(({ name }) => name === 'SMS_LICENSE_SERVER')?.present).toBeUndefined();
  });

  it('that list different shares tell nothing about shares, and are named', async () => {
    const { server, problems } = await serverOf({ 'after.txt': shares(), 'before.txt': shares(licMtr) });
    expect(server?.shares).toBeUndefined();
    expect(problems.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('lists other shares than servers/CINDER01/before.txt'),
    ]);
  });

  it('that differ in another share only tell of LicMtr what both tell', async () => {
    const other = 'TEMP         C:\\TEMP';
    const both = await serverOf({ 'a.txt': shares(licMtr, other), 'b.txt': shares(licMtr) });
    expect(both.problems).toEqual([]);
    expect(both.server?.shares?.map(({ name }) => name)).toContain('LicMtr');
    const neither = await serverOf({ 'a.txt': shares(other), 'b.txt': shares() });
    expect(neither.problems).toEqual([]);
    expect(neither.server?.shares?.map(({ name }) => name)).not.toContain('LicMtr');
  });

  it('that say the same count', async () => {
    const { server, problems } = await serverOf({
      'a.txt': `${shares(licMtr)}`,
      'b.txt': shares(licMtr),
      'c.txt': state('1  STOPPED'),
      'd.txt': state('1  STOPPED'),
    });
    expect(server?.shares?.map(({ name }) => name)).toEqual(['ADMIN$', 'LicMtr']);
    expect(server?.services).toEqual([{ name: 'SMS_LICENSE_SERVER', state: 'stopped' }]);
    expect(problems).toEqual([]);
  });
});

describe('two captures in one file', () => {
  it('in a window, before and after the share was deleted: it is gone', async () => {
    const text = `C:\\>net share\r\n${shares(licMtr)}C:\\>net share LicMtr /delete\r\nLicMtr was deleted successfully.\r\n\r\nC:\\>net share\r\n${shares()}C:\\>exit\r\n`;
    const { server, problems } = await readServer('window.txt', text);
    expect(server.shares?.map(({ name }) => name)).toEqual(['ADMIN$']);
    expect(problems).toEqual([
      'what "net share LicMtr /delete" printed is not read: of shares the list counts that "net share" prints without a name',
    ]);
  });

  it('appended to each other: the later list counts, and what stands between them is no share', async () => {
    const { server, problems } = await readServer('a.txt', shares(licMtr) + shares());
    expect(server.shares).toEqual([{ name: 'ADMIN$', path: 'C:\\WINNT' }]);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'services below shares',
      `${shares(licMtr)}These Windows NT services are started:\r\n\r\n   Alerter\r\n\r\nDone.\r\n`,
    ],
    [
      'services above shares',
      `These Windows NT services are started:\r\n\r\n   Alerter\r\n\r\nDone.\r\n\r\n${shares(licMtr)}`,
    ],
  ])('%s, without their commands: what was not read is named', async (_, text) => {
    const { server, problems } = await readServer('a.txt', text);
    expect(server.shares?.map(({ name }) => name)).toEqual(['ADMIN$', 'LicMtr']);
    expect(problems).toEqual([
      expect.stringContaining('holds more than the list of shares, and the rest was not read'),
    ]);
  });

  it('states of services and shares, without their commands: what was not read is named', async () => {
    const { server, problems } = await readServer('a.txt', shares(licMtr) + state('4  RUNNING'));
    expect(server.services).toEqual([{ name: 'SMS_LICENSE_SERVER', state: 'running' }]);
    expect(problems).toEqual([expect.stringContaining('holds more than states of services')]);
  });
});

describe('a copy of the window', () => {
  it('opens with the words of the interpreter, and has commands that print nothing: neither is a problem', async () => {
    const text = `Microsoft(R) Windows NT(TM)\r\n(C) Copyright 1985-1996 Microsoft Corp.\r\n\r\nC:\\>cd \\\r\n\r\nC:\\>D:\r\n\r\nD:\\>cls\r\n\r\nD:\\>sc query SMS_LICENSE_SERVER\r\n${state('4  RUNNING')}\r\nD:\\>exit\r\n`;
    const { server, problems } = await readServer('window.txt', text);
    expect(server.services).toEqual([{ name: 'SMS_LICENSE_SERVER', state: 'running' }]);
    expect(problems).toEqual([]);
  });

  it('of a command that should have printed something is one', async () => {
    const text = `C:\\>net share\r\n\r\nC:\\>sc query SMS_LICENSE_SERVER\r\n${state('4  RUNNING')}`;
    expect((await readServer('window.txt', text)).problems).toEqual(['"net share" printed nothing']);
  });
});

describe('what our own steps have people run', () => {
  const one =
    'Share name        LicMtr\r\nPath              C:\\SWMTR\r\nRemark\r\nThe command completed successfully.\r\n';
  const none = 'This shared resource does not exist.\r\n\r\nMore help is available by typing NET HELPMSG 2310.\r\n';

  it.each([
    ['net share LicMtr', `C:\\>net share LicMtr\r\n${one}`],
    ['the same, without its command', one],
    ['the same, where there is none', none],
  ])('%s: nothing is read from it, and which command tells is said', async (_, text) => {
    await expect(readServer('x.txt', text)).rejects.toThrow(
      'read: of shares the list counts that "net share" prints without a name',
    );
  });

  it('net stop: the state is what sc query prints afterwards', async () => {
    const text = `C:\\>net stop SMS_LICENSE_SERVER\r\nThe SMS_LICENSE_SERVER service was stopped successfully.\r\n\r\nC:\\>sc query SMS_LICENSE_SERVER\r\n${state('1  STOPPED')}`;
    const { server, problems } = await readServer('x.txt', text);
    expect(server.services).toEqual([{ name: 'SMS_LICENSE_SERVER', state: 'stopped' }]);
    expect(problems).toEqual([
      'what "net stop SMS_LICENSE_SERVER" printed is not read: the state is what "sc query" of the service prints afterwards',
    ]);
  });

  it.each([
    'The SMS_LICENSE_SERVER service is stopping.\r\nThe SMS_LICENSE_SERVER service was stopped successfully.\r\n',
    'SMS_LICENSE_SERVER wurde erfolgreich beendet.\r\n',
    'The SMS_LICENSE_SERVER service is not started.\r\n\r\nMore help is available by typing NET HELPMSG 3521.\r\n',
  ])('the same, without its command: %j', async (text) => {
    await expect(readServer('x.txt', text)).rejects.toThrow(
      'is not read: the state is what "sc query" of the service prints afterwards',
    );
  });
});
