/** Differences between local times of one site. */

function toMilliseconds(time: string): number {
  return Date.parse(`${time}Z`);
}

export function secondsBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (toMilliseconds(to) - toMilliseconds(from)) / 1000;
}

/** `14 minutes`, `2 days`: rough, as a person says it. */
export function spanInWords(seconds: number): string {
  const units: readonly (readonly [size: number, name: string])[] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, name] = units.find(([one]) => seconds >= 1.5 * one || one === 1) ?? [1, 'second'];
  const count = Math.round(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
