/** Loads the snapshots of a run, for the commands that take logs and snapshots. */
import { resolve } from 'node:path';
import { diskPath, prefixOf, toSlashes } from '../input/disk-path.js';
import { lookAtPath } from '../input/find-bundle.js';
import type { Listings } from '../input/find-files.js';
import type { LoadedSnapshot } from '../model/facts.js';
import type { Io } from './io.js';
import { tell } from './tell.js';

interface Facts {
  readonly snapshots: LoadedSnapshot[];
  /** Paths of snapshots found among the logs but not named with `-s`. They are not used, only reported. */
  readonly unused: readonly string[];
  /** What was listed for this: with thousands of folders, to list them once more takes a twentieth of a scan. */
  readonly listed: Listings;
}

/** Loads the snapshots that `-s` names, and the artefacts beside the logs of a bundle. Loads no code where there is neither. */
export async function loadFacts(paths: readonly string[], named: readonly string[], io: Io): Promise<Facts> {
  const looks = paths.filter((path) => path !== '-').map((path) => ({ path, ...lookAtPath(diskPath(path, io)) }));
  const bundles = looks.filter(({ kind }) => kind !== null).map(({ path }) => path);
  // Only in folders that are no bundle: a snapshot beside artefacts was probably built from them, and adds nothing.
  const json = looks.flatMap(({ path, kind, json: names }) =>
    kind === null ? names.map((name) => prefixOf(toSlashes(path, io.platform)) + name) : [],
  );
  const given = new Set(named.map((path) => resolve(io.cwd, path)));
  const unused = json.filter((path) => !given.has(resolve(io.cwd, path)));
  return {
    snapshots: named.length === 0 && bundles.length === 0 ? [] : await load(bundles, named, io),
    listed: new Map(looks.flatMap(({ listed }) => [...listed])),
    unused: unused.length === 0 ? [] : (await import('./mistaken-snapshot.js')).snapshotsAmong(unused, io),
  };
}

async function load(bundles: readonly string[], named: readonly string[], io: Io): Promise<LoadedSnapshot[]> {
  const { loadSnapshots, loadBundles } = await import('../pipelines/snapshot/load-snapshot.js');
  const found = [...(await loadSnapshots(named, io)), ...(await loadBundles(bundles, io))];
  for (const { path, notes } of found) for (const note of notes) await tell(`${path}: ${note}`, io);
  return found.map(({ path, snapshot, problems }) => ({ path, snapshot: { ...snapshot, problems: [...problems] } }));
}
