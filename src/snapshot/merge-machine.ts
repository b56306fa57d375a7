/** Merges the facts of two artefacts of one machine. Lists are merged member by member, and the later artefact counts. */
import type { SnapshotFile } from '../model/snapshot.js';
import { dropEmpty } from './merge-parts.js';
import type { MachineFacts } from './reading.js';

export function mergeMachine(one: Partial<MachineFacts>, other: Partial<MachineFacts>): Partial<MachineFacts> {
  const merged: Partial<MachineFacts> = { ...one, ...dropEmpty(other) };
  const services = mergeLists(one.services, other.services, nameOf, newer);
  const files = mergeLists(one.files, other.files, fileKey, newer);
  const shares = mergeLists(one.shares, other.shares, nameOf, newer);
  const volumes = mergeLists(one.volumes, other.volumes, pathOf, newer);
  const folders = mergeLists(one.folders, other.folders, pathOf, newer);
  const accounts = mergeLists(one.accounts, other.accounts, nameOf, newer);
  const registry = mergeLists(one.registry, other.registry, registryKey, (_, b) => b);
  const processes = mergeLists(one.processes, other.processes, nameOf, newer);
  return { ...merged, ...dropEmpty({ services, files, shares, volumes, folders, accounts, registry, processes }) };
}

/** Of two entries for one thing, the fields of the later one count where it has them. */
const newer = <T extends object>(one: T, later: T): T => ({ ...one, ...dropEmpty(later) });
const nameOf = ({ name }: { name: string }): string => name.toUpperCase();
const pathOf = ({ path }: { path: string }): string => path.toUpperCase().replace(/\\$/, '');
const registryKey = ({ key, name }: { key: string; name: string }): string => `${key}\n${name}`.toUpperCase();
const fileKey = ({ name, path, platform }: SnapshotFile): string =>
  `${path ?? ''}\n${name}\n${platform ?? ''}`.toUpperCase();

function mergeLists<T>(
  one: readonly T[] | null | undefined,
  other: readonly T[] | null | undefined,
  keyOf: (item: T) => string,
  merge: (a: T, b: T) => T,
): T[] | undefined {
  if (!one && !other) return undefined;
  const joined = new Map<string, T>();
  for (const item of [...(one ?? []), ...(other ?? [])]) {
    const before = joined.get(keyOf(item));
    joined.set(keyOf(item), before === undefined ? item : merge(before, item));
  }
  return [...joined.values()];
}
