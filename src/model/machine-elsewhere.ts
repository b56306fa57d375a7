/** What a snapshot written by hand tells of a machine outside of an entry for it: as another site system, and as the site server. */
import { isSameName } from './is-same-name.js';
import type { Snapshot } from './snapshot.js';

type SiteSystem = NonNullable<Snapshot['siteSystems']>[number];

/** Fields of the site server as a machine that are asked of metering servers. */
const ofMachine = ['services', 'processes', 'shares', 'files', 'volumes', 'odbcVersion', 'domainRole', 'os'] as const;

/** @returns its fields that are known, without its name and its roles. What a list of site systems tells counts before what the site tells */
export function machineElsewhere(
  name: string,
  { site, siteSystems }: Snapshot,
): Partial<Omit<SiteSystem, 'name' | 'roles'>> {
  const own = site?.server != null && isSameName(site.server, name) ? site : {};
  const { name: _name, roles: _roles, ...system } = siteSystems?.find((one) => isSameName(one.name, name)) ?? {};
  const told = [...ofMachine.map((field) => [field, Reflect.get(own, field)]), ...Object.entries(system)];
  return Object.fromEntries(told.filter(([, value]) => value !== null && value !== undefined));
}
