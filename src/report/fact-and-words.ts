/** A collected fact in words, with the name of its field in the JSON. */
import { type CollectedFact, wordsOfFact } from '../model/fact-nouns.js';

/** The words, then field and value in brackets. @param others facts with the same words, whose fields are added */
export function factAndWords(collected: CollectedFact, others: readonly CollectedFact[] = []): string {
  const all = [collected, ...others];
  const fields = all.every(({ value }) => value === collected.value)
    ? `${all.map(({ fact }) => fact).join(', ')} = ${collected.value}`
    : all.map(({ fact, value }) => `${fact} = ${value}`).join('; ');
  return `${wordsOfFact(collected)} [${fields}]`;
}
