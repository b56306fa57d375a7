/** Finds contradictions in a snapshot that was written by hand, so that the user is told which of two facts counts. */
import { servicePackOf } from '../model/service-pack.js';
import { isContradicted } from '../model/service-presence.js';
import type { Snapshot } from '../model/snapshot.js';

/** @returns the contradictions in words, each with what counts */
export function findContradictions({ site, upgrade, meteringServers, clients }: Snapshot): string[] {
  const byVersion = servicePackOf(site?.version);
  const servicePack = site?.servicePack ?? byVersion;
  const isContradictory = byVersion !== null && byVersion !== servicePack;
  const processes = (site?.processes ?? []).map(({ name }) => name);
  const hasNoSetup = processes.length > 0 && !processes.some((name) => /setup/i.test(name));
  return [
    ...(upgrade?.running && hasNoSetup
      ? ['upgrade.running says that setup runs, which counts, and site.processes lists no setup']
      : []),
    ...(upgrade?.running && upgrade.endedAt
      ? [
          `upgrade.running says that setup runs, which counts, and upgrade.endedAt says that it ended at ${upgrade.endedAt}`,
        ]
      : []),
    ...(isContradictory
      ? [`site.version ${site?.version} is ${byVersion}, and site.servicePack says ${servicePack}, which counts`]
      : []),
    ...doubled('meteringServers', meteringServers),
    ...doubled('clients', clients),
    ...(meteringServers ?? []).flatMap(({ name, services }) => [
      ...doubled(`meteringServers[${name}].services`, services),
      ...contradicted(`meteringServers[${name}].services`, services),
    ]),
  ];
}

function contradicted(list: string, services: NonNullable<Snapshot['meteringServers']>[number]['services']): string[] {
  return (services ?? []).flatMap((service) =>
    isContradicted([service])
      ? [`${list}[${service.name}] is missing, and has what only a service has that is there: which it is is not known`]
      : [],
  );
}

function doubled(list: string, members: readonly { readonly name: string }[] | null | undefined): string[] {
  const names = (members ?? []).map(({ name }) => name.toUpperCase());
  const again = new Set(names.filter((name, i) => names.indexOf(name) < i));
  return [...again].map(
    (name) => `${list} lists ${name} more than once: what these entries say differently is not known`,
  );
}
