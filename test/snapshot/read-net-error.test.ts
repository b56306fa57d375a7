/** Which errors of `net` say that a server cannot be reached. */
import { describe, expect, it } from 'vitest';
import { readServer } from './read-bundle.js';

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
