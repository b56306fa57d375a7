/**
 * What other facts of a snapshot imply. A bundle has it from where it is built; in a JSON that somebody wrote it may be missing,
 * and what is written there is never changed.
 */

import { isListed } from '../model/listed-servers.js';
import { servicePackOf } from '../model/service-pack.js';
import type { Snapshot } from '../model/snapshot.js';

export function addImpliedFacts(snapshot: Snapshot): Snapshot {
  const { site, meteringServers, clientAgent } = snapshot;
  const siteServer = site?.server?.toUpperCase() ?? null;
  const listed = clientAgent?.licenseServers ?? null;
  return {
    ...snapshot,
    ...(site && { site: { ...site, servicePack: site.servicePack ?? servicePackOf(site.version) } }),
    ...(meteringServers && {
      meteringServers: meteringServers.map((server) => {
        const name = server.name.toUpperCase();
        return {
          ...server,
          installed: server.installed ?? isListed(name, listed),
          remote: server.remote ?? (siteServer === null ? undefined : name !== siteServer),
          ...(server.remoteStop === true && { reachable: server.reachable ?? true }),
        };
      }),
    }),
  };
}
