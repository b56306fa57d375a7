/**
 * Finds where two places of a hand-written snapshot contradict each other about a metering server. Such a fact counts as not known:
 * otherwise a share in use could be taken for a left-over one. (In a bundle `snapshot/settle-captures.ts` does this.) A server may be
 * told only as another site system, or as the site server.
 */
import { groupBy } from './group-by.js';
import { isSameName } from './is-same-name.js';
import { isListed } from './listed-servers.js';
import { hasMeteringRole } from './metering-role.js';
import { machineName } from './server-name.js';
import { isContradicted, isThere, meteringService } from './service-presence.js';
import type { MeteringServer, Snapshot, SnapshotService } from './snapshot.js';

/** The program of that service (Q244875). */
export const meteringProgram = 'REMODBC.EXE';

/**
 * @param further entries of these servers in another snapshot. They are compared, but not returned
 * @returns the snapshot without contradicted facts, and which places contradict each other, in words
 */
export function settlePlaces(
  snapshot: Snapshot,
  further: readonly MeteringServer[] = [],
): { snapshot: Snapshot; problems: string[] } {
  const { meteringServers, siteSystems, site } = snapshot;
  const problems: string[] = [];
  const entriesOf = namesakes([...(meteringServers ?? []), ...further]);
  const systemsOf = namesakes(siteSystems ?? []);
  const toldOf = (name: string): Told => {
    const { own, others } = entriesOf(name);
    const systems = systemsOf(name);
    const sites = [site ?? []].flat().filter((one) => mayBeOne(one.server ?? '', name));
    return { entries: [...own, ...others], others, systems: [...systems.own, ...systems.others], sites };
  };
  const isWithoutEntry = (name: string): boolean => entriesOf(name).own.length === 0;
  const settled: Snapshot = {
    ...snapshot,
    ...(meteringServers && {
      meteringServers: meteringServers.map((server) => settleServer(server, toldOf(server.name), snapshot, problems)),
    }),
    ...(siteSystems && {
      siteSystems: siteSystems.map((system) =>
        isWithoutEntry(system.name)
          ? { ...system, services: settleServices(system, 'siteSystems', toldOf(system.name), problems) }
          : system,
      ),
    }),
    ...(site?.server != null &&
      isWithoutEntry(site.server) && {
        site: {
          ...site,
          services: settleServices({ ...site, name: site.server }, 'site', toldOf(site.server), problems),
        },
      }),
  };
  return { snapshot: problems.length === 0 ? snapshot : settled, problems };
}

/** Whether two names may be those of one machine: its NetBIOS name is usually, but not always, the first label of its DNS name. */
function mayBeOne(one: string, other: string): boolean {
  return isSameName(one, other) || isSameName(one, machineName(other)) || isSameName(machineName(one), other);
}

/** Members that are of one machine by their names, and those that may be, since one has a DNS name. */
function namesakes<T extends { readonly name: string }>(members: readonly T[]): (name: string) => Namesakes<T> {
  const byName = groupBy(members, ({ name }) => name.toUpperCase());
  const dnsNamed = groupBy(
    members.filter(({ name }) => machineName(name) !== name.toUpperCase()),
    ({ name }) => machineName(name),
  );
  return (name) => {
    const own = name.toUpperCase();
    const label = machineName(name);
    return {
      own: byName.get(own) ?? [],
      others: (label === own ? dnsNamed.get(own) : byName.get(label)) ?? [],
    };
  };
}

interface Namesakes<T> {
  readonly own: readonly T[];
  readonly others: readonly T[];
}

/** What is told of a server elsewhere: in all entries of it, those by another name among them, as a site system, and as the site server. */
interface Told {
  readonly entries: readonly MeteringServer[];
  readonly others: readonly MeteringServer[];
  readonly systems: readonly NonNullable<Snapshot['siteSystems']>[number][];
  /** The site if the server may be its site server, else nothing. */
  readonly sites: readonly NonNullable<Snapshot['site']>[];
}

