/**
 * Checks a signature beyond its schema: clauses that patterns name exist, every clause is used, steps have sources.
 * Templates are checked by `diagnose.ts`, which knows how to compile them.
 */
import type { Pattern, Signature } from '../model/signature.js';
import { signatureSchema } from '../model/signature-schema.js';

/** A mistake in words, with the path of the field: `logs.clauses.failed.log`. */
export interface Mistake {
  readonly field: string;
  readonly message: string;
}

export function checkSignature(
  data: unknown,
  fileId: string,
  logNames: readonly string[],
): { signature: Signature } | { mistakes: Mistake[] } {
  const parsed = signatureSchema.safeParse(data);
  if (!parsed.success)
    return {
      mistakes: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.') || '(top level)', message })),
    };
  const mistakes = [...identityMistakes(parsed.data, fileId), ...clauseMistakes(parsed.data, logNames)];
  return mistakes.length > 0 ? { mistakes } : { signature: parsed.data };
}

function identityMistakes({ id }: Signature, fileId: string): Mistake[] {
  return id === fileId
    ? []
    : [{ field: 'id', message: `is "${id}", but the file is called ${fileId}.yaml: they must be the same` }];
}

function clauseMistakes({ logs }: Signature, logNames: readonly string[]): Mistake[] {
  const used = new Map<string, string>();
  logs.any.forEach((pattern, i) => {
    for (const name of clausesOf(pattern)) used.set(name, `logs.any.${i}`);
  });
  for (const name of [...(logs.attempt?.opens ?? []), ...(logs.attempt?.passed ?? [])]) used.set(name, 'logs.attempt');
  for (const name of logs.supporting ?? []) used.set(name, 'logs.supporting');
  const unknown = [...used]
    .filter(([name]) => !(name in logs.clauses))
    .map(([name, field]) => ({ field, message: `names the clause "${name}", which logs.clauses does not have` }));
  const unused = Object.keys(logs.clauses)
    .filter((name) => !used.has(name))
    .map((name) => ({ field: `logs.clauses.${name}`, message: 'is used by no pattern' }));
  const strayLogs = Object.entries(logs.clauses)
    .filter(([, clause]) => !logNames.includes(clause.log))
    .map(([name, clause]) => ({
      field: `logs.clauses.${name}.log`,
      message: `"${clause.log}" is not a log of metering; known are ${logNames.join(', ')}`,
    }));
  return [...unknown, ...unused, ...strayLogs];
}

function clausesOf(pattern: Pattern): string[] {
  if ('sequence' in pattern) return [...pattern.sequence.flat(), ...(pattern.without ?? [])];
  return 'all' in pattern ? pattern.all.flat() : [pattern.count].flat();
}
