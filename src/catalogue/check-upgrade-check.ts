/**
 * Checks an upgrade check beyond its schema: what rests on practice alone never fails, what can fail has a question that can,
 * and only placeholders that are filled in stand in its texts.
 */
import type { SetupLine, UpgradeCheck } from '../model/upgrade-check.js';
import { upgradeCheckSchema } from '../model/upgrade-check-schema.js';
import type { Mistake } from './mistake.js';
import { schemaMistakes } from './schema-mistakes.js';

const placeholders = ['server', 'site', 'from', 'to', 'seen'];

export function checkUpgradeCheck(
  data: unknown,
  fileId: string,
  setupLines: readonly SetupLine[],
): { value: UpgradeCheck } | { mistakes: Mistake[] } {
  const parsed = upgradeCheckSchema.safeParse(data);
  if (!parsed.success) return { mistakes: schemaMistakes(parsed.error.issues) };
  const { data: check } = parsed;
  const mistakes = [
    ...identityMistakes(check, fileId),
    ...basisMistakes(check),
    ...logMistakes(check, setupLines),
    ...textMistakes(check),
  ];
  return mistakes.length > 0 ? { mistakes } : { value: check };
}

function identityMistakes({ id }: UpgradeCheck, fileId: string): Mistake[] {
  return id === fileId ? [] : [{ field: 'id', message: `is "${id}", but the file is called ${fileId}.yaml` }];
}

function basisMistakes({ basis, article, rules, logs, question, evaluate }: UpgradeCheck): Mistake[] {
  const failing =
    [...rules, ...(logs ?? [])].some(({ status }) => status === 'fail') || question.answers.fail !== undefined;
  return [
    ...(basis === 'practice' && failing
      ? [{ field: 'basis', message: 'is practice, which warns at most: no rule and no answer may fail' }]
      : []),
    ...(basis === 'upgrade-article' && article === null ? [{ field: 'article', message: 'is missing' }] : []),
    ...(evaluate === 'automatic' && rules.length === 0
      ? [{ field: 'rules', message: 'is empty, so nothing can be evaluated' }]
      : []),
    ...(rules.some(({ status }) => status === 'fail') && question.answers.fail === undefined
      ? [{ field: 'question.answers', message: 'lacks "fail", which a rule has' }]
      : []),
  ];
}

function logMistakes({ logs }: UpgradeCheck, setupLines: readonly SetupLine[]): Mistake[] {
  return (logs ?? []).flatMap(({ line, signature }, i) => {
    if ((line === undefined) === (signature === undefined))
      return [{ field: `logs.${i}`, message: 'needs either a line or a signature' }];
    return line !== undefined && !setupLines.some(({ id }) => id === line)
      ? [{ field: `logs.${i}.line`, message: `"${line}" is not in setup-lines.yaml` }]
      : [];
  });
}

function textMistakes({ subject, rules, steps }: UpgradeCheck): Mistake[] {
  const texts: [field: string, text: string][] = [
    ...rules.map(({ says }, i): [string, string] => [`rules.${i}.says`, says]),
    ...steps.flatMap(({ text, command }, i): [string, string][] => [
      [`steps.${i}.text`, text],
      [`steps.${i}.command`, command ?? ''],
    ]),
  ];
  return texts.flatMap(([field, text]) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .filter(([, name = '']) => !placeholders.includes(name) || (name === 'server' && subject !== 'server'))
      .map(([placeholder]) => ({ field, message: `${placeholder} is never filled in` })),
  );
}
