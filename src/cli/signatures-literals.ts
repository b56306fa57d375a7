/** `licdiag signatures literals`: prints what the prefilter searches for, with the signature, clause and template of each literal. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { compareText } from '../model/compare-text.js';
import { redactData } from '../redact/redact-data.js';
import { compileTemplate } from '../templates/compile-template.js';
import { chooseSignatures } from './choose-signatures.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import type { ListOptions } from './signatures-options.js';

export async function literalsCommand(options: Pick<ListOptions, 'signatures'>, io: Io): Promise<number> {
  const { signatures } = await chooseSignatures(catalogue, options, io.cwd);
  const rows = signatures.flatMap(({ id, logs }) =>
    Object.entries(logs.clauses).flatMap(([clause, { log, template }]) =>
      [template].flat().map((source) => [compileTemplate(source).literal, log, `${id}.${clause}`, source]),
    ),
  );
  const { printable } = redactData({
    printable: rows.sort(([one = ''], [other = '']) => compareText(one, other)),
  });
  await io.stdout.write(printable.map((row) => `${row.join('\t')}\n`).join(''));
  return exitCodes.clean;
}
