/**
 * Which facts are a client's own: those of its site, of which several snapshots may tell, the newest first; and what the newest
 * of them says of the client itself. Clients of one site are never judged by the facts of another.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { newestFirst } from '../model/newest-first.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';

export interface CollectedSite {
  readonly code: string | null;
  /** Where it was read from. */
  readonly paths: readonly string[];
  readonly snapshot: Snapshot;
  /** By name in capitals, the newest of each. */
  readonly clients: ReadonlyMap<string, SnapshotClient>;
}

export function collectedSites(snapshots: readonly LoadedSnapshot[]): CollectedSite[] {
  const newest = newestFirst(snapshots);
  const codes = [...new Set(newest.flatMap(({ snapshot }) => siteCodeOf(snapshot) ?? []))];
  // What names no site is of the only one that is named.
  const only = codes.length === 1 ? (codes[0] ?? null) : null;
  const groups = new Map<string | null, LoadedSnapshot[]>();
  for (const one of newest) {
    const code = siteCodeOf(one.snapshot) ?? only;
    groups.set(code, [...(groups.get(code) ?? []), one]);
  }
  return [...groups].map(([code, own]) => ({
    code,
    paths: own.map(({ path }) => path),
    snapshot: joined(own.map(({ snapshot }) => snapshot)),
    clients: newestClients(own),
  }));
}

/** A snapshot of a client alone says nothing of the servers: there the one before counts. */
function joined(newest: readonly Snapshot[]): Snapshot {
  const [first] = newest;
  const meteringServers = newest.find((one) => one.meteringServers != null)?.meteringServers;
  const clientAgent = newest.find((one) => one.clientAgent != null)?.clientAgent;
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
