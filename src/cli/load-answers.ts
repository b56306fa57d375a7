/** Reads an answer file of `precheck`. */
import { answersSchema } from '../model/answers-schema.js';
import type { WrittenAnswer } from '../precheck/read-answers.js';
import { loadList, readList } from './load-list.js';

const words = 'the answers';
const entryHint = 'an entry has id, answer, and optionally server, by, when, note';

/** @throws InputError for a file that cannot be read, or is no answer file */
export function loadAnswers(file: string, cwd: string): WrittenAnswer[] {
  return loadList(file, cwd, { schema: answersSchema, words, entryHint });
}

/** @throws InputError when it cannot be read */
export function readAnswers(path: string, shown: string): string {
  return readList(path, shown, words);
}
