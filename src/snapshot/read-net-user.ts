/**
 * `net user NAME`: whether an account is locked out or disabled. It prints no passwords. With `/domain` the account is one of the
 * domain, which a sentence above names: a local account of a metering server may have the same name (Q226846).
 */
import type { MachineFacts, Reader } from './reading.js';

type Account = NonNullable<MachineFacts['accounts']>[number];

const name = /^(?:User name|Benutzername|Nom d'utilisateur|Nombre de usuario)\s{2,}(\S.*)$/i;
const active = /^(?:Account active|Konto aktiv|Compte : actif|Cuenta activa)\s{2,}(\S+)/i;
const states: readonly [RegExp, Pick<Account, 'lockedOut' | 'disabled'>][] = [
  [/^(?:locked|gesperrt|verrouill|bloque)/i, { lockedOut: true }],
  [/^(?:yes|ja|oui|s[ií])$/i, { lockedOut: false, disabled: false }],
  [/^(?:no|nein|non)$/i, { disabled: true }],
];

/** `The request will be processed at the primary domain controller for domain HQ.` The name comes last in the languages seen. */
const ofDomain = /\bdom\S*\s+([^\s.,"]+)/gi;

export const readNetUser: Reader = ({ lines, command }) => {
  const account = lines.map((line) => name.exec(line)?.[1]).find((found) => found !== undefined);
  const value = lines.map((line) => active.exec(line)?.[1]).find((found) => found !== undefined) ?? '';
  const state = states.find(([pattern]) => pattern.test(value))?.[1];
  if (account === undefined || !state)
    return { problems: ['does not tell whose account it is, or whether it is locked'] };
  const nameAt = lines.findIndex((line) => name.test(line));
  const above = lines
    .slice(0, nameAt)
    .map((line) => line.slice(0, 300).trim())
    .join(' ')
    .trim();
  const domain = [...above.slice(-600).matchAll(ofDomain)].at(-1)?.[1];
  if (domain !== undefined) return { domainAccounts: [{ name: `${domain}\\${account.trim()}`, ...state }] };
  // Of an account of the machine itself, nothing stands above its name.
  return above !== '' || /\s\/dom/i.test(command ?? '')
    ? { problems: ['does not tell the domain of the account: keep the first line that "net user" prints'] }
    : { machine: { accounts: [{ name: account.trim(), ...state }] } };
};

export function isNetUser(line: string): boolean {
  return active.test(line);
}
