/** The subject of a finding: the site, and the server or client. */
import { compareText } from '../model/compare-text.js';
import { machineOfFolder } from '../model/machine-of-folder.js';
import type { Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import type { StreamResult } from '../model/stream-result.js';

/** @param folder of the log, relative to the argument: lines that name nobody are about the machine that this folder is named after */
export function subjectIn({ subject }: Signature, name: string | null, site: string | null, folder: string): Subject {
  return {
    site,
    server: subject === 'server' ? (name ?? machineOfFolder(folder, 'servers')) : null,
    client: subject === 'client' ? (name ?? machineOfFolder(folder, 'clients')) : null,
  };
}

/**
 * The site code of each folder: the one that all its status messages name; without status messages that of the bundle in which
 * the folder lies. Facts of another site do not count for it.
 */
export function sitesOfFolders(
  streams: readonly StreamResult[],
  siteOfBundle: (folder: string) => string | null = () => null,
): ReadonlyMap<string, string | null> {
  const codes = new Map<string, Set<string>>();
  for (const { folder, sites } of streams) codes.set(folder, new Set([...(codes.get(folder) ?? []), ...sites]));
  return new Map(
    [...codes].map(([folder, found]) => [
      folder,
      found.size === 0 ? siteOfBundle(folder) : found.size === 1 ? ([...found][0] ?? null) : null,
    ]),
  );
}

/** The order of names in a report; null comes last. */
export function compareNames(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareText(one, other);
}

export function isSameSubject(one: Subject, other: Subject): boolean {
  const isSame = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
  return isSame(one.site, other.site) && one.server === other.server && one.client === other.client;
}
