/** A bundle is of one site. What tells of two is named, since the facts of both would be taken for those of one. */
import type { PlacedReading } from './build-snapshot.js';
import type { Problems } from './reading.js';

export interface ReadFrom extends PlacedReading {
  readonly path: string;
}

export function otherSites(all: readonly ReadFrom[]): Problems {
  const ofSite = all.filter(({ place }) => place === null || place.kind === 'site');
  const tell = (tellsIn: (one: ReadFrom) => string | null | undefined, what: string): Problems => {
    const told = ofSite.flatMap((one) => {
      const value = tellsIn(one);
      return value ? [{ path: one.path, value }] : [];
    });
    return told.flatMap(({ path, value }) => {
      const other = told.find((one) => one.value !== value);
      const problem = `tells ${what} ${value}, and ${other?.path} ${other?.value}: neither counts; keep the later one, and collect each site into a folder of its own`;
      return other ? [{ path, problem }] : [];
    });
  };
  return [
    ...tell(({ reading: { siteControl } }) => (siteControl?.isActual ? siteControl.site.code : null), 'of site'),
    ...tell(({ reading: { site } }) => site?.version, 'that the site is at'),
  ];
}
