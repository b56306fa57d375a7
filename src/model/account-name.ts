/** The spellings of one account: `.\SWMAccount` on METER02 is `METER02\SWMAccount`, and `SWMAccount@hq` is `HQ\SWMAccount`. */

/** `in` is empty for an account that names neither a domain nor another machine than the one that it is used on. */
interface AccountName {
  readonly in: string;
  readonly name: string;
}

/** @param machine that it is used on; empty where its name is not known */
export function isOneAccount(one: string, other: string, machine: string): boolean {
  return spelledOneWay(one, machine) === spelledOneWay(other, machine);
}

/** In capitals, the same for each spelling of an account. */
export function spelledOneWay(account: string, machine: string): string {
  const { in: domain, name } = accountName(account);
  // That a DNS name starts with the name of the domain is usual, not sure.
  const [short = ''] = domain.split('.');
  return `${short.toUpperCase() === machine.toUpperCase() ? '' : short}\\${name}`.toUpperCase();
}

export function accountName(account: string): AccountName {
  const text = account.trim();
  const [, user, of] = /^([^\\@]+)@([^\\@]+)$/.exec(text) ?? [];
  if (user !== undefined && of !== undefined) return { in: of, name: user };
  const at = text.lastIndexOf('\\');
  return { in: text.slice(0, Math.max(at, 0)), name: text.slice(at + 1) };
}
