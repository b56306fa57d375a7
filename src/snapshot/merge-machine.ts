/** Merges the facts of two artefacts of one machine. Lists are merged member by member, and the later artefact counts. */
import type { SnapshotFile } from '../model/snapshot.js';
import { dropEmpty } from './merge-parts.js';
import type { MachineFacts } from './reading.js';

export function mergeMachine(earlier: Partial<MachineFacts>, later: Partial<MachineFacts>): Partial<MachineFacts> {
  const merged: Partial<MachineFacts> = { ...earlier, ...later };
  const services = mergeLists(earlier.services, later.services, nameOf, newer);
  const files = mergeLists(earlier.files, later.files, fileKey, newer);
  const shares = mergeLists(earlier.shares, later.shares, nameOf, newer);
  const volumes = mergeLists(earlier.volumes, later.volumes, pathOf, newer);
  const folders = mergeLists(earlier.folders, later.folders, pathOf, newer);
  const accounts = mergeLists(earlier.accounts, later.accounts, nameOf, newer);
  const registry = mergeLists(earlier.registry, later.registry, registryKey, (_, b) => b);
  const processes = mergeLists(earlier.processes, later.processes, nameOf, newer);
  return { ...merged, ...dropEmpty({ services, files, shares, volumes, folders, accounts, registry, processes }) };
}

/** Of two entries for one thing, the fields of the later one count where it has them. */
const newer = <T extends object>(earlier: T, later: T): T => ({ ...earlier, ...later });
const nameOf = ({ name }: { name: string }): string => name.toUpperCase();
const pathOf = ({ path }: { path: string }): string => path.toUpperCase().replace(/\\$/, '');
const registryKey = ({ key, name }: { key: string; name: string }): string => `${key}\n${name}`.toUpperCase();
const fileKey = ({ name, path, platform }: SnapshotFile): string =>
  `${path ?? ''}\n${name}\n${platform ?? ''}`.toUpperCase();

function mergeLists<T>(
  earlier: readonly T[] | null | undefined,
  later: readonly T[] | null | undefined,
  keyOf: (item: T) => string,
  merge: (a: T, b: T) => T,
): T[] | undefined {
  if (!earlier && !later) return undefined;
  const joined = new Map<string, T>();
  for (const item of [...(earlier ?? []), ...(later ?? [])]) {
    const before = joined.get(keyOf(item));
    joined.set(keyOf(item), before === undefined ? item : merge(before, item));
  }
  return [...joined.values()];
}
