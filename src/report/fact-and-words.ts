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

/** What it says, and where it stands. */
export function factAndWords(collected: CollectedFact): string {
  return `${wordsOfFact(collected)} [${collected.fact} = ${collected.value}]`;
}
