/**
 * Chooses the snapshot whose facts count for a subject: of several snapshots of one server the newest. Two sites can have servers
 * of the same name. So where nothing tells whether two snapshots are of one site, only that one counts in whose bundle the log lies,
 * or whose site is known to be right.
 */
import type { LoadedSnapshot, SiteSubject } from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import { machineElsewhere } from '../model/machine-elsewhere.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { Snapshot } from '../model/snapshot.js';
import { assignedServers } from './assigned-servers.js';

/** Paths of the bundles that hold logs of this diagnosis. */
export type Homes = ReadonlySet<string>;

/** All snapshots of a run. */
export class Collected {
  private readonly bySite = new Map<string, readonly LoadedSnapshot[]>();

  constructor(
    readonly newestFirst: readonly LoadedSnapshot[],
    readonly homes: Homes,
  ) {}

  /** Those of a site, and those of which nothing tells the site; the newest first. Remembered, since each signature asks for each server. */
  ofSite(site: string): readonly LoadedSnapshot[] {
    const known = this.bySite.get(site);
    if (known !== undefined) return known;
    const found = this.newestFirst.filter(({ snapshot }) => isSameName(siteCodeOf(snapshot) ?? site, site));
    this.bySite.set(site, found);
    return found;
  }
}

export interface Chosen {
  /** Null when no snapshot counts. */
  readonly holder: LoadedSnapshot | null;
  /** Snapshots that may be about the subject, where nothing tells which of them is. */
  readonly unclear: readonly LoadedSnapshot[];
}

/** Null where it is not known: two site servers of the same name may be two machines. */
export function areOfOneSite({ site: one }: Snapshot, { site: other }: Snapshot): boolean | null {
  if (one?.code != null && other?.code != null) return isSameName(one.code, other.code);
  return one?.server != null && other?.server != null && !isSameName(one.server, other.server) ? false : null;
}

/** The snapshot in whose bundle a folder lies, the innermost if there are several. */
export function bundleOf(folder: string, snapshots: readonly LoadedSnapshot[]): LoadedSnapshot | null {
  const around = snapshots
    .map((loaded) => ({ loaded, path: loaded.path.replace(/\/+$/, '') }))
    .filter(({ path }) => folder === path || folder.startsWith(`${path}/`) || folder.startsWith(`${path}!`));
  return around.sort((a, b) => b.path.length - a.path.length)[0]?.loaded ?? null;
}

/** @param home the snapshot in whose bundle the log lies, or that names the subject */
export function chooseSnapshot(subject: SiteSubject, home: LoadedSnapshot | null, all: Collected): Chosen {
  const { site, server, client } = subject;
  const possible = site === null ? all.newestFirst : all.ofSite(site);
  const own = home !== null && possible.includes(home) ? home : null;
  const isSure = (one: LoadedSnapshot): boolean =>
    own === null ? site !== null && siteCodeOf(one.snapshot) !== null : isTakenForOneSite(own, one, all.homes);
  const isListing = ({ snapshot }: LoadedSnapshot): boolean =>
    lists(snapshot.meteringServers, server) || lists(snapshot.clients, client);
  const entries = possible.filter(isListing);
  // A newer one without an entry may give it the role in a list, and tell of its service as of another site system, or of a running setup.
  const assigning = server === null ? undefined : possible.find((one) => isAssigned(one, server));
  const isNewest = assigning && entries[0] && isNewer(assigning.snapshot, entries[0].snapshot);
  const listing = isNewest ? [assigning, ...entries] : entries;
  const sure = (listing.length > 0 ? listing : possible).find(isSure);
  if (sure) return { holder: sure, unclear: [] };
  // A snapshot of another site lists a machine of this name too, and a snapshot without a site code may be of that site.
  const mayBeOfOtherSite = ({ snapshot }: LoadedSnapshot): boolean =>
    all.newestFirst.some(
      (one) => !possible.includes(one) && isListing(one) && areOfOneSite(snapshot, one.snapshot) !== false,
    );
  // A bundle that holds logs is about these, and not about those of another bundle.
  const left = own === null ? listing : listing.filter((one) => !all.homes.has(one.path));
  const [first] = left;
  if (first)
    return !mayBeOfOtherSite(first) && left.every((one) => isTakenForOneSite(first, one, all.homes))
      ? { holder: first, unclear: [] }
      : { holder: null, unclear: left };
  if (own !== null) return { holder: possible.find(isSure) ?? null, unclear: [] };
  const codes = new Set(possible.map(({ snapshot }) => siteCodeOf(snapshot)));
  return { holder: codes.size === 1 ? (possible[0] ?? null) : null, unclear: [] };
}

/** Two snapshots without site codes are assumed to be of one site, unless both hold logs of their own. */
export function isTakenForOneSite(one: LoadedSnapshot, other: LoadedSnapshot, homes: Homes): boolean {
  if (one.path === other.path) return true;
  const areNamed = siteCodeOf(one.snapshot) !== null || siteCodeOf(other.snapshot) !== null;
  return areOfOneSite(one.snapshot, other.snapshot) ?? (!areNamed && !(homes.has(one.path) && homes.has(other.path)));
}

/** A setup that runs concerns all servers to which the role is assigned, though nothing else was collected of them. */
function isAssigned({ snapshot }: LoadedSnapshot, server: string): boolean {
  const { services, reachable } = machineElsewhere(server, snapshot);
  const isTold = services !== undefined || reachable !== undefined || snapshot.upgrade?.running === true;
  return isTold && assignedServers(snapshot).some((name) => isSameName(name, server));
}

/** To the minute: the commands that print times print no seconds. Null where it is not known. */
export function minuteOf({ collectedAt }: Snapshot): string | null {
  return collectedAt?.slice(0, '1999-03-26T10:43'.length) ?? null;
}

/** Whether both tell when they were collected, and the one was so later. */
export function isNewer(one: Snapshot, other: Snapshot): boolean {
  const [minute, otherMinute] = [minuteOf(one), minuteOf(other)];
  return minute !== null && otherMinute !== null && minute > otherMinute;
}

function lists(members: readonly { name: string }[] | null | undefined, name: string | null): boolean {
  return name !== null && (members ?? []).some((member) => isSameName(member.name, name));
}
