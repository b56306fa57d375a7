/** Whether facts from after the logs show a failure again that an attempt got past, as a share that was left over a second time (Q214954). */
import type { Facts } from '../model/facts.js';
import { isRecord } from '../model/is-record.js';
import type { Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { type FactVerdict, judgeFacts } from './judge-facts.js';
import { hourAfter, whyNotAfter } from './snapshot-lag.js';

/** How far the logs go in which the failure was seen. */
interface LogEnds {
  /** Last times of these logs. */
  readonly ends: readonly (string | null)[];
  /** When the last attempt began; null where one got past the failure, since what followed is then told by no line. */
  readonly attemptedAt: string | null;
}

/**
 * Null where they do not. While the log goes on, an attempt may be under way, or another one may have followed, so what was collected
 * must be from after its end. A record, such as a status message, has a time of its own: it must be from after the last attempt.
 */
export function shownAgain(
  signature: Signature,
  { ends, attemptedAt }: LogEnds,
  subject: Subject,
  facts: Facts,
): FactVerdict | null {
  const end = ends.reduce(latestTime);
  const since = attemptedAt ?? end;
  if (signature.facts?.alone === undefined || since === null) return null;
  const alone = judgeFacts(signature, null, { ...subject, captures: {} }, facts.since(hourAfter(since)));
  const collectedAt = facts.about(subject)?.snapshot.collectedAt ?? null;
  const isAfterEnd = whyNotAfter(collectedAt, end) === null;
  const isAfter = isAfterEnd || (alone.evidence.length > 0 && alone.evidence.every(({ fact }) => isRecord(fact)));
  return alone.stands && !alone.isOver && isAfter ? alone : null;
}

/** Null where one is not known. */
function latestTime(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : one > other ? one : other;
}
