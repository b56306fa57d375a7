/** Compares accounts whatever their spelling: on METER02 `.\SWMAccount` is `METER02\SWMAccount`, and `SWMAccount@hq` is `HQ\SWMAccount`. */

interface AccountName {
  /** The domain or machine as written; empty if none is. */
  readonly in: string;
  readonly name: string;
}

/** @param machine the machine on which both are used; empty if its name is not known */
export function isOneAccount(one: string, other: string, machine: string): boolean {
  return spelledOneWay(one, machine) === spelledOneWay(other, machine);
}

/** One spelling, in capitals, for all spellings of an account. */
export function spelledOneWay(account: string, machine: string): string {
  const { in: domain, name } = accountName(account);
  // A DNS name usually, but not always, starts with the NetBIOS name of the domain.
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
