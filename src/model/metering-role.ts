/**
 * Tells by the roles in a site control file which server is a metering server. No article gives the exact name of that role, so
 * any role counts that speaks of metering or licensing, except that of the metering *database* server.
 */
import { isSameName } from './is-same-name.js';

export interface ListedRole {
  /** Empty for a role that is left without a server (Q263437). */
  readonly server: string;
  readonly role: string;
}

/** False for an empty name, a DNS name or `\\SERVER`: logs name servers otherwise, so it is not certain which server is meant. */
export function isClearName(server: string): boolean {
  return !/^$|[\s\\.]/.test(server);
}

export function isMeteringRole(role: string): boolean {
  return (
    /meter|licens/i.test(role) &&
    !/database|\bDB\b|datenbank|base de donn|base de dato|banco de dados|databas/i.test(role)
  );
}

/**
 * @param roles all roles of the site
 * @returns null if the list does not tell: an unclear name, in it or asked for, may be that of another; or no role speaks of
 * metering, and this server has a role that may be the one under another name
 */
export function hasMeteringRole(server: string, roles: readonly ListedRole[]): boolean | null {
  const isOwn = (listed: ListedRole): boolean => isSameName(listed.server, server);
  const metering = roles.filter((listed) => listed.server !== '' && isMeteringRole(listed.role));
  if (metering.some(isOwn)) return true;
  if (!isClearName(server)) return null;
  if (roles.some((listed) => !isClearName(listed.server) && isMeteringRole(listed.role))) return null;
  if (metering.length > 0) return false;
  return roles.length > 0 && !roles.some((listed) => listed.server === '' || isOwn(listed)) ? false : null;
}
