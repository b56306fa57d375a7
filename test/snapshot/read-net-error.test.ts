/** Which errors of `net` say that a server cannot be reached. */
import { describe, expect, it } from 'vitest';
import { readServer } from './read-bundle.js';

describe('errors of net', () => {
  it.each([
    ['System error 53 has occurred.', false],
    ['Systemfehler 53 aufgetreten.', false],
    ["L'erreur système 53 s'est produite.", false],
    ['Error de sistema 53.', false],
    ['Errore di sistema 53.', false],
    ['Systeemfout 53 is opgetreden.', false],
    ['Systemfejl 53 opstod.', false],
    ['Системная ошибка 53.', false],
    ['システム エラー 53 が発生しました。', false],
    ['Error de sistema 5.', undefined],
    ['System error 5 has occurred.', undefined],
    ['System error 1326 has occurred.', undefined],
  ])('%s', async (line, reachable) => {
    const { server, problems } = await readServer('a.txt', `C:\\>net view \\\\CINDER01\r\n${line}\r\n\r\nText.\r\n`);
    expect(server.reachable).toBe(reachable);
    expect(problems).toHaveLength(reachable === false ? 0 : 1);
  });

  it('are told from an empty list and from the time', async () => {
    const empty = await readServer('net-view.txt', 'No hay entradas en la lista.\r\n');
    const time = await readServer('net-time.txt', 'La hora en \\\\CINDER01 es 13/5/1999 10:53\r\n');
    expect([empty.server.reachable, time.server.reachable]).toEqual([true, true]);
  });

  it('of the collector, in a file of its own', async () => {
    const text = 'collector>net time \\\\CINDER01\r\nError de sistema 53.\r\n\r\nTexto.\r\n';
    expect((await readServer('net-time.txt', text)).server.reachable).toBe(false);
  });
});
