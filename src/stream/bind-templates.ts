/** Makes the templates of all signatures, each once, and tells for each clause which of them are its own. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Rule } from '../correlate/rule.js';
import { InputError } from '../errors.js';
import type { LoggedTemplate } from '../match/line-matcher.js';
import type { Signature } from '../model/signature.js';
import { templateWith } from '../templates/compile-template.js';

/**
 * @param known what the build found out about the shipped templates; those of a user's own pack are compiled now
 * @param causes signatures that are looked for too, but whose findings are not listed; their rules come last
 * @throws InputError for a template that is not well formed
 */
export function bindTemplates(
  signatures: readonly Signature[],
  known: Catalogue['templates'] = {},
  causes: readonly Signature[] = [],
): { templates: LoggedTemplate[]; rules: Rule[] } {
  const templates: LoggedTemplate[] = [];
  const indexOf = new Map<string, number>();
  const indexFor = (log: string, source: string): number => {
    const key = `${log}\n${source}`;
    const made = indexOf.get(key);
    if (made !== undefined) return made;
    indexOf.set(key, templates.length);
    return templates.push({ log, template: templateWith(source, known[source]) }) - 1;
  };
  const rules = [...signatures, ...causes].map((signature, i): Rule => {
    const clauseOf = new Map<number, string>();
    for (const [clause, { log, template }] of Object.entries(signature.logs.clauses)) {
      try {
        for (const source of [template].flat()) clauseOf.set(indexFor(log, source), clause);
      } catch (error) {
        throw error instanceof InputError
          ? new InputError(`${signature.id}: logs.clauses.${clause}: ${error.message}`)
          : error;
      }
    }
    return { signature, clauseOf, ...(i < signatures.length ? {} : { isUnlisted: true }) };
  });
  return { templates, rules };
}
