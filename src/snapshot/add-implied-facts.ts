/**
 * Adds facts that follow from other facts of a snapshot. A snapshot built from a bundle has them; one that was written by hand may
 * lack them. What is there is never changed.
 */
import { isSameName } from '../model/is-same-name.js';
import { isListed } from '../model/listed-servers.js';
import { machineElsewhere } from '../model/machine-elsewhere.js';
import { hasMeteringRole } from '../model/metering-role.js';
import { serverOf } from '../model/server-name.js';
import { servicePackOf } from '../model/service-pack.js';
import type { Snapshot } from '../model/snapshot.js';
import { dropEmpty } from './merge-parts.js';
import { withMessagesOf } from './messages-of-events.js';

export function addImpliedFacts(snapshot: Snapshot): Snapshot {
  const { clientAgent } = snapshot;
  const site = withServicePack(snapshot);
  const siteServer = site?.server?.toUpperCase() ?? null;
  const listed = clientAgent?.licenseServers ?? null;
  const statusMessages = withMessagesOf(snapshot.events, snapshot.statusMessages);
  const meteringServers = withListed(snapshot.meteringServers, listed ?? []);
  return {
    ...snapshot,
    ...(site && { site }),
    ...(statusMessages && { statusMessages }),
    ...(meteringServers && {
      meteringServers: meteringServers.map((server) => {
        const name = server.name.toUpperCase();
        return {
          ...machineElsewhere(name, snapshot),
          ...dropEmpty(server),
          name: server.name,
          // A role that two places contradict each other about is null later: what nobody wrote is absent.
          role: server.role ?? (hasMeteringRole(name, site?.roles ?? []) === true ? true : undefined),
          installed: server.installed ?? isListed(name, listed),
          remote: server.remote ?? (siteServer === null ? undefined : name !== siteServer),
          ...(server.remoteStop === true && { reachable: server.reachable ?? true }),
        };
      }),
    }),
  };
}

/** While setup runs, the site is at what setup starts from, unless its version tells another. */
function withServicePack({ site, upgrade }: Snapshot): Snapshot['site'] {
  const before = upgrade?.running === true ? (upgrade.from ?? null) : null;
  const servicePack = site?.servicePack ?? servicePackOf(site?.version) ?? before;
  return site == null && servicePack === null ? site : { ...site, servicePack };
}

/** Adds the servers that only LICMTR.CFG names, as a snapshot built from a bundle has them. */
function withListed(servers: Snapshot['meteringServers'], listed: readonly string[]): Snapshot['meteringServers'] {
  const isNew = (name: string): boolean => !servers?.some((one) => isSameName(one.name, name));
  const more = [...new Set(listed.flatMap((one) => serverOf(one) ?? []))].filter(isNew);
  return more.length === 0 ? servers : [...(servers ?? []), ...more.map((name) => ({ name }))];
}
