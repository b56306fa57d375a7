/**
 * What a schema has to say about data, in words for who wrote the data. Where a value may have several forms, the form that it
 * was meant to have counts: the one that least is missing from, or foreign to.
 */
import type * as z from 'zod';
import { schemaMessage } from '../model/schema-message.js';
import type { Mistake } from './mistake.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export function schemaMistakes(issues: readonly Issue[], above: Path = []): Mistake[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const [meant] = [...issue.errors].sort((one, other) => strangeness(one) - strangeness(other));
      return schemaMistakes(meant ?? [], path);
    }
    const nameOf = (parts: Path): string => parts.map(String).join('.') || '(top level)';
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: nameOf([...path, key]), message: 'is no field that is known here' }));
    return [{ field: nameOf(path), message: schemaMessage(issue.message) }];
  });
}

/** How far the data is from a form: what is foreign weighs most, then what is of another kind altogether, then what is missing. */
function strangeness(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + weightOf(issue), 0);
}

function weightOf(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
  if (issue.code === 'invalid_union') return Math.min(...issue.errors.map(strangeness), 100);
  if (issue.code === 'invalid_type') return issue.path.length === 0 ? 50 : 5;
  return 1;
}
