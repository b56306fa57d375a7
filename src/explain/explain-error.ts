/** Explains an error line: the Windows error numbers in it, or the status message that it is. */
import { joinCodes } from '../model/join-codes.js';
import type { CodeKnowledge, CodeMeaning, StatusMeaning } from '../model/stage.js';
import { explainCodes } from './explain-codes.js';
import { explainStatus, readStatusRecord } from './read-status-record.js';

export interface ErrorExplanation {
  readonly codes: readonly CodeMeaning[];
  readonly status: StatusMeaning | null;
}

export function explainError(text: string, knowledge: CodeKnowledge): ErrorExplanation {
  const record = readStatusRecord(text);
  if (record) return { codes: [], status: explainStatus(record, knowledge) };
  return { codes: explainCodes(text, knowledge), status: null };
}

/** Explains lines of one shape by the first and the last of them. */
export function explainAlike(first: string, last: string, knowledge: CodeKnowledge): ErrorExplanation {
  const { codes, status } = explainError(first, knowledge);
  return first === last ? { codes, status } : { codes: joinCodes(codes, explainError(last, knowledge).codes), status };
}
