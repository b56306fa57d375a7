/**
 * Tells by its folder in the bundle which machine an artefact is from: `site/` is the site server, then there are
 * `servers/<NAME>/` and `clients/<NAME>/`. These may lie in a further folder, as they do when a folder was packed.
 */
import { serverName } from '../model/server-name.js';
import type { Reading } from './reading.js';

export type Place =
  | { readonly kind: 'site' }
  | { readonly kind: 'server'; readonly name: string }
  | { readonly kind: 'client'; readonly name: string };

/** @param path inside the bundle, with `/` */
export function placeOf(path: string): Place | null {
  const folders = path.split('/').slice(0, -1);
  for (const [i, folder] of folders.entries()) {
    const kind = folder.toLowerCase();
    if (kind === 'site') return { kind: 'site' };
    if (kind !== 'servers' && kind !== 'clients') continue;
    const name = serverName(folders[i + 1]);
    if (name !== null) return { kind: kind === 'servers' ? 'server' : 'client', name };
  }
  return null;
}

/** Whether a reading has facts of a machine but does not name it, so that only its folder can tell. */
export function needsPlace({ of, machine, server, client }: Reading): boolean {
  return !of && [machine, server, client].some((facts) => Object.keys(facts ?? {}).length > 0);
}
