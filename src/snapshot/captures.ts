/** What the modules that settle contradicting captures (`settle-*.ts`) have in common. */
import type { ReadFrom } from './placed-reading.js';

export const keepOne = 'nothing tells which is later, so neither counts; keep the later one';

/** The last of each file: within a file the one further down is later. */
export function lastOfFiles<T>(all: readonly T[], pathOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [pathOf(one), one])).values()];
}

/** @returns a function from a capture to a key for the machine it is about; captures of one machine have the same key */
export function machineNames(all: readonly ReadFrom[]): (capture: ReadFrom) => string {
  const ofSite = all.filter(({ place }) => place?.kind === 'site').map(({ reading }) => reading);
  const named = ofSite.find(({ siteControl }) => siteControl?.site.server)?.siteControl?.site.server;
  // The site server may also have a folder of its own as a metering server.
  const siteServer = named ?? ofSite.find(({ computer }) => computer)?.computer ?? 'site/';
  return ({ place, reading }) => {
    if (reading.of) return reading.of;
    if (place === null) return '';
    if (place.kind === 'site') return siteServer.toUpperCase();
    return place.kind === 'client' ? `clients/${place.name}` : place.name;
  };
}
