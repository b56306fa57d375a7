/** Writes the names of machines in a snapshot written by hand as a snapshot made from artefacts has them. */
import { serverOf } from '../model/server-name.js';
import type { Snapshot } from '../model/snapshot.js';

/** The snapshot with the servers of its clients under their NetBIOS names, as a snapshot made from artefacts has them. */
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

/**
 * The snapshot with `\\Meter02` as `METER02` where a machine is named, so that it is told in one way. A DNS name is left as it is: which
 * machine has it is not known.
 */
export function withPlainNames(snapshot: Snapshot): Snapshot {
  const plain = (name: string): string =>
    name.includes('.') ? name : name.replace(/^\s*\\\\(?=[^\\]+$)/, '').toUpperCase();
  const withNames = <T extends { readonly name: string }>(machines: T[]): T[] =>
    machines.map((machine) => ({ ...machine, name: plain(machine.name) }));
  const { meteringServers, siteSystems, clients, site, statusMessages, events } = snapshot;
  return {
    ...snapshot,
    ...(meteringServers && { meteringServers: withNames(meteringServers) }),
    ...(siteSystems && { siteSystems: withNames(siteSystems) }),
    ...(clients && { clients: withNames(clients) }),
    ...(site?.server && { site: { ...site, server: plain(site.server) } }),
    ...(statusMessages && {
      statusMessages: statusMessages.map((one) => ({ ...one, ...(one.system && { system: plain(one.system) }) })),
    }),
    ...(events && { events: events.map((one) => ({ ...one, ...(one.machine && { machine: plain(one.machine) }) })) }),
  };
}
