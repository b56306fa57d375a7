/** What the list of running services proves, and what it leaves open. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

const service = 'SMS_LICENSE_SERVER';

describe('net start', () => {
  const list = (names: readonly string[]): string =>
    `These Windows NT services are started:\r\n\r\n${names.map((name) => `   ${name}`).join('\r\n')}\r\n\r\nThe command completed successfully.\r\n\r\n`;

  it('lists what runs; what it does not list is not running, which is less than missing', async () => {
    const running = await readServer('a.txt', list(['EventLog', service]));
    expect(running.server.services).toContainEqual({ name: service, state: 'running' });
    const other = await readServer('a.txt', list(['EventLog', `${service}_MANAGER`]));
    expect(other.server.services).toContainEqual({ name: service, state: 'not-running' });
  });

  it.each(['\x1a', '\0\0\0'])('is read to its end where a copied file has %j behind it', async (end) => {
    const running = await readServer('a.txt', list(['EventLog', service]) + end);
    expect(running.server.services).toContainEqual({ name: service, state: 'running' });
  });

  it('is not what a crash log, or a note, looks like', async () => {
    const crash =
      'Application exception occurred:\r\n        App: remodbc.exe (pid=212)\r\n        When: 3/26/1999\r\n\r\nStack.\r\n';
    const files = { 'servers/CINDER01/Drwtsn32.log': crash, 'site/a.txt': list(['EventLog']) };
    expect((await readBundle(files)).snapshot.meteringServers).toBeUndefined();
    const note = (title: string, ...rows: string[]): string =>
      `${title}:\r\n\r\n${rows.map((row) => `   ${row}\r\n`).join('')}\r\nRegards, Ann.\r\n`;
    const notes = [
      note('What I looked at', 'EventLog', 'Workstation'),
      note('Windows services to start', 'EventLog', 'Workstation', service),
    ];
    for (const text of notes) {
      const { snapshot } = await readBundle({ 'servers/CINDER01/a.txt': text, 'site/a.txt': list(['EventLog']) });
      expect(snapshot.meteringServers).toBeUndefined();
      expect(snapshot.problems).toEqual([{ path: 'servers/CINDER01/a.txt', problem: 'is not recognised' }]);
    }
  });

  it('is what is said to be its output, whatever its heading and order', async () => {
    const other = 'Folgende Dienste laufen:\r\n\r\n   Warndienst\r\n   EventLog\r\n\r\nFertig.\r\n';
    const named = { name: service, state: 'not-running' };
    expect((await readServer('net-start.txt', other)).server.services).toContainEqual(named);
    expect((await readServer('a.txt', `C:\\>net start\r\n${other}`)).server.services).toContainEqual(named);
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
