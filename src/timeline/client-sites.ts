/**
 * Groups snapshots by site, so that the clients of one site are never judged by the facts of another. Of several snapshots of a
 * site the newest counts, and for each client the newest one that knows it.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { groupBy } from '../model/group-by.js';
import { newestFirst } from '../model/newest-first.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';

export interface CollectedSite {
  readonly code: string | null;
  /** The paths of its snapshots. */
  readonly paths: readonly string[];
  readonly snapshot: Snapshot;
  /** By name in capitals. */
  readonly clients: ReadonlyMap<string, SnapshotClient>;
}

export function collectedSites(snapshots: readonly LoadedSnapshot[]): CollectedSite[] {
  const newest = newestFirst(snapshots);
  const codes = [...new Set(newest.flatMap(({ snapshot }) => siteCodeOf(snapshot) ?? []))];
  // If all snapshots that name a site name the same one, the others are taken to be of that site, too.
  const onlyCode = codes.length === 1 ? (codes[0] ?? null) : null;
  const groups = groupBy(newest, ({ snapshot }) => siteCodeOf(snapshot) ?? onlyCode);
  return [...groups].map(([code, own]) => ({
    code,
    paths: own.map(({ path }) => path),
    snapshot: joined(own.map(({ snapshot }) => snapshot)),
    clients: newestClients(own),
  }));
}

/** The newest snapshot; what it lacks of servers and client agent (it may be of a client alone) comes from the next newest that has it. */
function joined(newest: readonly Snapshot[]): Snapshot {
  const [first] = newest;
  const meteringServers = newest.find((snapshot) => snapshot.meteringServers != null)?.meteringServers;
  const clientAgent = newest.find((snapshot) => snapshot.clientAgent != null)?.clientAgent;
  return { ...(first ?? { schemaVersion: 1 }), meteringServers, clientAgent };
}

function newestClients(newest: readonly LoadedSnapshot[]): Map<string, SnapshotClient> {
  const clients = new Map<string, SnapshotClient>();
  for (const { snapshot } of newest)
    for (const client of snapshot.clients ?? []) {
      const name = client.name.toUpperCase();
      if (!clients.has(name)) clients.set(name, client);
    }
  return clients;
}
