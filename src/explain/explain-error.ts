/** What can be said in words about an error line: the numbers in it, and the status message that it records. */
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
