/** Servers to which the site gives the role of metering server, by the lists of roles of a snapshot. One written by hand may have no entry for them. */
import { isClearName, isMeteringRole } from '../model/metering-role.js';
import type { Snapshot } from '../model/snapshot.js';

export function assignedServers({ site, siteSystems }: Snapshot): string[] {
  const bySite = (site?.roles ?? []).filter(({ role }) => isMeteringRole(role)).map(({ server }) => server);
  const bySystem = (siteSystems ?? []).filter(({ roles }) => roles?.some(isMeteringRole)).map(({ name }) => name);
  return [...bySite, ...bySystem].filter(isClearName);
}
