/**
 * From an id or an article number to what is known of it: the pipeline of `licdiag explain`, and of the pages under
 * docs/signatures.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { NotDiagnosable } from '../../catalogue/ledger.js';
import { describeSignature } from '../../describe/describe-signature.js';
import { nearestNames } from '../../describe/nearest-names.js';
import { UsageError } from '../../errors.js';
import { conditionInWords } from '../../facts/condition-in-words.js';
import { describeCondition } from '../../facts/describe-condition.js';
import type { Explanation, ExplanationData } from '../../model/explanation.js';
import type { Signature } from '../../model/signature.js';
import { redactData } from '../../redact/redact-data.js';
import { version } from '../../version.js';

/** The signatures of a run, and the articles that no signature is for. */
export interface Knowledge extends Catalogue {
  readonly notDiagnosable: readonly NotDiagnosable[];
}

/** @throws UsageError with the nearest names for one that nothing has */
export function explain(asked: string, catalogue: Knowledge): Explanation {
  return redactData(describeAsked(asked, catalogue));
}

export function describeAsked(asked: string, catalogue: Knowledge): ExplanationData {
  const { signatures, notDiagnosable, hash } = catalogue;
  const wanted = asked.trim().toLowerCase();
  const found = signatures.filter((signature) => namesOf(signature).includes(wanted));
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

function namesOf({ id, article, articles = [] }: Signature): string[] {
  return [id, article ?? '', ...articles].map((name) => name.toLowerCase());
}

function unknownName(asked: string, { signatures, notDiagnosable }: Knowledge): UsageError {
  const known = [
    ...signatures.flatMap(({ id, article, articles = [] }) => [id, article ?? [], articles].flat()),
    ...notDiagnosable.map(({ article }) => article),
  ];
  const near = nearestNames(asked, [...new Set(known)]);
  return new UsageError(
    `no signature or article is called "${asked}"`,
    near.length > 0 ? `near it: ${near.join(', ')}` : '"licdiag signatures list" shows all',
  );
}
