/** Which templates are asked for when: the anchors, with how far from them lines count, and those that count only at the end of a log. */
import { anchorClauses, endingClauses, type Reach, reachOf } from '../correlate/anchor-clauses.js';
import type { Rule } from '../correlate/rule.js';
import type { LoggedTemplate } from '../match/line-matcher.js';
import type { Template } from '../model/template.js';

/** By the indexes of the templates. */
export function anchorTemplates(rules: readonly Rule[]): Map<number, Reach> {
  const found = new Map<number, Reach>();
  for (const { signature, clauseOf } of rules) {
    const anchors = anchorClauses(signature);
    if (anchors.size === 0) continue;
    const reach = reachOf(signature, anchors);
    for (const [template, clause] of clauseOf)
      if (anchors.has(clause)) found.set(template, farther(found.get(template), reach));
  }
  return found;
}

/** The templates of clauses that count only as the last line of a log. */
export function endingTemplates(rules: readonly Rule[], templates: readonly LoggedTemplate[]): Set<Template> {
  const found = new Set<Template>();
  for (const { signature, clauseOf } of rules) {
    const endings = endingClauses(signature);
    if (endings.size === 0) continue;
    for (const [index, clause] of clauseOf) {
      const template = templates[index]?.template;
      if (template && endings.has(clause)) found.add(template);
    }
  }
  return found;
}

function farther(one: Reach | undefined, other: Reach): Reach {
  if (!one) return other;
  return { back: Math.max(one.back, other.back), ahead: Math.max(one.ahead, other.ahead) };
}
