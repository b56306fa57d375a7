/** Tells what happened between the attempts of a server: the time from one to the next, changed roles, restarts of the manager, gaps. */
import { compareText } from '../model/compare-text.js';
import type { Between, Limit } from '../model/timeline.js';
import type { Attempt } from './attempt.js';
import { secondsBetween, spanInWords } from './clock.js';
import type { Mention } from './mentions.js';

const mostTold = 12;
/** The manager retries in cycles of 15 minutes (Q299261), give or take the tolerance. */
const retrySeconds = 15 * 60;
const tolerance = 120;

/**
 * Adds to each attempt what happened before it.
 * @param mentions lines of other logs that name the server, and restarts of the manager
 * @param since what the server's own log shows after the last attempt
 * @returns what happened after the last attempt
 */
export function tellBetween(
  attempts: readonly Attempt[],
  mentions: readonly Mention[],
  limits: readonly Limit[],
  since: readonly Between[],
): Between[] {
  const told = [...mentions.flatMap(fromMention), ...limits.flatMap(fromLimit)];
  attempts.forEach((attempt, index) => {
    const before = attempts[index - 1];
    const own = told.filter(
      ({ time }) => (before === undefined || isAfter(time, before.last.time)) && isAfter(attempt.first.time, time),
    );
    // Before the first attempt only the last events matter.
    attempt.before.push(...(before ? own.slice(0, mostTold) : own.slice(-2)), ...retry(before, attempt));
    attempt.before.sort(byTime);
  });
  const last = attempts.at(-1);
  const later = told.filter(({ time }) => last !== undefined && isAfter(time, last.last.time));
  return [...since, ...later.slice(0, mostTold)].sort(byTime);
}

function retry(before: Attempt | undefined, { first }: Attempt): Between[] {
  const passed = before ? secondsBetween(before.first.time, first.time) : null;
  if (passed === null || passed < 0) return [];
  const isCycle = Math.abs(passed % retrySeconds) <= tolerance || retrySeconds - (passed % retrySeconds) <= tolerance;
  const says = `${spanInWords(passed)} after the attempt before${passed < 2 * retrySeconds && isCycle ? ': the manager retries by itself in its next cycle (Q214954, Q299261)' : ''}`;
  return [{ kind: 'retry', time: first.time, file: null, line: null, says }];
}

function fromMention({ mention, quote, isError }: Mention): Between[] {
  const { time, file, line } = quote;
  if (mention.shows === 'restart') return [{ kind: 'manager', time, file, line, says: mention.because }];
  if (isError) return [];
  if (mention.stage === 'role')
    return [{ kind: 'role', time, file, line, says: `${mention.because}: the role may have changed (inferred)` }];
  return mention.shows === 'noted' ? [{ kind: 'noted', time, file, line, says: mention.because }] : [];
}

function fromLimit({ kind, file, line, from, says }: Limit): Between[] {
  return kind === 'gap' || kind === 'clock' ? [{ kind, time: from, file, line, says }] : [];
}

function isAfter(time: string | null, than: string | null): boolean {
  return time !== null && than !== null && time >= than;
}

function byTime(one: Between, other: Between): number {
  return compareText(one.time ?? '', other.time ?? '');
}
