/** Finds artefacts of two sites in one bundle, which must be of one: the facts of both would be mixed. */
import type { ReadFrom } from './placed-reading.js';
import type { Problems } from './reading.js';

export function otherSites(all: readonly ReadFrom[]): Problems {
  const ofSite = all.filter(({ place }) => place === null || place.kind === 'site');
  const differing = (valueIn: (capture: ReadFrom) => string | null | undefined, what: string): Problems => {
    const told = ofSite.flatMap((capture) => {
      const value = valueIn(capture);
      return value ? [{ path: capture.path, value }] : [];
    });
    return told.flatMap(({ path, value }) => {
      const other = told.find((entry) => entry.value !== value);
      const problem = `tells ${what} ${value}, and ${other?.path} ${other?.value}: neither counts; keep the later one, and collect each site into a folder of its own`;
      return other ? [{ path, problem }] : [];
    });
  };
  return [
    ...differing(({ reading: { siteControl } }) => (siteControl?.isActual ? siteControl.site.code : null), 'of site'),
    ...differing(({ reading: { site } }) => site?.version, 'that the site is at'),
  ];
}
