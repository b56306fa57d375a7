/**
 * How far a snapshot lies before the failure. What it ruled out then may have come since, so after more than a day it cannot
 * show that a step does no harm; nor can one that does not say when it was collected. It still shows what would do harm.
 */

const day = 86_400_000;

/** In words, to follow "the snapshot"; null where it is recent enough, or the log has no times, which no newer snapshot would mend. */
export function lagInWords(collectedAt: string | null, lastSeen: string | null): string | null {
  if (lastSeen === null) return null;
  if (collectedAt === null) return 'does not say when it was collected';
  const days = (Date.parse(`${lastSeen}Z`) - Date.parse(`${collectedAt}Z`)) / day;
  if (days <= 1) return null;
  const whole = Math.floor(days);
  return `is of ${shown(collectedAt)}, ${whole === 1 ? 'more than a day' : `${whole} days`} before this failure was last seen`;
}

function shown(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
