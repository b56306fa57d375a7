/**
 * Checks a signature beyond its schema: clauses that patterns name exist, every clause is used, templates compile, paths of
 * facts lead somewhere, and no text has a placeholder that is never filled in or a command with a password.
 */
import type { Pattern, Signature } from '../model/signature.js';
import { signatureSchema } from '../model/signature-schema.js';
import { stepsOf } from '../model/steps-of.js';
import { factPathMistakes } from './fact-paths.js';
import type { Mistake } from './mistake.js';
import { schemaMistakes } from './schema-mistakes.js';
import { setsPassword } from './sets-password.js';

/** What a signature is checked against. */
export interface PackContext {
  /** Logs that clauses may name. */
  readonly logNames: readonly string[];
  /** What is wrong with a template, in words; null when it is well formed. */
  templateMistake(source: string): string | null;
}

export function checkSignature(
  data: unknown,
  fileId: string,
  { logNames, templateMistake }: PackContext,
): { signature: Signature } | { mistakes: Mistake[] } {
  const parsed = signatureSchema.safeParse(data);
  if (!parsed.success) return { mistakes: schemaMistakes(parsed.error.issues) };
  const { data: signature } = parsed;
  const mistakes = [
    ...identityMistakes(signature, fileId),
    ...evidenceMistakes(signature),
    ...clauseMistakes(signature, logNames),
    ...rarestMistakes(signature),
    ...sameMistakes(signature),
    ...compareMistakes(signature),
    ...templateMistakes(signature, templateMistake),
    ...factPathMistakes(signature, capturesOf(signature)),
    ...textMistakes(signature),
    ...passwordMistakes(signature),
  ];
  return mistakes.length > 0 ? { mistakes } : { signature };
}

function identityMistakes({ id }: Signature, fileId: string): Mistake[] {
  return id === fileId
    ? []
    : [{ field: 'id', message: `is "${id}", but the file is called ${fileId}.yaml: they must be the same` }];
}

function evidenceMistakes({ logs, facts }: Signature): Mistake[] {
  if (logs.any.length > 0) return [];
  if (facts === undefined)
    return [{ field: 'logs', message: 'is missing, and so is facts: nothing would ever be found' }];
  return facts.alone !== undefined
    ? []
    : [{ field: 'facts', message: 'needs "alone" where no log line can show the failure' }];
}

function clauseMistakes({ logs }: Signature, logNames: readonly string[]): Mistake[] {
  const used = new Map<string, string>();
  logs.any.forEach((pattern, i) => {
    for (const name of clausesOf(pattern)) used.set(name, `logs.any.${i}`);
  });
  const { opens = [], passed = [], failed = [] } = logs.attempt ?? {};
  for (const name of [...opens, ...passed, ...failed]) used.set(name, 'logs.attempt');
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
      message: `"${clause.log}" is not a log that is known; known are ${logNames.join(', ')}`,
    }));
  return [...unknown, ...unused, ...strayLogs];
}

/** The rarest clause must be in every pattern: a pattern without it would never be looked for. */
function rarestMistakes({ logs: { any, rarest } }: Signature): Mistake[] {
  if (rarest === undefined) return [];
  const mayHaveIt = (pattern: Pattern): readonly (string | readonly string[])[] =>
    'sequence' in pattern ? pattern.sequence : 'all' in pattern ? pattern.all : [];
  return any.flatMap((pattern, i) =>
    mayHaveIt(pattern).includes(rarest)
      ? []
      : [{ field: 'logs.rarest', message: `"${rarest}" is no step of its own in logs.any.${i}` }],
  );
}

/** What no opening line captures would never be another. */
function sameMistakes({ logs: { attempt, clauses } }: Signature): Mistake[] {
  const { opens = [], same } = attempt ?? {};
  const templates = opens.flatMap((name) => clauses[name]?.template ?? []);
  return same === undefined || capturesIn(templates).has(same)
    ? []
    : [{ field: 'logs.attempt.same', message: `"${same}" is captured by no line that opens an attempt` }];
}

/** With what its lines do not capture a sequence would never hold. */
function compareMistakes({ logs: { any, clauses } }: Signature): Mistake[] {
  return any.flatMap((pattern, i) => {
    const compare = 'sequence' in pattern ? (pattern.compare ?? []) : [];
    const captured = capturesIn(
      stepsOf(pattern).flatMap((step) => step.flatMap((name) => clauses[name]?.template ?? [])),
    );
    return compare.flatMap(({ capture, above, isNot }, j) =>
      [capture, above, isNot]
        .filter((name) => name !== undefined && !captured.has(name))
        .map((name) => ({
          field: `logs.any.${i}.compare.${j}`,
          message: `no line of this sequence captures "${name}"; captured are ${[...captured].join(', ') || 'none'}`,
        })),
    );
  });
}

function clausesOf(pattern: Pattern): string[] {
  const { without = [], doubtful = [] } = 'sequence' in pattern ? pattern : {};
  return [...stepsOf(pattern).flat(), ...without, ...doubtful];
}

function templateMistakes({ logs }: Signature, templateMistake: PackContext['templateMistake']): Mistake[] {
  return Object.entries(logs.clauses).flatMap(([name, { template }]) =>
    [template].flat().flatMap((source) => {
      const message = templateMistake(source);
      return message === null ? [] : [{ field: `logs.clauses.${name}.template`, message }];
    }),
  );
}

function capturesOf({ logs }: Signature): Set<string> {
  return capturesIn(Object.values(logs.clauses).flatMap(({ template }) => template));
}

function capturesIn(templates: readonly string[]): Set<string> {
  return new Set(templates.flatMap((source) => [...source.matchAll(/\{([^{}:]+)/g)].map(([, name = '']) => name)));
}

function passwordMistakes({ remedy }: Signature): Mistake[] {
  return remedy.steps.flatMap(({ command }, i) =>
    command !== undefined && setsPassword(command)
      ? [
          {
            field: `remedy.steps.${i}.command`,
            message: 'sets or carries a password: tell in words what to do instead',
          },
        ]
      : [],
  );
}

/** Only the subject's name can be filled in; any other placeholder would be printed as it is. */
function textMistakes({ subject, cause, remedy, verify }: Signature): Mistake[] {
  const texts: [field: string, text: string][] = [
    ['cause', cause],
    ...remedy.cautions.map((text, i): [string, string] => [`remedy.cautions.${i}`, text]),
    ...verify.map((text, i): [string, string] => [`verify.${i}`, text]),
    ...remedy.steps.flatMap((step, i): [string, string][] => [
      [`remedy.steps.${i}.text`, step.text],
      [`remedy.steps.${i}.command`, step.command ?? ''],
      ...(step.guards ?? []).map((guard, j): [string, string] => [
        `remedy.steps.${i}.guards.${j}.because`,
        guard.because,
      ]),
    ]),
  ];
  return texts.flatMap(([field, text]) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .filter(([, name]) => name !== subject || subject === 'site')
      .map(([placeholder]) => ({
        field,
        message:
          subject === 'site'
            ? `${placeholder} is never filled in`
            : `${placeholder} is never filled in; only {${subject}} is`,
      })),
  );
}
