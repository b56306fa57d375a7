/** Joins a user's packs with the shipped signatures. A pack may add one, or replace one by saying so; never silently. */
import type { Signature } from '../model/signature.js';
import type { LoadedSignature } from './load-pack.js';

export interface JoinedPacks {
  readonly signatures: readonly Signature[];
  /** As `file:line: field: what is wrong`. */
  readonly mistakes: readonly string[];
}

export function joinPacks(shipped: readonly Signature[], packs: readonly LoadedSignature[]): JoinedPacks {
  const signatures = [...shipped];
  const mistakes: string[] = [];
  const owners = new Map<string, string>();
  for (const { signature, file, lineOf } of packs) {
    const { id, replaces = false } = signature;
    const at = shipped.findIndex((one) => one.id === id);
    const owner = owners.get(id);
    const mistake = mistakeOf(id, { isShipped: at >= 0, replaces, owner });
    owners.set(id, owner ?? file);
    if (mistake) mistakes.push(`${file}:${lineOf(mistake.field)}: ${mistake.field}: ${mistake.message}`);
    else if (at >= 0) signatures[at] = signature;
    else signatures.push(signature);
  }
  return { signatures, mistakes };
}

function mistakeOf(
  id: string,
  { isShipped, replaces, owner }: { isShipped: boolean; replaces: boolean; owner: string | undefined },
): { field: string; message: string } | null {
  if (owner !== undefined) return { field: 'id', message: `"${id}" is already in ${owner}` };
  if (isShipped && !replaces)
    return {
      field: 'id',
      message: `"${id}" is already in the shipped catalogue: give yours another id, or say "replaces: true" to take its place`,
    };
  if (!isShipped && replaces)
    return { field: 'replaces', message: `the shipped catalogue has no signature "${id}" that it could replace` };
  return null;
}
