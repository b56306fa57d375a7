/** The snapshots of a run, for every command that takes logs and facts. */
import { resolve } from 'node:path';
import { lookAtPath } from '../input/collect-artefacts.js';
import { prefixOf, toSlashes } from '../input/disk-path.js';
import type { LoadedSnapshot } from '../model/facts.js';
import type { Io } from './io.js';
import { tell } from './tell.js';

interface Facts {
  readonly snapshots: LoadedSnapshot[];
  /** Paths of snapshots that lie among the logs and were not named: whether they are meant is not known. */
  readonly unused: readonly string[];
}

/** Snapshots that were named, and those that lie beside the logs of a bundle. Nothing is loaded where there is neither. */
export async function loadFacts(paths: readonly string[], named: readonly string[], io: Io): Promise<Facts> {
  const looks = paths.filter((path) => path !== '-').map((path) => ({ path, ...lookAtPath(resolve(io.cwd, path)) }));
  const bundles = looks.filter(({ kind }) => kind !== null).map(({ path }) => path);
  // What a bundle holds is used, and one that was built of it says no more.
  const json = looks.flatMap(({ path, kind, json: names }) =>
    kind === null ? names.map((name) => prefixOf(toSlashes(path, io.platform)) + name) : [],
  );
  const given = new Set(named.map((path) => resolve(io.cwd, path)));
  const unused = json.filter((path) => !given.has(resolve(io.cwd, path)));
  return {
    snapshots: named.length === 0 && bundles.length === 0 ? [] : await load(bundles, named, io),
    unused: unused.length === 0 ? [] : (await import('./mistaken-snapshot.js')).snapshotsAmong(unused, io),
  };
}

async function load(bundles: readonly string[], named: readonly string[], io: Io): Promise<LoadedSnapshot[]> {
  const { loadSnapshots, loadBundles } = await import('../pipelines/snapshot/load-snapshot.js');
  const found = [...(await loadSnapshots(named, io)), ...(await loadBundles(bundles, io))];
  for (const { path, notes } of found) for (const note of notes) await tell(`${path}: ${note}`, io);
  return found.map(({ path, snapshot, problems }) => ({ path, snapshot: { ...snapshot, problems: [...problems] } }));
}
