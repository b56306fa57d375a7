/** What those share that settle which of several captures counts. */
import type { ReadFrom } from './other-sites.js';

export const keepOne = 'nothing tells which is later, so neither counts; keep the later one';

/** Tells the machine that a capture is of, as one word. The site server goes by its name, where that is known. */
export function machineNames(all: readonly ReadFrom[]): (one: ReadFrom) => string {
  const ofSite = all.filter(({ place }) => place?.kind === 'site').map(({ reading }) => reading);
  const named = ofSite.find(({ siteControl }) => siteControl?.site.server)?.siteControl?.site.server;
  const site = named ?? ofSite.find(({ computer }) => computer)?.computer ?? 'site/';
  return ({ place, reading }) => {
    if (reading.of) return reading.of;
    if (place === null) return '';
    return place.kind === 'site' ? site.toUpperCase() : place.kind === 'client' ? `clients/${place.name}` : place.name;
  };
}
