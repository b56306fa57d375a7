/** A snapshot in words: what it is of, and what of each metering server was not collected. */
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

/** One line for each server with something missing of what most signatures ask for. */
export function notCollected({ site, meteringServers }: Snapshot): string[] {
  const ofSite = site?.servicePack ? [] : ['site: servicePack'];
  const ofServers = (meteringServers ?? []).flatMap((server) => {
    const missing = facts.filter((fact) => server[fact] === null || server[fact] === undefined);
    return missing.length === 0 ? [] : [`${server.name}: ${missing.join(', ')}`];
  });
  return [...ofSite, ...ofServers];
}
