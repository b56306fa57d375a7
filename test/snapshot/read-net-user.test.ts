/** What `net user NAME` tells of an account: an upgrade whose services cannot log on stops half way. */
import { expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

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

it.each([
  [
    'never',
    'Never',
    { lockedOut: false, disabled: false, passwordExpired: false, passwordLastSet: '1999-03-26T10:43' },
  ],
  ['some day', '4/27/99 10:43 AM', { lockedOut: false, disabled: false, passwordLastSet: '1999-03-26T10:43' }],
])('a password that expires %s', async (_, expires, state) => {
  const active = `Account active               Yes\r\nPassword last set            3/26/99 10:43 AM\r\nPassword expires             ${expires}`;
  const { server } = await readServer('a.txt', told('User name                    ', active));
  expect(server.accounts).toEqual([{ name: 'SWMAccount', ...state }]);
});

it.each([
  ['3/4/99 10:43 AM', '4/15/99 9:30 AM', '1999-03-04T10:43'],
  ['3/4/99 10:43', '15/5/99 9:30', '1999-04-03T10:43'],
  ['3/4/99 10:43', '5/5/99 9:30', undefined],
])('the order of %s is that of another date, %s', async (set, expires, time) => {
  const active = `Account active               Yes\r\nPassword last set            ${set}\r\nPassword expires             ${expires}`;
  const { server } = await readServer('a.txt', told('User name                    ', active));
  expect(server.accounts?.[0]?.passwordLastSet).toBe(time);
});

it('one account takes nothing from the next one, and the next one is named as not read', async () => {
  const user = 'User name                    ';
  const active = 'Account active               Yes\r\nPassword expires             ';
  const { server, problems } = await readServer(
    'a.txt',
    told(user, `${active}4/15/99 9:30 AM`) + told(user, `${active}Never`).replace('SWMAccount', 'Other'),
  );
  expect(server.accounts).toEqual([{ name: 'SWMAccount', lockedOut: false, disabled: false }]);
  expect(problems.join()).toContain('holds more than one account');
});

it('a password that never expires, of an account that does, may have expired with it', async () => {
  const active = 'Account active               Yes\r\nPassword expires             Never';
  const expiring = told('User name                    ', active).replace(
    /(Account expires +)Never/,
    '$1' + '3/26/99 12:00 AM',
  );
  const { server } = await readServer('a.txt', expiring);
  expect(server.accounts).toEqual([{ name: 'SWMAccount', lockedOut: false, disabled: false }]);
});

it('one whose state stands in other words is a problem, and no account', async () => {
  const { server, problems } = await readServer(
    'a.txt',
    told('User name                    ', 'Account active               Perhaps'),
  );
  expect(server.accounts).toBeUndefined();
  expect(problems).toEqual(['does not tell whose account it is, or whether it is locked']);
});

it.each([
  ['English', 'The request will be processed at the primary domain controller for domain HQDOM.', 'HQDOM'],
  ['German', 'Die Anforderung wird am primären Domänencontroller der Domäne HQDOM ausgeführt.', 'HQDOM'],
  ['French', 'La requête sera traitée par le contrôleur principal de domaine du domaine HQDOM.', 'HQDOM'],
])('one of the domain is none of the machine that was asked: %s', async (_, sentence, domain) => {
  const locked = told('User name                    ', 'Account active               Locked');
  const text = `C:\\>net user SWMAccount /domain\r\n${sentence}\r\n\r\n${locked}`;
  const { snapshot } = await readBundle({ 'servers/CINDER01/a.txt': text });
  expect(snapshot.domainAccounts).toEqual([{ name: `${domain}\\SWMAccount`, lockedOut: true }]);
  expect(snapshot.meteringServers?.[0]?.accounts).toBeUndefined();
});

it('one of a domain that nothing names is no account', async () => {
  const text = `C:\\>net user SWMAccount /domain\r\n${told('User name                    ', 'Account active               Locked')}`;
  const { snapshot, problems } = await readBundle({ 'servers/CINDER01/a.txt': text });
  expect([snapshot.domainAccounts, snapshot.meteringServers?.[0]?.accounts]).toEqual([undefined, undefined]);
  expect(problems.map(({ problem }) => problem).join()).toContain('does not tell the domain');
});

it.each([
  ['in a language that is not known', 'Zahtev se obradjuje na kontroleru HQDOM.', undefined],
  [
    'below other words',
    'Accounts of CINDER01\r\nThe request will be processed at a domain controller for domain HQDOM.',
    'HQDOM',
  ],
  ['wrapped', 'The request will be processed at the primary domain controller for\r\ndomain HQDOM.', 'HQDOM'],
])('a sentence above the account keeps it from being one of the machine: %s', async (_, sentence, domain) => {
  const locked = told('User name                    ', 'Account active               Locked');
  const { snapshot, problems } = await readBundle({ 'servers/CINDER01/a.txt': `${sentence}\r\n\r\n${locked}` });
  expect(snapshot.meteringServers?.[0]?.accounts).toBeUndefined();
  expect(snapshot.domainAccounts?.[0]?.name).toBe(domain && `${domain}\\SWMAccount`);
  expect(problems).toHaveLength(domain === undefined ? 1 : 0);
});
