/**
 * `net user NAME`: whether an account is locked out or disabled, and since when it has its password. It prints no passwords. With
 * `/domain` the account is one of the domain, which a sentence above names: a local account of a metering server may have the same
 * name (Q226846). Of several accounts the first one is read.
 */
import { type DateOrder, dateOrderOf, readLocalTime } from '../model/local-time.js';
import { holdsMoreThan } from './holds-more-than.js';
import type { MachineFacts, Reader } from './reading.js';

type Account = NonNullable<MachineFacts['accounts']>[number];

const name = /^(?:User name|Benutzername|Nom d'utilisateur|Nombre de usuario)\s{2,}(\S.*)$/i;
const activeLine = /^(?:Account active|Konto aktiv|Compte : actif|Cuenta activa)\s{2,}(\S+)/i;
const states: readonly [RegExp, Pick<Account, 'lockedOut' | 'disabled'>][] = [
  [/^(?:locked|gesperrt|verrouill|bloque)/i, { lockedOut: true }],
  [/^(?:yes|ja|oui|s[ií])$/i, { lockedOut: false, disabled: false }],
  [/^(?:no|nein|non)$/i, { disabled: true }],
];

/** In languages seen. Where an account may expire, nothing here tells whether it has. */
const neverExpires =
  /^(?:Account expires|Konto abgelaufen|Konto läuft ab|Le compte expire|La cuenta (?:expira|caduca))\s{2,}(?:Never|Nie|Jamais|Nunca)\s*$/i;
const passwordNeverExpires =
  /^(?:Password expires|Kennwort läuft ab|Le mot de passe expire|La contraseña (?:expira|caduca))\s{2,}(?:Never|Nie|Jamais|Nunca)\s*$/i;
const passwordSet =
  /^(?:Password last set|Letztes Setzen des Kennworts|Mot de passe : dernier changement|Último cambio de contraseña)\s{2,}(\S.*)$/i;

/** `The request will be processed at the primary domain controller for domain HQ.` The name comes last in the languages seen. */
const ofDomain = /\bdom\S*\s+([^\s.,"]+)/gi;

/** A line that ends in a date and a time. */
const dateLine = /\s{2,}(\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\s+\d{1,2}[:.]\d\d.*)$/;

export const readNetUser: Reader = ({ lines: all, command, dateOrder }) => {
  const nameAt = all.findIndex((line) => name.test(line));
  const nextAt = all.findIndex((line, i) => i > nameAt && name.test(line));
  const lines = nextAt < 0 ? all : all.slice(0, nextAt);
  const problems = nextAt < 0 ? [] : [holdsMoreThan('one account')];
  const account = name.exec(lines[nameAt] ?? '')?.[1];
  const value = lines.map((line) => activeLine.exec(line)?.[1]).find((found) => found !== undefined) ?? '';
  const active = states.find(([pattern]) => pattern.test(value))?.[1];
  if (account === undefined || !active)
    return { problems: ['does not tell whose account it is, or whether it is locked'] };
  const state = { ...active, ...passwordOf(lines, dateOrder) };
  const above = lines
    .slice(0, nameAt)
    .map((line) => line.slice(0, 300).trim())
    .join(' ')
    .trim();
  const domain = [...above.slice(-600).matchAll(ofDomain)].at(-1)?.[1];
  if (domain !== undefined) return { domainAccounts: [{ name: `${domain}\\${account.trim()}`, ...state }], problems };
  // Of an account of the machine itself, nothing stands above its name.
  return above !== '' || /\s\/dom/i.test(command ?? '')
    ? { problems: ['does not tell the domain of the account: keep the first line that "net user" prints'] }
    : { machine: { accounts: [{ name: account.trim(), ...state }] }, problems };
};

function passwordOf(
  lines: readonly string[],
  order: DateOrder | null,
): Pick<Account, 'passwordExpired' | 'passwordLastSet'> {
  const isLasting = [neverExpires, passwordNeverExpires].every((pattern) => lines.some((line) => pattern.test(line)));
  const printed = lines.map((line) => passwordSet.exec(line)?.[1]).find((found) => found !== undefined);
  const dates = lines.flatMap((line) => dateLine.exec(line)?.[1] ?? []);
  const passwordLastSet = printed === undefined ? null : readLocalTime(printed, dateOrderOf(dates, order));
  return { ...(isLasting ? { passwordExpired: false } : {}), ...(passwordLastSet === null ? {} : { passwordLastSet }) };
}

export function isNetUser(line: string): boolean {
  return activeLine.test(line);
}
