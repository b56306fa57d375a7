/** Compares what two lines of a pattern captured: versions by their parts, numbers as numbers, names without case. */
import { compareVersions } from '../model/compare-versions.js';
import type { Pattern } from '../model/signature.js';
import type { Seen } from './rule.js';

type Comparison = NonNullable<Extract<Pattern, { sequence: unknown }>['compare']>[number];

/** Whether all comparisons hold. One whose captures are missing, or cannot be compared, does not hold. */
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

function isAbove(one: string, other: string): boolean {
  return version.test(one) && version.test(other) && compareVersions(one, other) > 0;
}
