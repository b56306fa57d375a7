/** Whether a condition rests on nothing but what the log lines themselves tell, so that it is as young as they are. */
import type { Judgement } from '../model/facts.js';

export function isOfLog({ facts }: Judgement): boolean {
  return facts.length > 0 && facts.every(({ fact }) => fact.startsWith('captures'));
}
