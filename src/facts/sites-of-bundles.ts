/** A bundle in which no artefact tells the site code has that of its logs: so it says nothing of logs of another site. */
import type { LoadedSnapshot } from '../model/facts.js';
import { siteCodeOf } from '../model/site-code-of.js';
import { bundleOf } from './choose-snapshot.js';

/** What a log tells of its site: the codes that its status messages name. */
interface SitedLog {
  readonly folder: string;
  readonly sites: readonly string[];
}

/** The snapshots, those without a code with the only one that their logs name. */
export function withSitesOfLogs(
  snapshots: readonly LoadedSnapshot[],
  logs: readonly SitedLog[],
): readonly LoadedSnapshot[] {
  if (snapshots.every(({ snapshot }) => siteCodeOf(snapshot) !== null)) return snapshots;
  const telling = logs
    .filter(({ sites }) => sites.length > 0)
    .map(({ folder, sites }) => ({ sites, bundle: bundleOf(folder, snapshots) }));
  return snapshots.map((loaded) => {
    const { path, snapshot } = loaded;
    if (siteCodeOf(snapshot) !== null) return loaded;
    const own = telling.filter(({ bundle }) => bundle === loaded);
    const [code, ...others] = new Set(own.flatMap(({ sites }) => sites));
    if (code === undefined || others.length > 0) return loaded;
    return { path, snapshot: { ...snapshot, site: { ...snapshot.site, code } } };
  });
}
