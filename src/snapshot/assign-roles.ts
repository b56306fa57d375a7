/** Sorts servers into metering servers (with the role, or with something of metering on them) and other site systems. */
import { compareText } from '../model/compare-text.js';
import { isListed } from '../model/listed-servers.js';
import { hasMeteringRole, isMeteringRole } from '../model/metering-role.js';
import { meteringService } from '../model/service-presence.js';
import type { MeteringServer, Snapshot, SnapshotService } from '../model/snapshot.js';
import { dropEmpty } from './merge-parts.js';
import type { MachineFacts, Member, Site, SiteControl } from './reading.js';

export interface RoleSources {
  readonly site: Partial<Site>;
  readonly control: SiteControl | null;
  /** `LicenseServers` of LICMTR.CFG, in capitals; null when not collected. */
  readonly listed: readonly string[] | null;
}

export interface AssignedRoles {
  readonly meteringServers?: MeteringServer[];
  readonly siteSystems?: NonNullable<Snapshot['siteSystems']>;
  readonly siteRoles?: NonNullable<Site['roles']>;
}

export function assignRoles(members: readonly Member[], { site, control, listed }: RoleSources): AssignedRoles {
  const roles = control?.isActual ? control.roles : [];
  // A role without a server (Q263437) stays among the roles of the site, but names no server.
  const named = roles.filter(({ server }) => server !== '');
  const assigned = new Set(named.filter(({ role }) => isMeteringRole(role)).map(({ server }) => server));
  const siteServer = site.server?.toUpperCase() ?? null;
  const names = new Set([...assigned, ...(listed ?? [])]);
  for (const member of members) if (hasMetering(member) || member.isPlaced) names.add(member.name);
  // Only a whole file shows that a server does not have the role.
  const isComplete = control?.isWhole === true;
  const meteringServers = [...names].sort().map((name): MeteringServer => {
    const { facts = {}, server = {} } = members.find((member) => member.name === name) ?? {};
    // If no role in the file speaks of metering, an installed service or clients that use the server speak against "no role".
    const isUsed = hasService(facts) || listed?.includes(name) === true;
    const isTold = isComplete && (assigned.size > 0 || !isUsed);
    return {
      name,
      ...facts,
      ...server,
      ...dropEmpty({
        role: assigned.has(name) ? true : isTold ? hasMeteringRole(name, roles) : null,
        installed: isListed(name, listed),
        remote: siteServer === null ? undefined : name !== siteServer,
      }),
    };
  });
  return {
    ...(names.size > 0 ? { meteringServers } : {}),
    ...(!control?.isActual || !control.isWhole ? {} : { siteRoles: roles.map((one) => ({ ...one })) }),
    ...otherSystems(
      named,
      members.filter(({ name }) => !names.has(name) && name !== siteServer),
    ),
  };
}

/** Whether something of metering was found on a server, with or without the role. */
function hasMetering({ facts, server }: Member): boolean {
  return (
    server.remoteStop != null ||
    (facts.shares ?? []).some(({ name }) => name.toUpperCase() === 'LICMTR') ||
    hasService(facts)
  );
}

function hasService({ services }: Partial<MachineFacts>): boolean {
  const isThere = ({ name, state }: SnapshotService): boolean =>
    name.toUpperCase() === meteringService && state !== 'not-running' && state !== 'missing';
  return (services ?? []).some(isThere);
}

type SiteSystem = NonNullable<Snapshot['siteSystems']>[number];

/** Servers with other roles, and servers of which something was collected. */
function otherSystems(
  roles: readonly { server: string; role: string }[],
  others: readonly Member[],
): { siteSystems?: SiteSystem[] } {
  const systems = new Map<string, SiteSystem>();
  for (const { name, facts, server } of others)
    systems.set(name, { name, ...facts, ...dropEmpty({ reachable: server.reachable }) });
  for (const { server, role } of roles) {
    const system = systems.get(server) ?? { name: server };
    if (!isMeteringRole(role)) systems.set(server, { ...system, roles: [...(system.roles ?? []), role] });
  }
  return systems.size === 0 ? {} : { siteSystems: [...systems.values()].sort((a, b) => compareText(a.name, b.name)) };
}
