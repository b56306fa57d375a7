/** A signature with one spelling of one clause taken out; with its last spelling the clause goes, and what cannot do without it. */
import type { Signature } from '../../src/diagnose.js';
import type { Pattern } from '../../src/model/signature.js';

/** Each spelling of each clause. */
export function templatesOf({ logs }: Signature): { clause: string; template: string }[] {
  return Object.entries(logs.clauses).flatMap(([clause, { template }]) =>
    [template].flat().map((one) => ({ clause, template: one })),
  );
}

export function withoutTemplate(signature: Signature, clause: string, template: string): Signature {
  const { logs } = signature;
  const own = logs.clauses[clause];
  const left = [own?.template ?? []].flat().filter((one) => one !== template);
  if (own && left.length > 0)
    return { ...signature, logs: { ...logs, clauses: { ...logs.clauses, [clause]: { ...own, template: left } } } };
  const clauses = Object.fromEntries(Object.entries(logs.clauses).filter(([name]) => name !== clause));
  const not = (names: readonly string[]): string[] => names.filter((name) => name !== clause);
  const { attempt, supporting = [] } = logs;
  return {
    ...signature,
    logs: {
      ...logs,
      clauses,
      any: logs.any.flatMap((pattern) => withoutClause(pattern, clause)),
      attempt: attempt && {
        ...attempt,
        opens: not(attempt.opens),
        passed: not(attempt.passed ?? []),
        failed: not(attempt.failed ?? []),
      },
      supporting: not(supporting),
    },
  };
}

/** Empty where the pattern cannot do without the clause. */
function withoutClause(pattern: Pattern, clause: string): Pattern[] {
  const less = (step: string | string[]): string[] => [step].flat().filter((name) => name !== clause);
  if ('sequence' in pattern) {
    const sequence = pattern.sequence.map(less);
    const { without = [], doubtful = [] } = pattern;
    return sequence.some((step) => step.length === 0)
      ? []
      : [{ ...pattern, sequence, without: less(without), doubtful: less(doubtful) }];
  }
  if ('all' in pattern) {
    const all = pattern.all.map(less);
    return all.some((step) => step.length === 0) ? [] : [{ ...pattern, all }];
  }
  const [key, step] =
    'count' in pattern
      ? (['count', less(pattern.count)] as const)
      : 'every' in pattern
        ? (['every', less(pattern.every)] as const)
        : (['last', less(pattern.last)] as const);
  return step.length === 0 ? [] : [{ ...pattern, [key]: step }];
}
