/**
 * A log that was read beside a snapshot is a source of what is known of its site, as one that lies in a bundle is. Only Licsvcfg.log of a
 * site without service pack is asked for: it may hold a password (Q235179).
 */
import { sitesOfFolders } from '../../evaluate/subject.js';
import { SnapshotFacts } from '../../facts/snapshot-facts.js';
import type { LoadedSnapshot } from '../../model/facts.js';
import { siteCodeOf } from '../../model/site-code-of.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { StreamResult } from '../../model/stream-result.js';

const wanted = 'Licsvcfg.log';

type Sources = NonNullable<Snapshot['sources']>;

// Nearly every run reads this log: where the service pack is not known, that alone points to nothing.
const isBelowSp1 = ({ snapshot }: LoadedSnapshot): boolean => snapshot.site?.servicePack === 'RTM';

/** The facts of the snapshots, with each such log among the sources of the snapshot that is about its site. */
export function factsWithLogs(given: readonly LoadedSnapshot[], streams: readonly StreamResult[]): SnapshotFacts {
  const folders = streams.map(({ folder }) => folder);
  const facts = new SnapshotFacts(given, folders);
  const beside = given.some(isBelowSp1) ? logsBeside(facts, streams) : new Map<string, Sources>();
  if (beside.size === 0) return facts;
  const withLogs = given.map(({ path, snapshot }) => ({
    path,
    snapshot: { ...snapshot, sources: [...(snapshot.sources ?? []), ...(beside.get(path) ?? [])] },
  }));
  return new SnapshotFacts(withLogs, folders);
}

/** By the paths of the snapshots: the facts have these in another order than they were given in. */
function logsBeside(facts: SnapshotFacts, streams: readonly StreamResult[]): ReadonlyMap<string, Sources> {
  const sites = sitesOfFolders(streams, (folder) => siteCodeOf(facts.within(folder).home?.snapshot));
  const beside = new Map<string, Sources>();
  for (const { folder, files } of streams) {
    const read = files.filter(({ log, status, format }) => log === wanted && status === 'read' && format !== null);
    if (read.length === 0) continue;
    const site = sites.get(folder) ?? null;
    const ofLog = facts.within(folder, site);
    const holder = ofLog.about({ site, server: null, client: null });
    // What lies in a bundle is among its sources anyway.
    if (holder === null || holder === ofLog.home || !isBelowSp1(holder)) continue;
    const sources = read.map(({ path, bytes }) => ({ path, kind: 'log', machine: null, bytes }));
    beside.set(holder.path, [...(beside.get(holder.path) ?? []), ...sources]);
  }
  return beside;
}
