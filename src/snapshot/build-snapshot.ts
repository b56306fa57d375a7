/**
 * Puts the readings of all artefacts of a bundle together into one snapshot. What no artefact tells stays away: a fact that
 * is not there was not collected.
 */
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import { assignRoles } from './assign-roles.js';
import { disputedServices, isDisputed } from './disputed-services.js';
import { dropEmpty, mergeMachine } from './merge-machine.js';
import type { Place } from './place-of.js';
import type { MachineFacts, Member, Problems, Reading, Site, SiteControl, Sources } from './reading.js';

export interface PlacedReading {
  readonly place: Place | null;
  readonly reading: Reading;
}

export function buildSnapshot(all: readonly PlacedReading[], sources: Sources, problems: Problems): Snapshot {
  // What tells less exactly comes first, so that it hides nothing: "net start" before "sc query", "net view" before "net share".
  const placed = [...all.filter(({ reading }) => reading.isRough), ...all.filter(({ reading }) => !reading.isRough)];
  const readings = placed.map(({ reading }) => reading);
  const controls = controlsIn(placed);
  const control = newestControl(controls);
  const computer = placed.find(({ place, reading }) => place?.kind === 'site' && reading.computer)?.reading.computer;
  const site = siteOf(placed, control, computer);
  const servers = membersOf(placed, 'server', site.server ?? null);
  const clients = membersOf(placed, 'client', null);
  const listed = readings.flatMap(({ licenseServers }) => (licenseServers ? [licenseServers] : []));
  const roles = assignRoles(servers, { site, control, listed: listed.length > 0 ? listed.flat() : null });
  return {
    schemaVersion: 1,
    ...dropEmpty({
      collectedAt: collectedAt(placed),
      site: notEmpty({ ...site, ...dropEmpty({ roles: roles.siteRoles }) }),
      upgrade: upgradeOf(placed),
      meteringServers: roles.meteringServers,
      siteSystems: roles.siteSystems,
      clientAgent: clientAgentOf(readings),
      clients:
        clients.length > 0
          ? clients.map(({ name, facts, client }): SnapshotClient => ({ name, ...facts, ...client }))
          : undefined,
      tracing: merged(readings.map(({ tracing }) => tracing)),
      statusMessages: joined(readings.map(({ statusMessages }) => statusMessages)),
      events: joined(placed.map(eventsOf)),
      setupLog: joined(readings.map(({ setupLog }) => setupLog)),
      facts: factsOf(readings),
    }),
    sources,
    problems: [...problems, ...disputesIn(placed, controls, servers)],
  };
}

/** Where two artefacts contradict each other: what they tell does not count. */
function disputesIn(
  placed: readonly PlacedReading[],
  controls: readonly SiteControl[],
  servers: readonly Member[],
): Problems {
  const haveTwoLists = controls.some((one) => controls.some((other) => haveOtherRoles(one, other)));
  const ofSite = [
    ...(haveTwoLists ? ['two site control files of one time list other roles: neither counts'] : []),
    ...(hasTwoWords(setupWords(placed))
      ? ['one artefact says that setup runs, and the process listing shows none: whether it runs is not known']
      : []),
  ];
  return [
    ...ofSite.map((problem) => ({ path: 'site', problem })),
    ...servers.flatMap(({ name, disputed }) =>
      disputed.map((service) => ({
        path: `servers/${name}`,
        problem: `one artefact shows ${service}, and another does not find it: whether it is there is not known`,
      })),
    ),
  ];
}

/** What was found in the folder of a server may be of the site of that server; it counts where the bundle has no other. */
function controlsIn(placed: readonly PlacedReading[]): readonly SiteControl[] {
  const found = placed.filter(({ reading }) => reading.siteControl);
  const ofSite = found.filter(({ place }) => place === null || place.kind === 'site');
  return (ofSite.length > 0 ? ofSite : found).flatMap(({ reading }) => reading.siteControl ?? []);
}

/** Null also where two of them contradict each other: of two sites, or with other roles at one time. */
function newestControl(controls: readonly SiteControl[]): SiteControl | null {
  const [newest] = [...controls].sort(
    (a, b) => Number(b.isActual) - Number(a.isActual) || b.stamp - a.stamp || Number(b.isWhole) - Number(a.isWhole),
  );
  const isOpen = newest && controls.some((other) => areOfTwoSites(newest, other) || haveOtherRoles(newest, other));
  return isOpen ? null : (newest ?? null);
}

function areOfTwoSites(one: SiteControl, other: SiteControl): boolean {
  const codes = [one, other].map(({ isActual, site }) => (isActual ? site.code : null));
  return codes.every(Boolean) && codes[0] !== codes[1];
}

function haveOtherRoles(one: SiteControl, other: SiteControl): boolean {
  const areOfOneTime = one.stamp === other.stamp && [one, other].every(({ isActual, isWhole }) => isActual && isWhole);
  const [roles, otherRoles] = [one, other].map((control) =>
    control.roles
      .map(({ server, role }) => `${server}\n${role}`)
      .sort()
      .join('\n'),
  );
  return areOfOneTime && roles !== otherRoles;
}

