/** The signatures of a run: the shipped ones and a user's packs, narrowed by `--only` and `--skip`. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { PackContext } from '../catalogue/check-signature.js';
import { UsageError } from '../errors.js';
import type { Signature } from '../model/signature.js';

export interface SignatureChoice {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Packs: files or folders. */
  readonly signatures: readonly string[];
}

/** @throws UsageError for an id that is no signature's, InputError for an invalid pack. */
export async function chooseSignatures(catalogue: Catalogue, choice: SignatureChoice): Promise<Catalogue> {
  if ([...choice.only, ...choice.skip, ...choice.signatures].length === 0) return catalogue;
  const all = await withPacks(catalogue, choice.signatures);
  const only = choice.only.flatMap((id) => named(id, all));
  const skip = choice.skip.flatMap((id) => named(id, all));
  const signatures = all.filter(
    (signature) => (choice.only.length === 0 || only.includes(signature)) && !skip.includes(signature),
  );
  const { createHash } = await import('node:crypto');
  return {
    ...catalogue,
    signatures,
    hash: createHash('sha256').update(JSON.stringify(signatures)).digest('hex').slice(0, 12),
  };
}

/** The shipped signatures and those of packs. */
async function withPacks(catalogue: Catalogue, packs: readonly string[]): Promise<readonly Signature[]> {
  if (packs.length === 0) return catalogue.signatures;
  const { packError, readPack } = await import('../catalogue/load-pack.js');
  const { joinPacks } = await import('../catalogue/join-packs.js');
  const context = await packContext(catalogue);
  const read = packs.map((pack) => readPack(pack, context));
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
  const found = all.filter(
    (signature) =>
      signature.id === wanted ||
      [signature.article, ...(signature.articles ?? [])].some((article) => article?.toLowerCase() === wanted),
  );
  if (found.length === 0)
    throw new UsageError(
      `no signature is called "${id}"`,
      `known are ${all.map((signature) => `${signature.id} (${[signature.article ?? [], signature.articles ?? []].flat().join(', ')})`).join('; ')}`,
    );
  return found;
}
