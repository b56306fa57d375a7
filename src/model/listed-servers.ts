/** Servers that a list names, which may give them as `\\METER02`, by a DNS name or by an address. */
import { serverName } from './server-name.js';
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
  const { clients } = snapshot;
  if (!clients) return snapshot;
  const named = (name: string): string => serverName(name) ?? name;
  return {
    ...snapshot,
    clients: clients.map((client) => ({
      ...client,
      ...(client.server && { server: named(client.server) }),
      ...(client.licenseServers && { licenseServers: client.licenseServers.map(named) }),
    })),
  };
}
