/** Compares what two lines of a pattern captured: versions by their parts, numbers as numbers, names without case. */
import type { Pattern } from '../model/signature.js';
import type { Seen } from './rule.js';

type Comparison = NonNullable<Extract<Pattern, { sequence: unknown }>['compare']>[number];

/** Whether all comparisons hold. A capture that is missing or cannot be compared makes its own false. */
export function capturesCompare(comparisons: readonly Comparison[], seen: readonly Seen[]): boolean {
  const captures: Readonly<Record<string, string>> = Object.assign(
    {},
    ...seen.map(({ observation }) => observation.captures),
  );
  return comparisons.every(({ capture, above, isNot }) => {
    const own = captures[capture];
    const other = captures[above ?? isNot ?? ''];
    if (own === undefined || other === undefined) return false;
    return above === undefined ? own.toUpperCase() !== other.toUpperCase() : isAbove(own, other);
  });
}

const version = /^\d+(\.\d+)*$/;

/** `2.0.1493` and `2.00.1493.0` are the same. */
function isAbove(one: string, other: string): boolean {
  if (!version.test(one) || !version.test(other)) return false;
  const [first, second] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let i = 0; i < Math.max(first.length, second.length); i += 1) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
