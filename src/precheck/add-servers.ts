/**
 * Adds the metering servers that only other places of a snapshot tell of: the roles of the site, other site systems, the site server,
 * a client. (Those of LICMTR.CFG are there already.)
 * A bundle has entries for them; a snapshot written by hand may lack them, and a check that leaves a server out says GO while it runs.
 */
import { machineElsewhere } from '../model/machine-elsewhere.js';
import { hasMeteringRole, isMeteringRole } from '../model/metering-role.js';
import { machineName, serverName } from '../model/server-name.js';
import { isThere } from '../model/service-presence.js';
import type { MeteringServer, Snapshot } from '../model/snapshot.js';

/** @returns the same where nobody collected metering servers: then it is not known whether these are all */
export function withServersElsewhere(snapshot: Snapshot): Snapshot {
  const { meteringServers, site, siteSystems } = snapshot;
  if (!meteringServers) return snapshot;
  const added = new Map<string, MeteringServer>();
  const listed = new Set(meteringServers.map(({ name }) => machineName(name)));
  const add = (server: MeteringServer): void => {
    const name = machineName(server.name);
    if (!listed.has(name))
      added.set(name, { ...machineElsewhere(name, snapshot), ...added.get(name), ...server, name });
  };
  for (const { roles, ...system } of siteSystems ?? []) {
    const isAssigned = (roles ?? []).some(isMeteringRole);
    if (isAssigned || hasService(system)) add({ name: system.name, ...(isAssigned && { role: true }) });
  }
  if (site?.server && hasService(site)) add({ name: site.server, remote: false });
  for (const { server, role } of site?.roles ?? [])
    if (server !== '' && isMeteringRole(role)) add({ name: server, role: true });
  for (const name of serversOfClients(snapshot)) if (hasMeteringRole(name, site?.roles ?? []) !== false) add({ name });
  return added.size === 0 ? snapshot : { ...snapshot, meteringServers: [...meteringServers, ...added.values()] };
}

/** Without addresses, which may be those of servers with an entry. */
function serversOfClients({ clients }: Snapshot): string[] {
  const named = (clients ?? []).flatMap(({ server, licenseServers }) => [server ?? '', ...(licenseServers ?? [])]);
  return named.flatMap((one) => serverName(one) ?? []).filter((name) => !name.includes('.'));
}

function hasService({ services }: Pick<MeteringServer, 'services'>): boolean {
  return (services ?? []).some((one) => one.name.toUpperCase() === 'SMS_LICENSE_SERVER' && isThere(one));
}
