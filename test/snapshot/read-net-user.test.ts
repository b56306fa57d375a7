/** What `net user NAME` tells of an account: an upgrade whose services cannot log on stops half way. */
import { expect, it } from 'vitest';
import { readServer } from './read-bundle.js';

const told = (user: string, active: string): string =>
  `${user}SWMAccount\r\nFull Name\r\nComment                      metering\r\n${active}\r\nAccount expires              Never\r\n\r\nThe command completed successfully.\r\n`;

it.each([
  [
    'active',
    'User name                    ',
    'Account active               Yes',
    { lockedOut: false, disabled: false },
  ],
  ['locked out', 'User name                    ', 'Account active               Locked', { lockedOut: true }],
  ['disabled', 'User name                    ', 'Account active               No', { disabled: true }],
  [
    'locked out, in German',
    'Benutzername                 ',
    'Konto aktiv                  Gesperrt',
    { lockedOut: true },
  ],
])('an account that is %s', async (_, user, active, state) => {
  const { server, problems } = await readServer('a.txt', told(user, active));
  expect(server).toMatchObject({ accounts: [{ name: 'SWMAccount', ...state }] });
  expect(server.accounts).toHaveLength(1);
  expect(problems).toEqual([]);
});

it('one whose state stands in other words is a problem, and no account', async () => {
  const { server, problems } = await readServer(
    'a.txt',
    told('User name                    ', 'Account active               Perhaps'),
  );
  expect(server.accounts).toBeUndefined();
  expect(problems).toEqual(['does not tell whose account it is, or whether it is locked']);
});
