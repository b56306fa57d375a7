/** The catalogue as two lists: a row for each signature, and a row for each article with its signature. */
import { compareText } from '../model/compare-text.js';
import type { Condition } from '../model/condition-schema.js';
import type { Signature } from '../model/signature.js';
import type { CoveredArticle, ListedSignature } from '../model/signature-list.js';
import { stepsOf } from '../model/steps-of.js';
import { conditionsOf } from './describe-facts.js';

export function listSignatures(signatures: readonly Signature[]): ListedSignature[] {
  return signatures.map((signature) => {
    const { id, article, articles = [], title, severity, subject, logs } = signature;
    return {
      ...{ id, article, articles: [article ?? [], articles].flat(), title, severity, subject },
      logs: [...new Set(Object.values(logs.clauses).map(({ log }) => log))].sort(),
      needs: [...new Set(conditionsOf(signature).flatMap(({ when }) => factsOf(when)))].sort(),
      provenance: provenanceOf(signature),
    };
  });
}

/** Each article once, with the signature that is most about it, or the reason why there is none. */
export function coverArticles(
  signatures: readonly Signature[],
  notDiagnosable: readonly { readonly article: string; readonly reason: string }[],
): CoveredArticle[] {
  const rows = new Map<string, CoveredArticle>();
  for (const { article, reason } of notDiagnosable) rows.set(article, { article, signature: null, reason });
  const named = signatures.flatMap(({ id, article, articles = [], candidates }) => [
    ...articles.map((other) => ({ article: other, id, rank: 0 })),
    // A signature with candidates is a symptom of several causes: the signature of the cause is more about the article.
    ...(article === null ? [] : [{ article, id, rank: candidates ? 1 : 2 }]),
  ]);
  for (const { article, id } of named.sort((one, other) => one.rank - other.rank))
    rows.set(article, { article, signature: id, reason: null });
  return [...rows.values()].sort((one, other) => compareText(one.article, other.article));
}

function provenanceOf({ logs }: Signature): ListedSignature['provenance'] {
  const deciding = new Set(logs.any.flatMap((pattern) => stepsOf(pattern).flat()));
  const found = new Set([...deciding].flatMap((name) => logs.clauses[name]?.provenance ?? []));
  const [only] = found;
  if (only === undefined) return 'facts';
  return found.size > 1 ? 'mixed' : only;
}

/** The facts of a snapshot that a condition needs. For a field of the members of a list, that is the list. */
function factsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  if ('fact' in condition) return /^(?:item|captures)\b/.test(condition.fact) ? [] : [condition.fact];
  const list = 'some' in condition ? condition.some : 'every' in condition ? condition.every : condition.none;
  return [...(/^item\b/.test(list) ? [] : [list]), ...factsOf(condition.where)];
}
