/** Finds members of a list that come again and again, by their times. */
import { isObject } from './find-fact.js';

/** In milliseconds; null for a member without a time. */
export function timeOf(member: unknown): number | null {
  const time: unknown = isObject(member) ? Reflect.get(member, 'time') : null;
  return typeof time === 'string' ? Date.parse(`${time}Z`) : null;
}

/**
 * The longest run, in the order of times, in which each member comes at most `apart` milliseconds after the one before. A member that
 * comes less than half of that after the last one in the result is left out: it is the same event once more.
 */
export function longestRun<T extends { readonly time: number }>(members: readonly T[], apart: number): T[] {
  let longest: T[] = [];
  let run: T[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const member of [...members].sort((one, other) => one.time - other.time)) {
    const step = run.at(-1);
    if (member.time - before > apart) run = [member];
    else if (step && member.time - step.time >= apart / 2) run = [...run, member];
    if (run.length > longest.length) longest = run;
    before = member.time;
  }
  return longest;
}
