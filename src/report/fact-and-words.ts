/** A collected fact in words, with or without the name of its field in the JSON. */
import { collectedInWords } from '../model/fact-nouns.js';

interface CollectedFact {
  readonly fact: string;
  readonly value: string;
  readonly says: string;
}

/** The words of the signature where it has some (`says` does not just repeat the fact), else words made from the fact and its value. */
export function wordsOfFact(collected: CollectedFact): string {
  return collected.says.startsWith(collected.fact) ? collectedInWords(collected) : collected.says;
}

/** The words, then field and value in brackets. @param others facts with the same words, whose fields are added */
export function factAndWords(collected: CollectedFact, others: readonly CollectedFact[] = []): string {
  const all = [collected, ...others];
  const fields = all.every(({ value }) => value === collected.value)
    ? `${all.map(({ fact }) => fact).join(', ')} = ${collected.value}`
    : all.map(({ fact, value }) => `${fact} = ${value}`).join('; ');
  return `${wordsOfFact(collected)} [${fields}]`;
}
