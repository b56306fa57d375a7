/**
 * Lists what a check is about: the site, or each metering server by name. Without metering servers, checks about them pass
 * (`no-servers`); where the list or the roles were not collected, they stay open (`unknown-servers`).
 */
import type { Snapshot } from '../model/snapshot.js';
import type { UpgradeCheck } from '../model/upgrade-check.js';

export type CheckSubject =
  | { readonly kind: 'site' }
  | { readonly kind: 'server'; readonly server: string }
  | { readonly kind: 'no-servers' }
  /** `hasNamed`: some servers are listed by their names. */
  | { readonly kind: 'unknown-servers'; readonly missing: string; readonly hasNamed: boolean };

export function subjectsOf({ subject, everyServer }: UpgradeCheck, snapshot: Snapshot): CheckSubject[] {
  const { meteringServers, site, sources } = snapshot;
  if (subject === 'site') return [{ kind: 'site' }];
  if (!meteringServers) return [{ kind: 'unknown-servers', missing: 'meteringServers', hasNamed: false }];
  if (meteringServers.length === 0) return [{ kind: 'no-servers' }];
  // A hand-written list may name a server twice.
  const names = [...new Set(meteringServers.map(({ name }) => name.toUpperCase()))].sort();
  const servers = names.map((server): CheckSubject => ({ kind: 'server', server }));
  // A site control file that names no metering role leaves every role unknown, even if its list was read in full.
  const isKnown = meteringServers.some(({ role }) => role != null);
  // A snapshot built from artefacts (it has `sources`) has all roles only if the site control file was read to its end.
  const isWhole = isKnown && (sources == null || site?.roles != null);
  return everyServer && !isWhole
    ? [...servers, { kind: 'unknown-servers', missing: 'site.roles', hasNamed: true }]
    : servers;
}
