/** Loads a site snapshot from a path: the JSON of `snapshot build`, or a bundle (folder or zip) that the collector wrote. */
import { decodeCapture } from '../../decode/decode-capture.js';
import { InputError, messageOf } from '../../errors.js';
import { collectArtefacts, readArtefactFile } from '../../input/collect-artefacts.js';
import { diskPath, type Place, toSlashes } from '../../input/disk-path.js';
import { bundleKind, lookAtPath } from '../../input/find-bundle.js';
import type { Snapshot } from '../../model/snapshot.js';
import { buildSnapshot } from '../../snapshot/build-snapshot.js';
import type { Problems } from '../../snapshot/reading.js';
import { settleCaptures } from '../../snapshot/settle-captures.js';
import { readArtefacts } from './read-artefacts.js';

export interface ReadSnapshot {
  /** As the user gave it, with `/`. */
  readonly path: string;
  readonly kind: 'json' | 'bundle';
  readonly snapshot: Snapshot;
  /** Artefacts that could not be collected, read or used. */
  readonly problems: Problems;
  /** Fields that this licdiag does not know. They are ignored and do no harm. */
  readonly notes: readonly string[];
}

/** @throws InputError naming the file, and the field where there is one. */
export async function loadSnapshots(paths: readonly string[], context: Place): Promise<ReadSnapshot[]> {
  const snapshots: ReadSnapshot[] = [];
  for (const path of paths) snapshots.push(await loadSnapshot(path, context));
  return snapshots;
}

/**
 * Snapshots from the paths of a scan: the folders and zips among them that hold artefacts (`site/`, `servers/<NAME>/`,
 * `clients/<NAME>/`) beside the logs. Other paths are skipped without reading a file.
 */
export async function loadBundles(paths: readonly string[], context: Place): Promise<ReadSnapshot[]> {
  const snapshots: ReadSnapshot[] = [];
  for (const path of paths) {
    const onDisk = diskPath(path, context);
    const { kind } = lookAtPath(onDisk);
    // A zip that cannot be opened is reported when its logs are collected.
    if (kind === null) continue;
    const read = await readBundle(onDisk, toSlashes(path, context.platform), kind).catch(() => null);
    if (read !== null) snapshots.push(read);
  }
  return snapshots;
}

/** @throws InputError naming the file, and the field where there is one. */
export async function loadSnapshot(path: string, context: Place): Promise<ReadSnapshot> {
  const onDisk = diskPath(path, context);
  const shown = toSlashes(path, context.platform);
  try {
    const kind = bundleKind(onDisk);
    if (kind === null) throw new InputError(`${shown}: no such file or directory`);
    if (kind === 'file') return await parseSnapshot(readArtefactFile(onDisk), shown);
    return await readBundle(onDisk, shown, kind);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${shown}: the snapshot cannot be read: ${messageOf(error)}`,
      'give the JSON of "licdiag snapshot build", or the folder or zip that the collector wrote',
    );
  }
}

/** Unknown fields become notes, not errors: a newer licdiag may have written them. */
async function parseSnapshot(bytes: Uint8Array, shown: string): Promise<ReadSnapshot> {
  const { checkSnapshot } = await import('../../snapshot/check-snapshot.js');
  const { snapshot, notes } = checkSnapshot(decodeCapture(bytes, 'ansi', null), shown);
  return { path: shown, kind: 'json', snapshot, problems: snapshot.problems ?? [], notes };
}

/** @throws InputError when it holds no artefact, or none that can be read */
async function readBundle(onDisk: string, shown: string, kind: 'directory' | 'zip'): Promise<ReadSnapshot> {
  const listing = await collectArtefacts(onDisk, kind);
  try {
    const bundle = await readArtefacts(listing.artefacts);
    if (bundle.placed.length === 0) throw nothingIn(shown, [...listing.problems, ...bundle.unread], bundle.problems);
    const captures = settleCaptures(bundle.placed);
    const found = listing.problems.map(({ path, problem }) => ({ path, problem }));
    const problems = [...found, ...bundle.problems, ...captures.problems];
    const snapshot = buildSnapshot(captures.placed, bundle.sources, problems);
    return { path: shown, kind: 'bundle', snapshot, problems: snapshot.problems ?? [], notes: [] };
  } finally {
    listing.close();
  }
}

/** Says "no artefact" only where everything could be read; else says that something could not. */
function nothingIn(shown: string, [first]: Problems, [passedOver]: Problems): InputError {
  if (first === undefined)
    return new InputError(
      `${shown}: no artefact was recognised in it${passedOver ? ` (${passedOver.path}: ${passedOver.problem})` : ''}`,
      'give the folder that holds site/, servers/<NAME>/ and clients/<NAME>/; "licdiag snapshot collector" prints a script that makes it',
    );
  return new InputError(
    `${shown}: no artefact was recognised in it, and not all could be read: ${first.path === '.' ? '' : `${first.path}: `}${first.problem}`,
  );
}
