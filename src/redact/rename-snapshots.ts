/** The names in snapshots, and the same snapshots with stand-ins for them, so that a redacted diagnosis can be proved. */
import type { LoadedSnapshot } from '../model/facts.js';
import { addName } from './collect-names.js';
import type { NameTable } from './name-table.js';
import type { NameKind } from './stand-in.js';

/** Lists whose members are machines; elsewhere `name` is that of a share, a service or a file. */
const machines = new Set(['meteringServers', 'clients', 'siteSystems']);
const nameFields: Record<string, NameKind> = {
  server: 'server',
  machine: 'server',
  system: 'server',
  licenseServers: 'server',
  code: 'site',
  siteCode: 'site',
  parent: 'site',
  domain: 'domain',
  account: 'user',
  configuredAccount: 'user',
};

export function namesInSnapshots(
  snapshots: readonly LoadedSnapshot[],
  found: (kind: NameKind, name: string) => void,
): void {
  for (const { snapshot } of snapshots) {
    walk(snapshot, '', (text, kind) => {
      if (kind !== null && !/^(?:LocalSystem|)$/i.test(text)) addName(kind, text, found);
      return text;
    });
  }
}

export function renamedSnapshots(snapshots: readonly LoadedSnapshot[], table: NameTable): LoadedSnapshot[] {
  return snapshots.map(({ path, snapshot }) => {
    const renamed = structuredClone(snapshot);
    walk(renamed, '', (text, kind) => (kind === null || kind === 'user' ? table.inLog(text) : table.name(text)));
    return { path, snapshot: renamed };
  });
}

/** @param field the one that holds the value; of a list that of the list */
function walk(value: object, field: string, take: (text: string, kind: NameKind | null) => string): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (typeof inner === 'string') Reflect.set(value, key, take(inner, kindOf(own, field)));
    else if (inner !== null && typeof inner === 'object') walk(inner, own, take);
  }
}

function kindOf(field: string, list: string): NameKind | null {
  if (field === 'name') return machines.has(list) ? 'server' : list === 'accounts' ? 'user' : null;
  return nameFields[field] ?? null;
}
