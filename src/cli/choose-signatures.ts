/** The signatures of a run: the shipped ones and a user's packs, narrowed by `--only` and `--skip`. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { InputError, UsageError } from '../errors.js';
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
  const all = [...catalogue.signatures, ...(await loadPacks(catalogue, choice.signatures))];
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

async function loadPacks(catalogue: Catalogue, packs: readonly string[]): Promise<Signature[]> {
  if (packs.length === 0) return [];
  const { loadPack } = await import('../catalogue/load-pack.js');
  const { templateMistake } = await import('../templates/compile-template.js');
  const context = {
    logNames: [...catalogue.logs.metering, ...catalogue.logs.neighbours].map(({ name }) => name),
    templateMistake,
  };
  const known = new Map(catalogue.signatures.map(({ id }) => [id, 'the shipped catalogue']));
  return packs.flatMap((pack) => {
    const loaded = loadPack(pack, context);
    for (const { id } of loaded) {
      const other = known.get(id);
      if (other !== undefined) {
        throw new InputError(`${pack}: the signature "${id}" is already in ${other}`, 'give yours another id');
      }
      known.set(id, pack);
    }
    return loaded;
  });
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
