/** Chooses the site control file that counts, of those that a bundle holds. */
import type { PlacedReading } from './placed-reading.js';
import type { SiteControl } from './reading.js';

/** All site control files that may count. One in the folder of a server may be of another site: it counts only if there is no other. */
export function siteControlsIn(placed: readonly PlacedReading[]): readonly SiteControl[] {
  const found = placed.filter(({ reading }) => reading.siteControl);
  const ofSite = found.filter(({ place }) => place === null || place.kind === 'site');
  return (ofSite.length > 0 ? ofSite : found).flatMap(({ reading }) => reading.siteControl ?? []);
}

/** The newest one. Null if there is none, or two contradict each other: they are of two sites, or list other roles at one time. */
export function chooseSiteControl(controls: readonly SiteControl[]): SiteControl | null {
  const [newest] = [...controls].sort(
    (a, b) => Number(b.isActual) - Number(a.isActual) || b.stamp - a.stamp || Number(b.isWhole) - Number(a.isWhole),
  );
  const isDisputed = newest && controls.some((other) => areOfTwoSites(newest, other) || haveOtherRoles(newest, other));
  return isDisputed ? null : (newest ?? null);
}

function areOfTwoSites(one: SiteControl, other: SiteControl): boolean {
  const codes = [one, other].map(({ isActual, site }) => (isActual ? site.code : null));
  return codes.every(Boolean) && codes[0] !== codes[1];
}

/** Whether two whole files of the same time list different roles. */
export function haveOtherRoles(one: SiteControl, other: SiteControl): boolean {
  const areOfOneTime = one.stamp === other.stamp && [one, other].every(({ isActual, isWhole }) => isActual && isWhole);
  const [roles, otherRoles] = [one, other].map((control) =>
    control.roles
      .map(({ server, role }) => `${server}\n${role}`)
      .sort()
      .join('\n'),
  );
  return areOfOneTime && roles !== otherRoles;
}
