/** The end of a log: whether it goes on after the last line of an attempt, which proves that what was begun there did not fail at once. */
import type { Entry } from '../model/entry.js';
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';

/** Service Control Manager gives up after 30 seconds, so a failure would have been logged by then. */
const startSeconds = 30;

/**
 * @param tail the last entries of the log
 * @param speaksOfError tells a line of trouble: it proves nothing good
 */
export function goesOnAfter(
  attempt: Attempt,
  tail: readonly Entry[],
  lastTime: string | null,
  speaksOfError: (text: string) => boolean,
): boolean {
  const { last } = attempt;
  if ((secondsBetween(last.time, lastTime) ?? 0) >= startSeconds) return true;
  const at = tail.findLastIndex(
    ({ time, thread, text }) => time === last.time && thread === last.thread && isSame(text, last.text),
  );
  const later = tail
    .slice(at + 1)
    .filter(
      ({ thread, time }) =>
        (thread === null || last.thread === null || thread === last.thread) && isNotBefore(time, last.time),
    );
  return later.length > 0 && !later.some(({ text }) => speaksOfError(text));
}

function isSame(text: string, quoted: string): boolean {
  const plain = (one: string): string =>
    one
      .replace(/[\s~]+/g, ' ')
      .trim()
      .slice(0, 200);
  return plain(text).endsWith(plain(quoted)) || plain(text).startsWith(plain(quoted));
}

function isNotBefore(time: string | null, than: string | null): boolean {
  return time === null || than === null || time >= than;
}
