/** The snapshots of a run, for every command that takes logs and facts. */
import { resolve } from 'node:path';
import { layoutKind } from '../input/collect-artefacts.js';
import type { LoadedSnapshot } from '../model/facts.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

/** Snapshots that were named, and those that lie beside the logs of a bundle. Nothing is loaded where there is neither. */
export async function loadFacts(paths: readonly string[], named: readonly string[], io: Io): Promise<LoadedSnapshot[]> {
  const bundles = paths.filter((path) => path !== '-' && layoutKind(resolve(io.cwd, path)) !== null);
  if (named.length === 0 && bundles.length === 0) return [];
  const { loadSnapshots, loadBundles } = await import('../load-snapshot.js');
  const found = [...(await loadSnapshots(named, io)).snapshots, ...(await loadBundles(bundles, io))];
  for (const { path, notes } of found)
    for (const note of notes) await io.stderr.write(`licdiag: ${oneLine(path)}: ${oneLine(note)}\n`);
  return found.map(({ path, snapshot, problems }) => ({ path, snapshot: { ...snapshot, problems: [...problems] } }));
}
