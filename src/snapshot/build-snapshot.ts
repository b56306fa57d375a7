/** Builds one snapshot from the readings of all artefacts of a bundle. What no artefact tells is left out: it was not collected. */
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import { assignRoles } from './assign-roles.js';
import { chooseSiteControl, haveOtherRoles, siteControlsIn } from './choose-site-control.js';
import { machineOf, membersOf } from './members-of.js';
import { dropEmpty, joinLists, mergeParts, notEmpty } from './merge-parts.js';
import { withMessagesOf } from './messages-of-events.js';
import type { PlacedReading } from './placed-reading.js';
import type { Member, Problems, Reading, Site, SiteControl, Sources } from './reading.js';

type Inbox = NonNullable<Site['inboxes']>[number];

export function buildSnapshot(all: readonly PlacedReading[], sources: Sources, problems: Problems): Snapshot {
  // Less exact artefacts come first, so that exact ones replace them: "net start" before "sc query", "net view" before "net share".
  const placed = [...all.filter(({ reading }) => reading.isRough), ...all.filter(({ reading }) => !reading.isRough)];
  const readings = placed.map(({ reading }) => reading);
  const controls = siteControlsIn(placed);
  const control = chooseSiteControl(controls);
  const computer = placed.find(({ place, reading }) => place?.kind === 'site' && reading.computer)?.reading.computer;
  const site = siteOf(placed, control, computer);
  const servers = membersOf(placed, 'server', site.server ?? null);
  const clients = membersOf(placed, 'client', null);
  const listed = readings.flatMap(({ licenseServers }) => (licenseServers ? [licenseServers] : []));
  const events = joinLists(placed.map(eventsOf));
  const messages = joinLists(readings.map(({ statusMessages }) => statusMessages));
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
      domainAccounts: joinLists(readings.map(({ domainAccounts }) => domainAccounts)),
      tracing: mergeParts(readings.map(({ tracing }) => tracing)),
      statusMessages: withMessagesOf(events, messages),
      events,
      setupLog: joinLists(readings.map(({ setupLog }) => setupLog)),
      facts: factsOf(readings),
    }),
    sources,
    problems: [...problems, ...disputesIn(placed, controls, servers)],
  };
}

/** Names contradictions between artefacts. What contradicts itself does not count. */
function disputesIn(
  placed: readonly PlacedReading[],
  controls: readonly SiteControl[],
  servers: readonly Member[],
): Problems {
  const listsDiffer = controls.some((one) => controls.some((other) => haveOtherRoles(one, other)));
  const ofSite = [
    ...(listsDiffer ? ['two site control files of one time list other roles: neither counts'] : []),
    ...(saysBoth(setupRunning(placed))
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
    ...servers
      .filter(({ mayRun }) => mayRun)
      .map(({ name }) => ({
        path: `servers/${name}`,
        problem:
          'one artefact shows SMS_LICENSE_SERVER as stopped, and another that its program runs: whether it runs is not known',
      })),
  ];
}

function siteOf(
  placed: readonly PlacedReading[],
  control: SiteControl | null,
  computer: string | undefined,
): Partial<Site> {
  const ofSite = placed.filter(({ place }) => place === null || place.kind === 'site');
  const told: Partial<Site> = Object.assign({}, ...ofSite.map(({ reading }) => dropEmpty(reading.site ?? {})));
  const inboxes = joinInboxes(ofSite.flatMap(({ reading }) => reading.site?.inboxes ?? []));
  const site = {
    ...dropEmpty({ server: computer?.toUpperCase() }),
    ...told,
    ...(inboxes.length > 0 ? { inboxes } : {}),
    ...(control?.site ?? {}),
  };
  const own = placed.filter(({ place, reading }) =>
    reading.of
      ? reading.of === site.server
      : place?.kind === 'site' || (place?.kind === 'server' && place.name === site.server),
  );
  return { ...site, ...machineOf(own.map(({ reading }) => reading)) };
}

/** Each listing tells of the inboxes that it was made of. Of two of one inbox the later counts, unless it has no more than its name. */
function joinInboxes(all: readonly Inbox[]): Inbox[] {
  const joined = new Map<string, Inbox>();
  for (const inbox of all) {
    const name = inbox.name.toUpperCase();
    if (inbox.files != null || !joined.has(name)) joined.set(name, inbox);
  }
  return [...joined.values()];
}

/** The last progress of setup is the latest that its log or the date of that file shows. */
function upgradeOf(placed: readonly PlacedReading[]): Snapshot['upgrade'] {
  const parts = placed.flatMap(({ place, reading }) =>
    reading.upgrade && (place === null || place.kind === 'site') ? [reading.upgrade] : [],
  );
  const lastProgressAt = parts
    .flatMap((part) => part.lastProgressAt ?? [])
    .sort()
    .at(-1);
  const upgrade = mergeParts(parts);
  if (upgrade && saysBoth(parts.map(({ running }) => running))) delete upgrade.running;
  return upgrade && { ...upgrade, ...dropEmpty({ lastProgressAt }) };
}

/** What artefacts say of whether setup runs: the collector, by the word of the administrator, and the process listing. */
function setupRunning(placed: readonly PlacedReading[]): readonly unknown[] {
  return placed.map(({ place, reading }) =>
    place === null || place.kind === 'site' ? reading.upgrade?.running : null,
  );
}

/** Whether yes and no are both among some answers. A listing may be of another moment, or not show the process, so neither counts. */
function saysBoth(answers: readonly unknown[]): boolean {
  return answers.includes(true) && answers.includes(false);
}

function clientAgentOf(readings: readonly Reading[]): Snapshot['clientAgent'] {
  const found = readings.flatMap(({ clientAgent }) => clientAgent ?? []);
  if (found.length === 0) return undefined;
  const files = joinLists(found.map((agent) => agent.files));
  return Object.assign({}, ...found.map((agent) => dropEmpty(agent)), dropEmpty({ files }));
}

/** When the collection began, by the clock of the site server. */
function collectedAt(placed: readonly PlacedReading[]): string | undefined {
  const times = placed.flatMap(({ place, reading }) =>
    reading.collectedAt && (place === null || place.kind === 'site') ? [reading.collectedAt] : [],
  );
  return times.sort()[0];
}

function factsOf(readings: readonly Reading[]): Snapshot['facts'] {
  const facts: NonNullable<Snapshot['facts']> = Object.assign({}, ...readings.map((reading) => reading.facts ?? {}));
  return notEmpty(facts);
}

/** The events of a reading. One that names no machine is of the server in whose folder it lies. */
function eventsOf({ place, reading }: PlacedReading): Reading['events'] {
  const machine = place?.kind === 'server' ? place.name : null;
  return reading.events?.map((event) => ({ ...dropEmpty({ machine }), ...event }));
}
