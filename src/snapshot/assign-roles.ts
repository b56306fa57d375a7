/**
 * Which server is a metering server, is to be one, or is none. The role's exact name is in no source, so a role counts that
 * names metering or licensing, but never the *database* server's. Where no role of the file does, nobody's role is known.
 */
import type { MeteringServer, Snapshot } from '../model/snapshot.js';
import { dropEmpty } from './merge-machine.js';
import type { Member, Site, SiteControl } from './reading.js';

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

export function isMeteringRole(role: string): boolean {
  return (
    /meter|licens/i.test(role) && !/database|datenbank|base de donn|base de dato|banco de dados|databas/i.test(role)
  );
}

export function assignRoles(members: readonly Member[], { site, control, listed }: RoleSources): AssignedRoles {
  const roles = control?.roles ?? [];
  const assigned = new Set(roles.filter(({ role }) => isMeteringRole(role)).map(({ server }) => server));
  const siteServer = site.server?.toUpperCase() ?? null;
  const isMember = (name: string): boolean =>
    members.some((member) => member.name === name && member.name !== siteServer);
  const names = new Set([...assigned, ...(listed ?? [])]);
  for (const { name } of members) if (isMember(name)) names.add(name);
  // A file that ends early, or only proposes changes, does not show that somebody has no role.
  const isComplete = control?.isWhole === true && control.isActual && assigned.size > 0;
  const meteringServers = [...names].sort().map((name): MeteringServer => {
    const { facts = {}, server = {} } = members.find((member) => member.name === name) ?? {};
    return {
      name,
      ...facts,
      ...server,
      ...dropEmpty({
        role: assigned.has(name) ? true : isComplete ? false : undefined,
        installed: listed === null ? undefined : listed.includes(name),
        remote: siteServer === null ? undefined : name !== siteServer,
      }),
    };
  });
  return {
    ...(names.size > 0 ? { meteringServers } : {}),
    ...(control === null ? {} : { siteRoles: roles.map((one) => ({ ...one })), siteSystems: otherSystems(roles) }),
  };
}

function otherSystems(roles: readonly { server: string; role: string }[]): NonNullable<Snapshot['siteSystems']> {
  const systems = new Map<string, string[]>();
  for (const { server, role } of roles) {
    if (!isMeteringRole(role)) systems.set(server, [...(systems.get(server) ?? []), role]);
  }
  return [...systems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => ({ name, roles: own }));
}
