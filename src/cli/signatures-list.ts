/** `licdiag signatures list`: prints the catalogue in short. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { ledger } from '../catalogue/ledger.generated.js';
import { coverArticles, listSignatures } from '../describe/list-signatures.js';
import { redactData } from '../redact/redact-data.js';
import { writeJson } from '../report/json.js';
import { writeSignatureList } from '../report/signature-list.js';
import { version } from '../version.js';
import { chooseSignatures } from './choose-signatures.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { printWritten } from './print-written.js';
import type { ListOptions } from './signatures-options.js';

const widest = 140;

export async function listCommand(options: ListOptions, io: Io): Promise<number> {
  const { coverage, format, output } = options;
  const { signatures, hash } = await chooseSignatures(catalogue, options, io.cwd);
  const list = redactData({
    schemaVersion: 1 as const,
    kind: 'signatures' as const,
    tool: { name: 'licdiag' as const, version, catalogue: hash },
    signatures: listSignatures(signatures),
    ...(coverage ? { articles: coverArticles(signatures, ledger) } : {}),
  });
  const width = Math.min(widest, Math.max(60, io.stdout.columns ?? 120));
  await printWritten(format === 'json' ? writeJson(list) : writeSignatureList(list, width), output, io);
  return exitCodes.clean;
}
