/** Servers that a list names, which may give them as `\\METER02`, by a DNS name or by an address. */
import { serverName, serverOf } from './server-name.js';
import type { Snapshot } from './snapshot.js';

/**
 * Not known where there is no list, or it may have the server by another name: a DNS name, an address, several in one text.
 * @param server its NetBIOS name, in capitals
 */
export function isListed(server: string, listed: readonly string[] | null): boolean | undefined {
  if (listed?.some((one) => serverName(one) === server)) return true;
  const isOpen = listed === null || listed.some((one) => one.includes('.') || serverName(one) === null);
  return isOpen ? undefined : false;
}

/** The same snapshot, with the servers that clients are sent to named as a bundle has them. */
export function withServerNames(snapshot: Snapshot): Snapshot {
  const { clients, clientAgent } = snapshot;
  const named = (name: string): string => serverOf(name) ?? name;
  const withNames = <T extends { readonly licenseServers?: string[] | null | undefined }>(told: T): T =>
    told.licenseServers ? { ...told, licenseServers: told.licenseServers.map(named) } : told;
  return {
    ...snapshot,
    ...(clientAgent && { clientAgent: withNames(clientAgent) }),
    ...(clients && {
      clients: clients.map((client) => ({
        ...withNames(client),
        ...(client.server && { server: named(client.server) }),
      })),
    }),
  };
}

/** The same snapshot, with machines that go by `\\METER02` named by their names. A DNS name is left: which machine has it is not known. */
export function withoutBackslashes(snapshot: Snapshot): Snapshot {
  const bare = (name: string): string => (name.includes('.') ? name : name.replace(/^\s*\\\\(?=[^\\]+$)/, ''));
  const withNames = <T extends { readonly name: string }>(machines: T[]): T[] =>
    machines.map((machine) => ({ ...machine, name: bare(machine.name) }));
  const { meteringServers, siteSystems, site } = snapshot;
  return {
    ...snapshot,
    ...(meteringServers && { meteringServers: withNames(meteringServers) }),
    ...(siteSystems && { siteSystems: withNames(siteSystems) }),
    ...(site?.server && { site: { ...site, server: bare(site.server) } }),
  };
}
