/**
 * Which server has the role of metering server, by the roles that a whole site control file lists. The role's exact name is in no
 * source, so a role counts that names metering or licensing, but never the *database* server's.
 */
import { isSameName } from './is-same-name.js';

export interface ListedRole {
  /** Empty: without a server (Q263437). */
  readonly server: string;
  readonly role: string;
}

/** None, a DNS name, `\\SERVER`: logs name no server so, and which one is meant does not follow. */
const unclearName = /^$|[\s\\.]/;

export function isMeteringRole(role: string): boolean {
  return (
    /meter|licens/i.test(role) &&
    !/database|\bDB\b|datenbank|base de donn|base de dato|banco de dados|databas/i.test(role)
  );
}

/**
 * Null where the list does not tell: this server may be meant by a name that is none of NetBIOS; or nobody has a role that names
 * metering, and this server has one, which may be it under another name.
 * @param server its NetBIOS name
 */
export function hasMeteringRole(server: string, roles: readonly ListedRole[]): boolean | null {
  const isOwn = (one: ListedRole): boolean => isSameName(one.server, server);
  const metering = roles.filter((one) => one.server !== '' && isMeteringRole(one.role));
  if (metering.some(isOwn)) return true;
  if (roles.some((one) => unclearName.test(one.server) && isMeteringRole(one.role))) return null;
  if (metering.length > 0) return false;
  return roles.length > 0 && !roles.some((one) => one.server === '' || isOwn(one)) ? false : null;
}
