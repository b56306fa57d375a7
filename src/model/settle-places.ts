/**
 * What two places of a written snapshot tell differently of one metering server: it is not known then, or a share in use would pass
 * for a left-over one. In a bundle it is settled where the captures are read.
 */
import { hasMeteringRole } from './metering-role.js';
import { isContradicted, isThere } from './service-presence.js';
import type { MeteringServer, Snapshot, SnapshotService } from './snapshot.js';

const meteringService = 'SMS_LICENSE_SERVER';
/** The program that the service is (Q244875). */
export const meteringProgram = 'REMODBC.EXE';

/** The same snapshot without what is not known then, and in words which places contradict each other. */
export function settlePlaces(snapshot: Snapshot): { snapshot: Snapshot; problems: string[] } {
  const { meteringServers } = snapshot;
  if (!meteringServers) return { snapshot, problems: [] };
  const problems: string[] = [];
  const settled = meteringServers.map((server) => settleServer(server, snapshot, problems));
  return { snapshot: problems.length === 0 ? snapshot : { ...snapshot, meteringServers: settled }, problems };
}

function settleServer(server: MeteringServer, snapshot: Snapshot, problems: string[]): MeteringServer {
  const name = server.name.toUpperCase();
  const settled = { ...server, services: settleServices(server, snapshot, problems) };
  const { clientAgent, site } = snapshot;
  const listed = clientAgent?.licenseServers;
  if (server.installed === false && listed?.some((one) => one.toUpperCase() === name)) {
    settled.installed = null;
    problems.push(`meteringServers[${name}].installed says no, and clientAgent.licenseServers lists it: ${unknown}`);
  }
  if (server.role === true && hasMeteringRole(name, site?.roles ?? []) === false) {
    settled.role = null;
    problems.push(`meteringServers[${name}].role says yes, and site.roles does not list it: ${unknown}`);
  }
  return settled;
}

const unknown = 'which it is is not known';

function settleServices(server: MeteringServer, snapshot: Snapshot, problems: string[]): MeteringServer['services'] {
  const { services } = server;
  const own = services?.find(isMetering);
  if (!services || !own) return services;
  const name = server.name.toUpperCase();
  const isOwn = (one: { readonly name: string }): boolean => one.name.toUpperCase() === name;
  const site = snapshot.site?.server?.toUpperCase() === name ? snapshot.site : null;
  const system = snapshot.siteSystems?.find(isOwn) ?? null;
  const elsewhere = [
    ...(site?.services ?? []).filter(isMetering).map((told) => ({ told, where: 'site shows it' })),
    ...(system?.services ?? []).filter(isMetering).map((told) => ({ told, where: 'siteSystems shows it' })),
    ...[server, site, system].flatMap((machine) =>
      (machine?.processes ?? []).some((one) => one.name.toUpperCase() === meteringProgram)
        ? [{ told: { present: true }, where: 'its program runs' }]
        : [],
    ),
    ...(server.remoteStop === true
      ? [{ told: { present: true }, where: 'it could be stopped from the site server' }]
      : []),
  ];
  const against = elsewhere.find(({ told }) => isContradicted([own, told]));
  if (!against) return services;
  const here = isThere(own) ? 'is there' : 'is missing';
  problems.push(`${meteringService} of ${name} ${here} in meteringServers, and ${against.where}: ${unknown}`);
  return services.map((one): SnapshotService => (isMetering(one) ? { name: one.name, state: null } : one));
}

function isMetering({ name }: { readonly name: string }): boolean {
  return name.toUpperCase() === meteringService;
}
