/** Differences between times of one site: local times without a zone, `1999-03-26T10:43:41.123`. */

function toMilliseconds(time: string): number {
  return Date.parse(`${time}Z`);
}

/** @returns null if one of them is not known */
export function secondsBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (toMilliseconds(to) - toMilliseconds(from)) / 1000;
}

/** A rough duration as a person would say it: `14 minutes`, `2 days`. */
export function spanInWords(seconds: number): string {
  const units: readonly (readonly [size: number, name: string])[] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, name] = units.find(([unit]) => seconds >= 1.5 * unit || unit === 1) ?? [1, 'second'];
  const count = Math.round(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
