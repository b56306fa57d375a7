/** Reads an answer file of `precheck`, YAML or JSON: the YAML parser reads both. */
import { resolve } from 'node:path';
import { listMistake, readYaml } from '../catalogue/read-yaml.js';
import { InputError, messageOf } from '../errors.js';
import { readWholeFile } from '../input/read-whole-file.js';
import { answersSchema } from '../model/answers-schema.js';
import type { WrittenAnswer } from '../precheck/read-answers.js';

/** Far more than a person writes. */
export const mostAnswerBytes = 1024 * 1024;

const entryHint = 'an entry has id, answer, and optionally server, by, when, note';

/** @throws InputError for a file that cannot be read, or is no answer file */
export function loadAnswers(file: string, cwd: string): WrittenAnswer[] {
  const yaml = readYaml(readAnswers(resolve(cwd, file), file), file);
  if ('mistakes' in yaml) throw new InputError(yaml.mistakes.join('\n'), entryHint);
  const parsed = answersSchema.safeParse(yaml.data ?? []);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => listMistake(issue, file, yaml));
  throw new InputError(mistakes.join('\n'), entryHint);
}

/** @throws InputError when it cannot be read */
export function readAnswers(path: string, shown: string): string {
  try {
    return readWholeFile(path, mostAnswerBytes).toString('utf8');
  } catch (error) {
    throw new InputError(`${shown}: the answers cannot be read: ${messageOf(error)}`);
  }
}
