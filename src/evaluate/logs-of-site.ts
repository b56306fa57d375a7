/** Snapshots that also know which metering logs of their site were given: logs and snapshots may come by different ways. */
import type { LoadedSnapshot } from '../model/facts.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { StreamResult } from './stream-result.js';

/** Where snapshots of several sites were given, nothing tells whose a log is; where they lie beside it, it is known already. */
export function withLogsOfSite(
  loaded: readonly LoadedSnapshot[],
  streams: readonly StreamResult[],
): readonly LoadedSnapshot[] {
  const codes = new Set(loaded.map(({ snapshot }) => siteCodeOf(snapshot)));
  const [code = null] = codes;
  if (codes.size !== 1) return loaded;
  const names = streams
    .filter(({ sites }) => code === null || sites.every((site) => site === code))
    .flatMap(({ files }) => files.flatMap(({ log, status }) => (status === 'read' && log !== null ? [log] : [])));
  const sources = [...new Set(names)].map((path) => ({ path, kind: 'log', machine: 'site' }));
  return loaded.map(({ path, snapshot }) => ({
    path,
    snapshot: { ...snapshot, sources: [...(snapshot.sources ?? []), ...sources] },
  }));
}
