/** Gathers the facts of each machine of a bundle from all readings about it. */
import { compareText } from '../model/compare-text.js';
import { disputedServices, isDisputed, isStopDisputed, withoutStop } from './disputed-services.js';
import { mergeMachine } from './merge-machine.js';
import { dropEmpty, mergeParts } from './merge-parts.js';
import type { Place } from './place-of.js';
import type { PlacedReading } from './placed-reading.js';
import type { MachineFacts, Member, Reading } from './reading.js';

/**
 * All servers or all clients, sorted by name.
 * @param siteServer the name of the site server, in capitals; null if it is not known
 */
export function membersOf(
  placed: readonly PlacedReading[],
  kind: 'server' | 'client',
  siteServer: string | null,
): Member[] {
  const members = new Map<string, Reading[]>();
  for (const { place, reading } of placed) {
    const name = nameFor(place, reading, kind, siteServer);
    if (name !== null) members.set(name, [...(members.get(name) ?? []), reading]);
  }
  return [...members]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, readings]) => ({
      name,
      isPlaced: placed.some(({ place }) => place?.kind === kind && place.name === name),
      facts: machineOf(readings),
      disputed: [...disputedServices(readings)],
      mayRun: isStopDisputed(readings),
      server: mergeParts(readings.map(({ server }) => server)) ?? {},
      client: clientOf(readings),
    }));
}

/** A client has a list of servers for each of its sites, and exports may hold different ones: it knows the servers of all. */
function clientOf(readings: readonly Reading[]): NonNullable<Reading['client']> {
  const parts = readings.map(({ client }) => client);
  const lists = parts.flatMap((part) => (part?.licenseServers ? [part.licenseServers] : []));
  const licenseServers = lists.length > 0 ? [...new Set(lists.flat())] : undefined;
  return { ...mergeParts(parts), ...dropEmpty({ licenseServers }) };
}

/** The machine of this kind that a reading is about. An artefact that names a machine is about that one, unless it lies in the folder of a client. */
function nameFor(
  place: Place | null,
  reading: Reading,
  kind: 'server' | 'client',
  siteServer: string | null,
): string | null {
  if (kind === 'client') return place?.kind === 'client' ? place.name : null;
  if (place?.kind === 'client') return null;
  if (reading.of) return reading.of;
  if (place?.kind === 'server') return place.name;
  // The site server may be a metering server as well.
  return place?.kind === 'site' ? siteServer : null;
}

/** Merges the facts of one machine. Shares that only `net view` shows may not be all, so they count only if no artefact lists all. */
export function machineOf(readings: readonly Reading[]): Partial<MachineFacts> {
  const hasAllShares = readings.some(({ isRough, machine }) => !isRough && machine?.shares);
  const merged = readings.reduce<Partial<MachineFacts>>((facts, { isRough, machine = {} }) => {
    const { shares: _, ...rest } = machine;
    return mergeMachine(facts, isRough && hasAllShares ? rest : machine);
  }, {});
  const disputed = disputedServices(readings);
  const mayRun = isStopDisputed(readings);
  if (disputed.size === 0 && !mayRun) return merged;
  const services = (merged.services ?? []).filter((service) => !isDisputed(service, disputed));
  return { ...merged, services: mayRun ? services.map(withoutStop) : services };
}
