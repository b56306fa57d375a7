/**
 * Versions are compared part by part: `2.0.1493.2005` equals `2.00.1493.2005`. The short form of SMS 2.0, `2.00.1493.2`, has the digit
 * of the service pack alone (Q264630), so it equals every version of that service pack.
 * @returns a negative number, zero or a positive number
 */
export function compareVersions(one: string, other: string): number {
  const isShort = shortVersion.test(one) !== shortVersion.test(other);
  const [first, second] = (isShort ? [one, other].map(withoutHotfixes) : [one, other]).map(partsOf);
  for (let i = 0; i < Math.max(first?.length ?? 0, second?.length ?? 0); i += 1) {
    const difference = (first?.[i] ?? 0) - (second?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const shortVersion = /^2\.0+\.\d{4}\.[1-9]$/;

/** `2.00.1493.2` for `2.00.1493.2005`. */
function withoutHotfixes(version: string): string {
  return version.replace(/^(2\.0+\.\d{4}\.\d)\d{3}$/, '$1');
}

function partsOf(version: string): number[] {
  return version.split('.').map(Number);
}
