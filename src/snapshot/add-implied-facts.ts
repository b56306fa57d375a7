/**
 * What other facts of a snapshot imply. A bundle has it from where it is built; in a JSON that somebody wrote it may be missing,
 * and what is written there is never changed.
 */
import { servicePackOf } from '../model/service-pack.js';
import type { Snapshot } from '../model/snapshot.js';

export function addImpliedFacts(snapshot: Snapshot): Snapshot {
  const { site, meteringServers } = snapshot;
  const siteServer = site?.server?.toUpperCase() ?? null;
  return {
    ...snapshot,
    ...(site && { site: { ...site, servicePack: site.servicePack ?? servicePackOf(site.version) } }),
    ...(meteringServers &&
      siteServer !== null && {
        meteringServers: meteringServers.map((server) => ({
          ...server,
          remote: server.remote ?? server.name.toUpperCase() !== siteServer,
        })),
      }),
  };
}
