/** Tells by their records whether two logs show one failure: no two site servers write the same at the same thousandth of a second. */
import type { SeenLine } from '../model/stream-result.js';
import type { Located } from './seen-of.js';

/** One log goes on where the other one ends. */
export function isEarlierCopy(one: Located, later: Located): boolean {
  const [end, laterEnd] = [one.stream.lastTime, later.stream.lastTime];
  return end !== null && laterEnd !== null && end <= laterEnd && haveSameFailure(one, later);
}

/** Both hold the same records of one failure, so they are of one site server. */
export function haveSameFailure({ track }: Located, other: Located): boolean {
  const failures = [track.first, track.last].map(({ seen }) => recordsOf(seen));
  return [other.track.first, other.track.last].some(({ seen }) => {
    const records = recordsOf(seen);
    return records !== null && failures.includes(records);
  });
}

/** A time to the thousandth. */
const exact = /\.\d*[1-9]\d*$/;

/** The records of a failure as one text; null where they do not tell when exactly they were written. */
function recordsOf(seen: readonly SeenLine[]): string | null {
  const quotes = seen.map(({ observation }) => observation.quote);
  if (quotes.some(({ time }) => time === null || !exact.test(time))) return null;
  return JSON.stringify(quotes.map(({ time, component, thread, text }) => [time, component, thread, text]));
}
