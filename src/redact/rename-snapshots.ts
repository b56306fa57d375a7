/** Finds names in snapshots, and replaces them, so that a diagnosis can be repeated on snapshots without names. */
import type { LoadedSnapshot } from '../model/facts.js';
import { addName, type NameFound } from './add-name.js';
import { changeTexts } from './change-texts.js';
import type { NameTable } from './name-table.js';
import type { NameKind } from './stand-in.js';

/** Lists of machines. Members of other lists (shares, services, files) have a `name` that is no machine. */
const machines = new Set(['meteringServers', 'clients', 'siteSystems', 'domainControllers']);
const nameFields: Record<string, NameKind> = {
  server: 'server',
  machine: 'server',
  system: 'server',
  licenseServers: 'server',
  code: 'site',
  siteCode: 'site',
  parent: 'site',
  domain: 'domain',
  meteringDatabase: 'database',
  account: 'user',
  configuredAccount: 'user',
};

export function namesInSnapshots(snapshots: readonly LoadedSnapshot[], found: NameFound): void {
  for (const { snapshot } of snapshots) {
    changeTexts(snapshot, (text, field, within) => {
      const kind = kindOf(field, within);
      if (kind !== null && !/^(?:LocalSystem|)$/i.test(text)) addName(kind, text, found);
      return text;
    });
  }
}

export function renamedSnapshots(snapshots: readonly LoadedSnapshot[], table: NameTable): LoadedSnapshot[] {
  return snapshots.map(({ path, snapshot }) => {
    const renamed = structuredClone(snapshot);
    changeTexts(renamed, (text, field, within) => {
      const kind = kindOf(field, within);
      return kind === null || kind === 'user' ? table.inLog(text) : table.name(text);
    });
    return { path, snapshot: renamed };
  });
}

/** @param within the field of the object that has this field; for a member of a list, the field of the list */
function kindOf(field: string, within: string): NameKind | null {
  if (field === 'name') return machines.has(within) ? 'server' : within === 'accounts' ? 'user' : null;
  return nameFields[field] ?? null;
}
