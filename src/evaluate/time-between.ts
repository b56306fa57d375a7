/** How long one log time is before another. */

const day = 86_400_000;

/** To the hundredth of a day; 0 where the second time is the earlier one. @param from ISO 8601 without offset, as `to` */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round(((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / day) * 100) / 100);
}
