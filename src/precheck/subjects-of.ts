/**
 * Whom a check is about: the site, or each of its metering servers, so that an item names the server. A site without metering
 * servers passes what is about them; where the list was not collected, or nobody collected who has the role, that stays open.
 */
import type { Snapshot } from '../model/snapshot.js';
import type { UpgradeCheck } from '../model/upgrade-check.js';

export type CheckSubject =
  | { readonly kind: 'site' }
  | { readonly kind: 'server'; readonly server: string }
  | { readonly kind: 'no-servers' }
  | { readonly kind: 'unknown-servers'; readonly missing: string };

export function subjectsOf({ subject, everyServer }: UpgradeCheck, snapshot: Snapshot): CheckSubject[] {
  const { meteringServers, site, sources } = snapshot;
  if (subject === 'site') return [{ kind: 'site' }];
  if (!meteringServers) return [{ kind: 'unknown-servers', missing: 'meteringServers' }];
  if (meteringServers.length === 0) return [{ kind: 'no-servers' }];
  // A list that somebody wrote may have a server twice.
  const names = [...new Set(meteringServers.map(({ name }) => name.toUpperCase()))].sort();
  const servers = names.map((server): CheckSubject => ({ kind: 'server', server }));
  // Of a site control file without a role that names metering nobody's role is known, though its list is whole.
  const isKnown = meteringServers.some(({ role }) => role != null);
  // What was built from artefacts has all roles only where the file was read to its end.
  const isWhole = isKnown && (sources == null || site?.roles != null);
  return everyServer && !isWhole ? [...servers, { kind: 'unknown-servers', missing: 'site.roles' }] : servers;
}
