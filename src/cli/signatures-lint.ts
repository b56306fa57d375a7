/** `licdiag signatures lint`: prints all mistakes in a pack, each with file, line and field. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { checkCatalogue } from '../catalogue/check-catalogue.js';
import { joinPacks } from '../catalogue/join-packs.js';
import { ledger } from '../catalogue/ledger.generated.js';
import { type LoadedSignature, readPack } from '../catalogue/load-pack.js';
import { areExclusive } from '../facts/are-exclusive.js';
import type { Signature } from '../model/signature.js';
import { packContext } from './choose-signatures.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

/** @throws InputError for a path that holds no signature */
export async function lintCommand(path: string, io: Io): Promise<number> {
  const pack = await lintPack(path, io.cwd);
  const lines = pack.mistakes.map((mistake) => `${oneLine(mistake)}\n`);
  const count = pack.loaded.length;
  await io.stdout.write(
    lines.length > 0 ? lines.join('') : `${count === 1 ? 'The signature is' : `All ${count} signatures are`} sound.\n`,
  );
  return lines.length > 0 ? exitCodes.findings : exitCodes.clean;
}

export interface LintedPack {
  readonly loaded: readonly LoadedSignature[];
  /** Those of the pack together with the shipped ones. */
  readonly signatures: readonly Signature[];
  /** Each as `file:line: field: what is wrong`. */
  readonly mistakes: readonly string[];
}

export async function lintPack(path: string, cwd: string): Promise<LintedPack> {
  const { loaded, mistakes } = readPack(path, await packContext(catalogue), cwd);
  const joined = joinPacks(catalogue.signatures, loaded);
  const advice = adviceMistakes(loaded, joined.signatures);
  return { loaded, signatures: joined.signatures, mistakes: [...mistakes, ...joined.mistakes, ...advice] };
}

/** Contradictions in the advice. The pack's signatures go first, so that one with a shipped signature is reported at the pack's own. */
function adviceMistakes(loaded: readonly LoadedSignature[], signatures: readonly Signature[]): string[] {
  const own = [...signatures].sort((one, other) => order(one, loaded) - order(other, loaded));
  return checkCatalogue(own, ledger, { areExclusive }).flatMap(({ id, field, message }) => {
    const at = loaded.find(({ signature }) => signature.id === id);
    return at ? [`${at.file}:${at.lineOf(field)}: ${field}: ${message}`] : [];
  });
}

function order({ id }: Signature, loaded: readonly LoadedSignature[]): number {
  return loaded.some(({ signature }) => signature.id === id) ? 0 : 1;
}
