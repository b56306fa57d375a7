/**
 * A snapshot that is not older may speak of a metering server outside of an entry for it: a client was sent to it, the site control
 * file gives it no role any more, a site system has its service. Facts of an entry in another snapshot that this contradicts
 * then count as not known.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import { settlePlaces } from '../model/settle-places.js';
import type { MeteringServer, Snapshot } from '../model/snapshot.js';

/**
 * @param one loses the facts of its entries that the other one contradicts
 * @param other not older, and of the same site or of one that may be the same
 * @param isNewer the other one is newer, so a server that has an entry there is judged by that entry. Else both entries are compared
 */
export function withoutOverruled(
  one: LoadedSnapshot,
  { path, snapshot: other }: LoadedSnapshot,
  isNewer: boolean,
): LoadedSnapshot {
  const { meteringServers } = one.snapshot;
  const entries = other.meteringServers ?? [];
  const isListed = ({ name }: MeteringServer): boolean =>
    isNewer && entries.some((entry) => isSameName(entry.name, name));
  const left = (meteringServers ?? []).filter((server) => !isListed(server));
  if (!meteringServers || left.length === 0) return one;
  // What the entry's own snapshot tells of its clients is asked there.
  const known = new Set(isNewer ? [] : sentTo(one.snapshot));
  const sent = sentTo(other).filter((name) => !known.has(name));
  const told = { ...withListOf(other, sent), meteringServers: left };
  const { snapshot: settled, problems } = settlePlaces(told, entries);
  if (problems.length === 0) return one;
  const open = new Map((settled.meteringServers ?? []).map((server) => [server.name, server]));
  return {
    path: one.path,
    snapshot: {
      ...one.snapshot,
      meteringServers: meteringServers.map((server) => (isListed(server) ? server : (open.get(server.name) ?? server))),
      problems: [
        ...(one.snapshot.problems ?? []),
        ...problems.map((problem) => ({ path: one.path, problem: `beside ${path}: ${problem}` })),
      ],
    },
  };
}

/** Servers that clients were sent to stand in LICMTR.CFG, or did. */
function withListOf(snapshot: Snapshot, sent: readonly string[]): Snapshot {
  const { clientAgent } = snapshot;
  if (sent.length === 0) return snapshot;
  return {
    ...snapshot,
    clientAgent: { ...clientAgent, licenseServers: [...(clientAgent?.licenseServers ?? []), ...sent] },
  };
}

function sentTo({ clients }: Snapshot): string[] {
  return (clients ?? []).flatMap(({ server, licenseServers }) => [server ?? [], licenseServers ?? []].flat());
}
