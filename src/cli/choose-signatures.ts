/** Chooses the signatures of a run: the shipped ones and a user's packs, narrowed by `--only` and `--skip`. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { PackContext } from '../catalogue/check-signature.js';
import { UsageError } from '../errors.js';
import { namesOfSignature } from '../model/names-of-signature.js';
import type { Signature } from '../model/signature.js';

export interface SignatureChoice {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Paths of packs: files or folders. */
  readonly signatures: readonly string[];
}

/**
 * @param cwd the folder that the paths of packs are relative to
 * @throws UsageError for an unknown id, InputError for an invalid pack
 */
export async function chooseSignatures(
  catalogue: Catalogue,
  { only = [], skip = [], signatures: packs }: SignatureChoice,
  cwd: string,
): Promise<Catalogue> {
  if (only.length + skip.length + packs.length === 0) return catalogue;
  const all = await withPacks(catalogue, packs, cwd);
  const unknown = [...only, ...skip].find((id) => named(id, all).length === 0);
  if (unknown !== undefined) throw await unknownName(unknown, all);
  const wanted = only.length === 0 ? all : only.flatMap((id) => named(id, all));
  const unwanted = skip.flatMap((id) => named(id, all));
  const signatures = all.filter((signature) => wanted.includes(signature) && !unwanted.includes(signature));
  if (signatures.length === 0) throw new UsageError('no signature is left to look for', '--skip names all of --only');
  const causes = all.filter((one) => !signatures.includes(one) && signatures.some((listed) => isCauseOf(one, listed)));
  const { createHash } = await import('node:crypto');
  return {
    ...catalogue,
    signatures,
    ...(causes.length > 0 ? { causes } : {}),
    hash: createHash('sha256')
      .update(JSON.stringify([...signatures, ...causes]))
      .digest('hex')
      .slice(0, 12),
  };
}

/** What explains the facts of a finding can change its state, so it is looked for (not listed) even where `--only` leaves it out. */
function isCauseOf({ id }: Signature, { facts }: Signature): boolean {
  return (facts?.alone?.explained ?? []).some(({ by }) => by === id);
}

async function withPacks(catalogue: Catalogue, packs: readonly string[], cwd: string): Promise<readonly Signature[]> {
  if (packs.length === 0) return catalogue.signatures;
  const { packError, readPack } = await import('../catalogue/load-pack.js');
  const { joinPacks } = await import('../catalogue/join-packs.js');
  const context = await packContext(catalogue);
  const read = packs.map((pack) => readPack(pack, context, cwd));
  const joined = joinPacks(
    catalogue.signatures,
    read.flatMap(({ loaded }) => loaded),
  );
  const mistakes = [...read.flatMap((pack) => pack.mistakes), ...joined.mistakes];
  if (mistakes.length > 0) throw packError(mistakes);
  return joined.signatures;
}

/** What signatures of a pack are checked against. */
export async function packContext({ logs }: Catalogue): Promise<PackContext> {
  const { templateMistake } = await import('../templates/compile-template.js');
  return { logNames: [...logs.metering, ...logs.neighbours].map(({ name }) => name), templateMistake };
}

function named(id: string, all: readonly Signature[]): Signature[] {
  const wanted = id.toLowerCase();
  return all.filter((signature) => namesOfSignature(signature).some((name) => name.toLowerCase() === wanted));
}

async function unknownName(id: string, all: readonly Signature[]): Promise<UsageError> {
  const { nearestNames } = await import('../describe/nearest-names.js');
  const near = nearestNames(id, [...new Set(all.flatMap(namesOfSignature))]);
  const hint = near.length > 0 ? `near it: ${near.join(', ')}; ` : '';
  return new UsageError(`no signature is called "${id}"`, `${hint}"licdiag signatures list" shows all`);
}