function settleServer(server: MeteringServer, told: Told, snapshot: Snapshot, problems: string[]): MeteringServer {
  const name = server.name.toUpperCase();
  const settled = { ...server, services: settleServices(server, 'meteringServers', told, problems) };
  const { clientAgent, site } = snapshot;
  const { others } = told;
  if (server.installed === false && isListed(name, clientAgent?.licenseServers ?? null)) {
    settled.installed = null;
    problems.push(`meteringServers[${name}].installed says no, and clientAgent.licenseServers lists it: ${unknown}`);
  }
  const installed = others.find((one) => areOpposite(one.installed, settled.installed));
  if (installed) {
    settled.installed = null;
    problems.push(`meteringServers[${name}].installed says otherwise than that of ${installed.name}: ${unknown}`);
  }
  const listedRole = hasMeteringRole(name, site?.roles ?? []);
  if (server.role != null && listedRole !== null && server.role !== listedRole) {
    settled.role = null;
    const [own, list] = listedRole ? ['no', 'lists it'] : ['yes', 'does not list it'];
    problems.push(`meteringServers[${name}].role says ${own}, and site.roles ${list}: ${unknown}`);
  }
  const assigned = others.find((one) => areOpposite(one.role, settled.role));
  if (assigned) {
    settled.role = null;
    problems.push(`meteringServers[${name}].role says otherwise than that of ${assigned.name}: ${unknown}`);
  }
  return settled;
}

function areOpposite(one: boolean | null | undefined, other: boolean | null | undefined): boolean {
  return one != null && other != null && one !== other;
}

/** What another place of the snapshot says of the metering service. */
interface Elsewhere {
  readonly told: Omit<SnapshotService, 'name'>;
  readonly where: string;
}

const unknown = 'which it is is not known';

/** A server may have two entries of one name. The states of their services are compared elsewhere, where the entries are joined. */
function settleServices(
  server: Pick<MeteringServer, 'name' | 'services'>,
  place: string,
  { entries, others, systems, sites }: Told,
  problems: string[],
): MeteringServer['services'] {
  const { services } = server;
  const own = services?.find(isMetering);
  if (!services || !own) return services;
  const name = server.name.toUpperCase();
  const elsewhere: Elsewhere[] = [
    ...sites.flatMap(meteringServiceOf).map((told) => ({ told, where: 'site shows it' })),
    ...systems.flatMap(meteringServiceOf).map((told) => ({ told, where: 'siteSystems shows it' })),
    ...others.flatMap((one) => meteringServiceOf(one).map((told) => ({ told, where: `that of ${one.name} shows it` }))),
    ...[...entries, ...sites, ...systems].flatMap((machine) =>
      (machine.processes ?? []).some((one) => isSameName(one.name, meteringProgram))
        ? [{ told: { state: 'running' as const }, where: 'its program runs' }]
        : [],
    ),
    ...entries.flatMap(({ remoteStop }) =>
      remoteStop === true ? [{ told: { present: true }, where: 'it could be stopped from the site server' }] : [],
    ),
  ];
  // Null: it was told both there.
  const against = elsewhere.find(
    ({ told }) => isContradicted([own, told]) || (own.state === 'missing' && told.state === null),
  );
  const other = elsewhere.find(({ told }) => areStoppedAndUp(own.state, told.state));
  const { where } = against ?? other ?? {};
  if (where === undefined) return services;
  const here = isThere(own) ? (against ? 'is there' : `is ${own.state}`) : 'is missing';
  problems.push(`${meteringService} of ${name} ${here} in ${place}, and ${where}: ${unknown}`);
  return services.map((service): SnapshotService => {
    if (!isMetering(service)) return service;
    return against ? { name: service.name, state: null } : { ...service, state: null, present: true };
  });
}

/**
 * Whether one says that it is stopped, and the other that it is not. Two states that both keep an upgrade from going on do not
 * matter here.
 */
function areStoppedAndUp(one: SnapshotService['state'], other: SnapshotService['state']): boolean {
  const isUp = (state: SnapshotService['state']): boolean =>
    state === 'running' || state === 'paused' || state === 'start-pending' || state === 'stop-pending';
  return (one === 'stopped' && isUp(other)) || (other === 'stopped' && isUp(one));
}

function meteringServiceOf({ services }: { readonly services?: MeteringServer['services'] }): SnapshotService[] {
  return (services ?? []).filter(isMetering);
}

function isMetering({ name }: { readonly name: string }): boolean {
  return isSameName(name, meteringService);
}
