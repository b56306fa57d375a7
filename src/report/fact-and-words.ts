/** A collected fact for people: what it says in words. The name of its field helps only those who know the JSON. */
import { collectedInWords } from '../model/fact-nouns.js';

interface CollectedFact {
  readonly fact: string;
  readonly value: string;
  readonly says: string;
}

/** In the words of the signature, or else of the fact and its value. */
export function wordsOfFact(collected: CollectedFact): string {
  return collected.says.startsWith(collected.fact) ? collectedInWords(collected) : collected.says;
}

/** What it says, and where it stands; with others that say the same, so that the words are not repeated. */
export function factAndWords(collected: CollectedFact, others: readonly CollectedFact[] = []): string {
  const all = [collected, ...others];
  const fields = all.every(({ value }) => value === collected.value)
    ? `${all.map(({ fact }) => fact).join(', ')} = ${collected.value}`
    : all.map(({ fact, value }) => `${fact} = ${value}`).join('; ');
  return `${wordsOfFact(collected)} [${fields}]`;
}
