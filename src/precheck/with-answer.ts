/** Applies an answer to an item that the facts leave open. It never overrules collected facts. */
import type { ItemEvidence } from '../model/precheck-report.js';
import type { UpgradeCheck } from '../model/upgrade-check.js';
import type { Judged, Situation } from './situation.js';

export function withAnswer(
  check: UpgradeCheck,
  server: string | null,
  judged: Judged,
  { answers }: Pick<Situation, 'answers'>,
): Judged {
  const own = answers.filter(({ id }) => id === check.id);
  // An answer about this server goes before one about all servers.
  const answer =
    own.find((one) => one.server !== null && one.server.toUpperCase() === server) ??
    own.find((one) => one.server === null);
  if (answer === undefined) return judged;
  const isOpen = judged.status === 'unknown' || judged.status === 'manual';
  const meaning = check.question.answers[answer.answer] ?? '';
  const { file, by, when, note } = answer;
  const says = isOpen ? meaning : `the collected facts decide, not this answer: ${meaning}`;
  const evidence: readonly ItemEvidence[] = [
    ...judged.evidence,
    { kind: 'answer', file, answer: answer.answer, by, when, note, says },
  ];
  return isOpen
    ? { status: answer.answer, because: `Answered: ${meaning}.`, missing: [], mayFail: false, evidence }
    : { ...judged, evidence };
}
