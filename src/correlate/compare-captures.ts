/** Compares what lines of a pattern captured, with each other or with a fixed value: versions by their parts, numbers as numbers, names without case. */
import { compareVersions } from '../model/compare-versions.js';
import type { Comparison } from '../model/signature-logs-schema.js';
import type { Seen } from './rule.js';

/** Whether all comparisons hold. One whose captures are missing, or cannot be compared, does not hold. */
export function capturesCompare(comparisons: readonly Comparison[], seen: readonly Seen[]): boolean {
  const captures: Readonly<Record<string, string>> = Object.assign(
    {},
    ...seen.map(({ observation }) => observation.captures),
  );
  return comparisons.every(({ capture, above, below, atLeast, isNot }) => {
    const own = captures[capture];
    const other = below ?? atLeast ?? captures[above ?? isNot ?? ''];
    if (own === undefined || other === undefined) return false;
    if (isNot !== undefined) return own.toUpperCase() !== other.toUpperCase();
    if (!version.test(own) || !version.test(other)) return false;
    const difference = compareVersions(own, other);
    if (below !== undefined) return difference < 0;
    return atLeast === undefined ? difference > 0 : difference >= 0;
  });
}

const version = /^\d+(\.\d+)*$/;
