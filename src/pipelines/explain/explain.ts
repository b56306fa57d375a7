/** The pipeline of `licdiag explain`, and of the pages under docs/signatures: looks up a signature id or an article number. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { NotDiagnosable } from '../../catalogue/ledger.js';
import { describeSignature } from '../../describe/describe-signature.js';
import { nearestNames } from '../../describe/nearest-names.js';
import { UsageError } from '../../errors.js';
import { conditionInWords } from '../../facts/condition-in-words.js';
import { describeCondition } from '../../facts/describe-condition.js';
import type { Explanation, ExplanationData } from '../../model/explanation.js';
import { namesOfSignature } from '../../model/names-of-signature.js';
import { redactData } from '../../redact/redact-data.js';
import { version } from '../../version.js';

/** The signatures of a run, and the articles without a signature. */
export interface Knowledge extends Catalogue {
  readonly notDiagnosable: readonly NotDiagnosable[];
}

/** @throws UsageError with the nearest names where nothing has that name */
export function explain(asked: string, catalogue: Knowledge): Explanation {
  return redactData(describeAsked(asked, catalogue));
}

export function describeAsked(asked: string, catalogue: Knowledge): ExplanationData {
  const { signatures, notDiagnosable, hash } = catalogue;
  const wanted = asked.trim().toLowerCase();
  const found = signatures.filter((signature) =>
    namesOfSignature(signature).some((name) => name.toLowerCase() === wanted),
  );
  const ledger = notDiagnosable.filter(({ article }) => article.toLowerCase() === wanted);
  if (found.length + ledger.length === 0) throw unknownName(asked, catalogue);
  return {
    schemaVersion: 1,
    kind: 'explain',
    tool: { name: 'licdiag', version, catalogue: hash },
    asked,
    signatures: found.map((signature) =>
      describeSignature(signature, { signatures, condition: describeCondition, plain: conditionInWords }),
    ),
    notDiagnosable: ledger.map(({ article, reason }) => ({ article, reason })),
  };
}

function unknownName(asked: string, { signatures, notDiagnosable }: Knowledge): UsageError {
  const known = [...signatures.flatMap(namesOfSignature), ...notDiagnosable.map(({ article }) => article)];
  const near = nearestNames(asked, [...new Set(known)]);
  return new UsageError(
    `no signature or article is called "${asked}"`,
    near.length > 0 ? `near it: ${near.join(', ')}` : '"licdiag signatures list" shows all',
  );
}
