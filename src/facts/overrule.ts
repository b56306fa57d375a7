/**
 * A snapshot that is not older may have no entry for a metering server, and tell of it elsewhere: a client was sent to it, the site control
 * file gives it no role any more, a site system has its service. The older entry is asked then, without what that speaks against.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import { settlePlaces } from '../model/settle-places.js';
import type { MeteringServer, Snapshot } from '../model/snapshot.js';

/** @param other of the same site, and not older */
export function withoutOverruled(one: LoadedSnapshot, { path, snapshot: other }: LoadedSnapshot): LoadedSnapshot {
  const { meteringServers } = one.snapshot;
  const isListed = ({ name }: MeteringServer): boolean =>
    (other.meteringServers ?? []).some((entry) => isSameName(entry.name, name));
  const left = (meteringServers ?? []).filter((server) => !isListed(server));
  if (!meteringServers || left.length === 0) return one;
  const { snapshot: settled, problems } = settlePlaces({ ...withListOfClients(other), meteringServers: left });
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
function withListOfClients(snapshot: Snapshot): Snapshot {
  const { clientAgent, clients } = snapshot;
  const sent = (clients ?? []).flatMap(({ server, licenseServers }) => [server ?? [], licenseServers ?? []].flat());
  if (sent.length === 0) return snapshot;
  return {
    ...snapshot,
    clientAgent: { ...clientAgent, licenseServers: [...(clientAgent?.licenseServers ?? []), ...sent] },
  };
}