function siteOf(
  placed: readonly PlacedReading[],
  control: SiteControl | null,
  computer: string | undefined,
): Partial<Site> {
  const ofSite = placed.filter(({ place }) => place === null || place.kind === 'site');
  const told: Partial<Site> = Object.assign({}, ...ofSite.map(({ reading }) => dropEmpty(reading.site ?? {})));
  const site = { ...dropEmpty({ server: computer?.toUpperCase() }), ...told, ...(control?.site ?? {}) };
  const own = placed.filter(({ place, reading }) =>
    reading.of
      ? reading.of === site.server
      : place?.kind === 'site' || (place?.kind === 'server' && place.name === site.server),
  );
  return { ...site, ...machineOf(own.map(({ reading }) => reading)) };
}

/** The shares that a server shows to others are not all it has: they count where nothing tells all. */
function machineOf(readings: readonly Reading[]): Partial<MachineFacts> {
  const hasAllShares = readings.some(({ isRough, machine }) => !isRough && machine?.shares);
  const facts = readings.reduce<Partial<MachineFacts>>((merged, { isRough, machine = {} }) => {
    const { shares: _, ...rest } = machine;
    return mergeMachine(merged, isRough && hasAllShares ? rest : machine);
  }, {});
  const disputed = disputedServices(readings);
  if (disputed.size === 0) return facts;
  return { ...facts, services: (facts.services ?? []).filter((service) => !isDisputed(service, disputed)) };
}

/** An upgrade goes on where the log of setup, or the date of that file, says so last. */
function upgradeOf(placed: readonly PlacedReading[]): Snapshot['upgrade'] {
  const parts = placed.flatMap(({ place, reading }) =>
    reading.upgrade && (place === null || place.kind === 'site') ? [reading.upgrade] : [],
  );
  const lastProgressAt = parts
    .flatMap((part) => part.lastProgressAt ?? [])
    .sort()
    .at(-1);
  const upgrade = merged(parts);
  if (upgrade && hasTwoWords(parts.map(({ running }) => running))) delete upgrade.running;
  return upgrade && { ...upgrade, ...dropEmpty({ lastProgressAt }) };
}

/** Whether setup runs, by what was said at the collection and by the process listing. */
function setupWords(placed: readonly PlacedReading[]): readonly unknown[] {
  return placed.map(({ place, reading }) =>
    place === null || place.kind === 'site' ? reading.upgrade?.running : null,
  );
}

/** A listing may be of a moment before or after, or not know the process: neither word is the surer. */
function hasTwoWords(words: readonly unknown[]): boolean {
  return words.includes(true) && words.includes(false);
}

/** The facts of each machine of a kind, in the order of their names. */
function membersOf(placed: readonly PlacedReading[], kind: 'server' | 'client', siteServer: string | null): Member[] {
  const members = new Map<string, Reading[]>();
  for (const { place, reading } of placed) {
    const name = nameFor(place, reading, kind, siteServer);
    if (name !== null) members.set(name, [...(members.get(name) ?? []), reading]);
  }
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, readings]) => ({
      name,
      isPlaced: placed.some(({ place }) => place?.kind === kind && place.name === name),
      facts: machineOf(readings),
      disputed: [...disputedServices(readings)],
      server: merged(readings.map(({ server }) => server)) ?? {},
      client: clientOf(readings),
    }));
}

/** Each site that a client is of has a list of its own, and exports may hold different ones: it knows the servers of all. */
function clientOf(readings: readonly Reading[]): NonNullable<Reading['client']> {
  const parts = readings.map(({ client }) => client);
  const lists = parts.flatMap((part) => (part?.licenseServers ? [part.licenseServers] : []));
  const licenseServers = lists.length > 0 ? [...new Set(lists.flat())] : undefined;
  return { ...merged(parts), ...dropEmpty({ licenseServers }) };
}

/** An artefact that names a machine is about that one, unless it lies in the folder of a client. */
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
  // What was collected of the site server is about it as a metering server too, where it is one.
  return place?.kind === 'site' ? siteServer : null;
}

function clientAgentOf(readings: readonly Reading[]): Snapshot['clientAgent'] {
  const found = readings.flatMap(({ clientAgent }) => clientAgent ?? []);
  if (found.length === 0) return undefined;
  const files = joined(found.map((agent) => agent.files));
  return Object.assign({}, ...found.map((agent) => dropEmpty(agent)), dropEmpty({ files }));
}

/** When the collection began, on the clock of the site server. */
function collectedAt(placed: readonly PlacedReading[]): string | undefined {
  const times = placed.flatMap(({ place, reading }) =>
    reading.collectedAt && (place === null || place.kind === 'site') ? [reading.collectedAt] : [],
  );
  return times.sort()[0];
}

function notEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

function factsOf(readings: readonly Reading[]): Snapshot['facts'] {
  const facts: NonNullable<Snapshot['facts']> = Object.assign({}, ...readings.map((reading) => reading.facts ?? {}));
  return notEmpty(facts);
}

function merged<T extends object>(parts: readonly (T | undefined)[]): Partial<T> | undefined {
  const there = parts.filter((part) => part !== undefined);
  return there.length === 0 ? undefined : Object.assign({}, ...there.map((part) => dropEmpty(part)));
}

/** An event as it is printed may leave out its machine. */
function eventsOf({ place, reading }: PlacedReading): Reading['events'] {
  const machine = place?.kind === 'server' ? place.name : null;
  return reading.events?.map((event) => ({ ...dropEmpty({ machine }), ...event }));
}

function joined<T>(parts: readonly (readonly T[] | null | undefined)[]): T[] | undefined {
  const there = parts.filter((part) => part !== undefined && part !== null);
  return there.length === 0 ? undefined : there.flat();
}
