/** Puts the attempts that several logs show of one server in order, and joins those that are one. */
import { compareText } from '../model/compare-text.js';
import type { Quote } from '../model/observation.js';
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';

/** The manager works in cycles of 15 minutes (Q299261). A line that comes no later after an attempt still belongs to it. */
const cycleSeconds = 900;

/**
 * Merges the attempts of several logs. Attempts of one log stay in the order of its lines, since its clock may have been set
 * back. Between logs the time decides, or the order in which the logs were read if a time is missing.
 */
export function orderAttempts(logs: readonly (readonly Attempt[])[]): Attempt[] {
  const left = logs.map((attempts) => [...attempts].reverse());
  const ordered: Attempt[] = [];
  for (let next = earliest(left); next !== undefined; next = earliest(left)) ordered.push(...next.splice(-1));
  return ordered;
}

/** @param left the remaining attempts of each log, reversed @returns those of the log whose next attempt began first */
function earliest(left: readonly Attempt[][]): Attempt[] | undefined {
  const open = left.filter(({ length }) => length > 0);
  const timeOf = (attempts: readonly Attempt[]): string | null => attempts.at(-1)?.first.time ?? null;
  if (open.some((attempts) => timeOf(attempts) === null)) return open[0];
  return open.sort((a, b) => compareText(timeOf(a) ?? '', timeOf(b) ?? ''))[0];
}

/**
 * Status messages about an attempt may stand in another file than its log, and look like an attempt of their own with a
 * single stage. Such an attempt is dropped, and the one it belongs to takes its stage, and its outcome if it shows none itself.
 */
export function joinOverlapping(attempts: readonly Attempt[]): Attempt[] {
  const joined: Attempt[] = [];
  for (const attempt of attempts) {
    // Of two attempts within a cycle of each other, the later one had begun by then.
    const partner = attempts.findLast((other) => other !== attempt && isPartOf(attempt, other));
    if (!partner) joined.push(attempt);
    else partner.take(attempt);
  }
  return joined;
}

/** Whether an attempt shows at most one stage, without a beginning, within the time of a fuller one from another file. */
function isPartOf(attempt: Attempt, other: Attempt): boolean {
  return (
    isFragment(attempt) &&
    !isFragment(other) &&
    attempt.first.file !== other.first.file &&
    isWithin(attempt.first, other)
  );
}

function isFragment({ beginningSeen, stages }: Attempt): boolean {
  return !beginningSeen && stages.size <= 1;
}

/** Whether a line was written during an attempt, or up to one cycle of the manager after its last line. */
export function isWithin({ time }: Quote, { first, last }: Attempt): boolean {
  const afterFirst = secondsBetween(first.time, time);
  const afterLast = secondsBetween(last.time, time);
  return afterFirst !== null && afterLast !== null && afterFirst >= 0 && afterLast <= cycleSeconds;
}
