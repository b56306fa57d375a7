/** Turns durations of signatures, such as "30 minutes", into milliseconds. */

const units: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function durationMs(duration: string): number {
  const [amount = '0', unit = ''] = duration.split(' ');
  return Number(amount) * unitMs(unit);
}

/** @param unit in the singular or the plural */
export function unitMs(unit: string): number {
  return units[unit.endsWith('s') ? unit.slice(0, -1) : unit] ?? 0;
}
