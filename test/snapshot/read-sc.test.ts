/** What `sc` prints of a service: its state, that it is not there, and what proves nothing. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

const service = 'SMS_LICENSE_SERVER';

describe('sc', () => {
  const failed = (code: number): string => `[SC] OpenService FAILED ${code}:\r\n\r\nText of the error.\r\n`;

  it.each([
    [1, 'stopped'],
    [2, 'start-pending'],
    [3, 'stop-pending'],
    [4, 'running'],
    [5, 'paused'],
    [6, 'paused'],
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

  it.each([
    ['its configuration', `SERVICE_NAME: ${service}\r\n        SERVICE_START_NAME : .\\SWMAccount\r\n`],
    ['a state', `SERVICE_NAME: ${service}\r\n        STATE : 1  STOPPED\r\n`],
    [
      'the list of what runs',
      `These Windows NT services are started:\r\n\r\n   Alerter\r\n   ${service}\r\n\r\nDone.\r\n`,
    ],
    ['its program', '   0 System Process\r\n   2 System\r\n  20 smss.exe\r\n 141 REMODBC.EXE\r\n'],
  ])('where %s shows a service that 1060 says is missing, it is not known whether it is there', async (_, shown) => {
    for (const names of [
      ['a.txt', 'b.txt'],
      ['b.txt', 'a.txt'],
    ]) {
      const { snapshot, problems } = await readBundle({
        [`servers/CINDER01/${names[0]}`]: shown,
        [`servers/CINDER01/${names[1]}`]: `C:\\>sc \\\\CINDER01 query ${service}\r\n${failed(1060)}`,
      });
      const services = snapshot.meteringServers?.[0]?.services ?? [];
      expect(services.some(({ name }) => name === service)).toBe(false);
      expect(problems).toEqual([
        {
          path: 'servers/CINDER01',
          problem: `one artefact shows ${service}, and another does not find it: whether it is there is not known`,
        },
      ]);
    }
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
    expect(snapshot.siteSystems).toEqual([
      { name: 'HAZEL02', reachable: true, services: [{ name: service, state: 'missing' }] },
    ]);
  });

  it('qc gives the account', async () => {
    const text = `[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: ${service}\r\n        START_TYPE         : 4   DISABLED\r\n        SERVICE_START_NAME : EXAMPLE\\swm\r\n`;
    expect((await readServer('a.txt', text)).server.services).toEqual([
      { name: service, startType: 'disabled', account: 'EXAMPLE\\swm' },
    ]);
  });

  it('of which the state was cut off says so', async () => {
    const { problems } = await readServer(
      'a.txt',
      `SERVICE_NAME: ${service}\r\n        TYPE               : 10  WIN32_OWN\r\n`,
    );
    expect(problems).toEqual([`shows neither the state of ${service} nor how it is set up`]);
  });

  const stop = `C:\\>sc \\\\CINDER01 stop ${service}\r\n`;
  const stateOf = (number: number): string =>
    `SERVICE_NAME: ${service}\r\n        STATE              : ${number}  X\r\n`;

  it('a stop from afar that fails is proof that it cannot be stopped; one that was not started is none', async () => {
    const block = `SERVICE_NAME: ${service}\r\n        STATE              : 4  RUNNING\r\n`;
    const takes = await readServer('a.txt', `C:\\>sc \\\\CINDER01 interrogate ${service}\r\n${block}`);
    expect(takes.server).toMatchObject({ reachable: true, services: [{ name: service, lastControlError: 0 }] });
    expect(takes.server.services?.[0]?.state).toBeUndefined();
    const stuck = await readServer('a.txt', `${stop}[SC] ControlService FAILED 1061:\r\n`);
    expect(stuck.server).toMatchObject({ remoteStop: false, services: [{ name: service, lastControlError: 1061 }] });
    const atRest = await readServer('a.txt', `${stop}[SC] ControlService FAILED 1062:\r\n`);
    expect(atRest.server.remoteStop).toBeUndefined();
  });

  it('a stop that did not get as far as the service says nothing about it', async () => {
    const { server } = await readServer('a.txt', `${stop}[SC] OpenSCManager FAILED 1722:\r\n`);
    expect(server).toEqual({ name: 'CINDER01', remoteStop: false });
    const german = await readServer('a.txt', `${stop}[SC] OpenSCManager FEHLER 5:\r\n\r\nZugriff verweigert\r\n`);
    expect(german.server).toEqual({ name: 'CINDER01', remoteStop: false });
  });

  it('a stop is proved by the state after it, not by its answer', async () => {
    const asked = await readServer('a.txt', `${stop}${stateOf(3)}`);
    expect(asked.server).toEqual({ name: 'CINDER01', reachable: true });
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
    const ofAnother = await readServer(
      'a.txt',
      `${stop}${stateOf(3)}C:\\>sc \\\\CINDER01 query Alerter\r\n${stateOf(1).replace(service, 'Alerter')}`,
    );
    expect(ofAnother.server).toMatchObject({ services: [{ name: 'Alerter', state: 'stopped' }] });
    expect(ofAnother.server.remoteStop).toBeUndefined();
    const atAnother = `${stop}${stateOf(3)}C:\\>sc \\\\OTHER01 query ${service}\r\n${stateOf(1)}`;
    const { snapshot } = await readBundle({ 'site/a.txt': atAnother });
    expect(snapshot.meteringServers?.find(({ name }) => name === 'OTHER01')).toEqual({
      ...{ name: 'OTHER01', reachable: true, services: [{ name: service, state: 'stopped' }] },
    });
  });

  it.each(['>sc.txt', '2>&1', '> sc.txt'])('an echoed command that ends in %s names no service', async (redirected) => {
    const { server, problems } = await readServer('a.txt', `C:\\>sc query ${redirected}\r\n${failed(1060)}`);
    expect(server.services).toBeUndefined();
    expect(problems).toEqual(['says that a service does not exist (1060) but not which one']);
  });
});
