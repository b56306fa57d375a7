/** Looks whether a log goes on after the last line of an attempt: then what that line began did not fail at once. */
import type { Entry } from '../model/entry.js';
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';

/** Service Control Manager gives up on a start after 30 seconds, so a failure would have been logged by then. */
const startSeconds = 30;

/**
 * @param tail the last entries of the log
 * @param lastTime the last time in the log
 * @param speaksOfError whether a line tells of an error; the log then does not go on without trouble
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

/** Whether an entry is the one quoted: a quote may be a part of it, and has other white space. */
function isSame(text: string, quoted: string): boolean {
  const plain = (line: string): string =>
    line
      .replace(/[\s~]+/g, ' ')
      .trim()
      .slice(0, 200);
  return plain(text).endsWith(plain(quoted)) || plain(text).startsWith(plain(quoted));
}

function isNotBefore(time: string | null, than: string | null): boolean {
  return time === null || than === null || time >= than;
}
