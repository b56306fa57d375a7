/** `net user NAME`: whether an account is locked out or disabled. It prints no passwords. */
import type { MachineFacts, Reader } from './reading.js';

type Account = NonNullable<MachineFacts['accounts']>[number];

const name = /^(?:User name|Benutzername|Nom d'utilisateur|Nombre de usuario)\s{2,}(\S.*)$/i;
const active = /^(?:Account active|Konto aktiv|Compte : actif|Cuenta activa)\s{2,}(\S+)/i;
const states: readonly [RegExp, Pick<Account, 'lockedOut' | 'disabled'>][] = [
  [/^(?:locked|gesperrt|verrouill|bloque)/i, { lockedOut: true }],
  [/^(?:yes|ja|oui|s[ií])$/i, { lockedOut: false, disabled: false }],
  [/^(?:no|nein|non)$/i, { disabled: true }],
];

export const readNetUser: Reader = ({ lines }) => {
  const account = lines.map((line) => name.exec(line)?.[1]).find((found) => found !== undefined);
  const value = lines.map((line) => active.exec(line)?.[1]).find((found) => found !== undefined) ?? '';
  const state = states.find(([pattern]) => pattern.test(value))?.[1];
  if (account === undefined || !state)
    return { problems: ['does not tell whose account it is, or whether it is locked'] };
  return { machine: { accounts: [{ name: account.trim(), ...state }] } };
};

export function isNetUser(line: string): boolean {
  return active.test(line);
}
