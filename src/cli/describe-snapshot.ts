/** Describes a snapshot in words: its site and size, and what was not collected of each metering server. */
import type { MeteringServer, Snapshot } from '../model/snapshot.js';
import { plural } from '../report/words.js';

export function describeSnapshot({ site, collectedAt, meteringServers, clients, sources }: Snapshot): string {
  const name = site?.code ? `site ${site.code}` : 'a site whose code is not known';
  const pack = site?.servicePack ? ` (${site.servicePack === 'RTM' ? 'no service pack' : site.servicePack})` : '';
  return [
    `${name}${pack}`,
    collectedAt ? `collected ${collectedAt.replace('T', ' ')}` : 'time of collection not known',
    meteringServers ? plural(meteringServers.length, 'metering server') : 'metering servers not collected',
    ...((clients?.length ?? 0) > 0 ? [plural(clients?.length ?? 0, 'client')] : []),
    ...(sources ? [`from ${plural(sources.length, 'file')}`] : []),
  ].join(', ');
}

const facts = [
  'role',
  'installed',
  'reachable',
  'shares',
  'services',
] as const satisfies readonly (keyof MeteringServer)[];

/** One line for the site and for each server that lacks facts which most signatures need. */
export function notCollected({ site, meteringServers }: Snapshot): string[] {
  const ofSite = site?.servicePack ? [] : ['site: servicePack'];
  const ofServers = (meteringServers ?? []).flatMap((server) => {
    const missing = facts.filter((fact) => server[fact] === null || server[fact] === undefined);
    return missing.length === 0 ? [] : [`${server.name}: ${missing.join(', ')}`];
  });
  return [...ofSite, ...ofServers];
}
