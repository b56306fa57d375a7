/** Checks the answers that somebody wrote against the questions. An answer to an unknown question, or an unknown word, is an error. */
import { InputError } from '../errors.js';
import type { Answer } from '../model/answer.js';
import type { UpgradeCheck } from '../model/upgrade-check.js';

export interface WrittenAnswer {
  readonly id: string;
  readonly answer?: string | boolean | null | undefined;
  readonly server?: string | null | undefined;
  readonly by?: string | null | undefined;
  readonly when?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Empty answers are skipped.
 * @throws InputError for an unknown check, an unknown answer, or two different answers to one question
 */
export function readAnswers(
  written: readonly WrittenAnswer[],
  checks: readonly UpgradeCheck[],
  file: string,
): Answer[] {
  const read = written.flatMap(({ id, answer, server = null, by = null, when = null, note = null }) => {
    const check = checks.find((one) => one.id === id);
    if (check === undefined)
      throw new InputError(
        `${file}: there is no check "${id}"`,
        'precheck --questions writes a file with all that is asked',
      );
    const word = String(answer ?? '')
      .trim()
      .toLowerCase();
    if (word === '') return [];
    const status = statusOf(word, check);
    if (status === null)
      throw new InputError(
        `${file}: ${id}: "${word}" is no answer`,
        `answer ${Object.keys(check.question.answers).join(', ')}, yes or no`,
      );
    return [{ id, answer: status, server, by, when, note, file }];
  });
  refuseOpposed(read, file);
  return read;
}

/** Refuses two different answers to one question, since nobody can tell which is meant. */
function refuseOpposed(answers: readonly Answer[], file: string): void {
  const given = new Map<string, Answer>();
  for (const answer of answers) {
    const key = `${answer.id} ${answer.server?.toUpperCase() ?? ''}`;
    const before = given.get(key);
    if (before !== undefined && before.answer !== answer.answer)
      throw new InputError(
        `${file}: ${answer.id} is answered twice, ${before.answer} and ${answer.answer}`,
        'leave one',
      );
    given.set(key, answer);
  }
}

function statusOf(word: string, { question: { answers } }: UpgradeCheck): Answer['answer'] | null {
  if (['pass', 'yes', 'true', 'ok'].includes(word)) return 'pass';
  const worst = answers.fail !== undefined ? 'fail' : answers.warn !== undefined ? 'warn' : null;
  if (word === 'no' || word === 'false') return worst;
  if (word === 'warn' && answers.warn !== undefined) return 'warn';
  return word === 'fail' && answers.fail !== undefined ? 'fail' : null;
}
