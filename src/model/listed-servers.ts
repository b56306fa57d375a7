/** Finds servers in a list such as LicenseServers, which may spell them `\\METER02`, as a path, as a DNS name or as an address. */
import { serverOf } from './server-name.js';

/**
 * @param server a NetBIOS name, in capitals
 * @returns undefined if there is no list, or one of its entries may be the server by another name: a DNS name, an address, several
 * names in one text
 */
export function isListed(server: string, listed: readonly string[] | null): boolean | undefined {
  if (listed?.some((one) => serverOf(one) === server)) return true;
  const isOpen = listed === null || listed.some((one) => one.includes('.') || serverOf(one) === null);
  return isOpen ? undefined : false;
}
