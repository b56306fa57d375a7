/** Finds members of a list that come again and again, by their times. */
import { isObject } from './find-fact.js';

/** In milliseconds; null for a member without a time. */
export function timeOf(member: unknown): number | null {
  const time: unknown = isObject(member) ? Reflect.get(member, 'time') : null;
  return typeof time === 'string' ? Date.parse(`${time}Z`) : null;
}

/** @returns the most members of which each comes at most `apart` milliseconds after the one before, in the order of their times */
export function longestRun<T extends { readonly time: number }>(members: readonly T[], apart: number): T[] {
  let longest: T[] = [];
  let run: T[] = [];
  for (const member of [...members].sort((one, other) => one.time - other.time)) {
    const before = run.at(-1);
    run = before && member.time - before.time <= apart ? [...run, member] : [member];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
