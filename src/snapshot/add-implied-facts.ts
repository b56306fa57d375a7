/**
 * What other facts of a snapshot imply. A bundle has it from where it is built; in a JSON that somebody wrote it may be missing,
 * and what is written there is never changed.
 */
import { servicePackOf } from '../model/service-pack.js';
import type { Snapshot } from '../model/snapshot.js';

export function addImpliedFacts(snapshot: Snapshot): Snapshot {
  const { site, meteringServers, clientAgent } = snapshot;
  const siteServer = site?.server?.toUpperCase() ?? null;
  const listed = clientAgent?.licenseServers?.map((name) => name.toUpperCase()) ?? null;
  return {
    ...snapshot,
    ...(site && { site: { ...site, servicePack: site.servicePack ?? servicePackOf(site.version) } }),
    ...(meteringServers && {
      meteringServers: meteringServers.map((server) => ({
        ...server,
        installed: server.installed ?? listed?.includes(server.name.toUpperCase()),
        remote: server.remote ?? (siteServer === null ? undefined : server.name.toUpperCase() !== siteServer),
      })),
    }),
  };
}
