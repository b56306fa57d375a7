/** Puts the facts of several artefacts of one machine together. Lists are joined by name, and what comes later counts. */
import type { SnapshotFile } from '../model/snapshot.js';
import type { MachineFacts } from './reading.js';

export function mergeMachine(one: Partial<MachineFacts>, other: Partial<MachineFacts>): Partial<MachineFacts> {
  const merged: Partial<MachineFacts> = { ...one, ...dropEmpty(other) };
  const services = joinLists(one.services, other.services, nameOf, newer);
  const files = joinLists(one.files, other.files, fileKey, newer);
  const shares = joinLists(one.shares, other.shares, nameOf, newer);
  const volumes = joinLists(one.volumes, other.volumes, pathOf, newer);
  const folders = joinLists(one.folders, other.folders, pathOf, newer);
  const accounts = joinLists(one.accounts, other.accounts, nameOf, newer);
  const registry = joinLists(one.registry, other.registry, registryKey, (_, b) => b);
  const processes = joinLists(one.processes, other.processes, nameOf, newer);
  return { ...merged, ...dropEmpty({ services, files, shares, volumes, folders, accounts, registry, processes }) };
}

/** Of two entries for one thing, what the later one knows counts. */
const newer = <T extends object>(one: T, later: T): T => ({ ...one, ...dropEmpty(later) });
const nameOf = ({ name }: { name: string }): string => name.toUpperCase();
const pathOf = ({ path }: { path: string }): string => path.toUpperCase().replace(/\\$/, '');
const registryKey = ({ key, name }: { key: string; name: string }): string => `${key}\n${name}`.toUpperCase();
const fileKey = ({ name, path, platform }: SnapshotFile): string =>
  `${path ?? ''}\n${name}\n${platform ?? ''}`.toUpperCase();

function joinLists<T>(
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

/** Without fields that are null or absent: they must not hide what is known. */
export function dropEmpty<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = { ...value };
  for (const key of Object.keys(kept)) {
    const field: unknown = Reflect.get(kept, key);
    if (field === null || field === undefined) Reflect.deleteProperty(kept, key);
  }
  return kept;
}
