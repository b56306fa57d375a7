/** Reads an answer file of `precheck`. YAML and JSON are read alike, since JSON is YAML. */
import { resolve } from 'node:path';
import { readYaml, schemaMessage } from '../catalogue/read-yaml.js';
import { InputError, messageOf } from '../errors.js';
import { readWholeFile } from '../input/read-whole-file.js';
import { answersSchema } from '../model/answers-schema.js';
import type { WrittenAnswer } from '../precheck/read-answers.js';

/** Of a file that somebody wrote. */
export const mostAnswerBytes = 1024 * 1024;

/** @throws InputError for a file that is not what it should be. */
export function loadAnswers(file: string, cwd: string): WrittenAnswer[] {
  const yaml = readYaml(readAnswers(resolve(cwd, file), file), file);
  if ('mistakes' in yaml) throw new InputError(yaml.mistakes[0] ?? `${file}: cannot be read`);
  const parsed = answersSchema.safeParse(yaml.data ?? []);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new InputError(
    `${file}:${yaml.lineOf(field)}: ${field || 'top level'}: ${schemaMessage(issue?.message ?? 'is no answer file')}`,
    'an entry has id, answer, and optionally server, by, when, note',
  );
}

/** @throws InputError when it cannot be read */
export function readAnswers(path: string, shown: string): string {
  try {
    return readWholeFile(path, mostAnswerBytes).toString('utf8');
  } catch (error) {
    throw new InputError(`${shown}: the answers cannot be read: ${messageOf(error)}`);
  }
}
