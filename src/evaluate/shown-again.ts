/** Whether facts from after the logs show a failure again that an attempt got past, as a share that was left over a second time (Q214954). */
import type { Facts } from '../model/facts.js';
import type { Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { type FactVerdict, judgeFacts } from './judge-facts.js';
import { whyNotAfter } from './snapshot-lag.js';

/** Facts that are records of what happened: they stay when it is over. Others are of the moment at which they were collected. */
const records = /^(?:statusMessages|events|setupLog|logs|dialogs)\b/;

/**
 * Null where they do not. While the log goes on, an attempt may be under way, or another one may have followed.
 * @param logEnds last times of the logs in which the failure was seen
 */
export function shownAgain(
  signature: Signature,
  logEnds: readonly (string | null)[],
  subject: Subject,
  facts: Facts,
): FactVerdict | null {
  const collectedAt = facts.about(subject)?.snapshot.collectedAt ?? null;
  if (signature.facts?.alone === undefined || whyNotAfter(collectedAt, logEnds.reduce(latestTime)) !== null)
    return null;
  const alone = judgeFacts(signature, null, { ...subject, captures: {} }, facts);
  return alone.stands && !alone.isOver && isOfMoment(alone) ? alone : null;
}

/** Whether facts tell of the moment at which they were collected, and not of what happened once. */
function isOfMoment({ evidence }: FactVerdict): boolean {
  return !evidence.some(({ fact }) => records.test(fact));
}

/** Null where one is not known. */
function latestTime(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : one > other ? one : other;
}
