/**
 * Compares the time of a snapshot with that of the failure. Only a snapshot from after the failure can show that it is over. What an
 * earlier one ruled out may have come since: one that is more than a day older, or has no time, cannot show that a step does no
 * harm. What would do harm it still shows.
 */

/** A time of collection may lack its seconds. */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Why facts are not known to be from after the evidence, to follow "but"; null: they are. Clocks of two machines may differ by an hour. */
export function whyNotAfter(collectedAt: string | null, lastSeen: string | null): string | null {
  if (collectedAt === null) return 'it is not known when this was collected';
  if (lastSeen === null) return 'the log tells no time, so this may be older';
  const later = Date.parse(`${collectedAt}Z`) - Date.parse(`${lastSeen}Z`);
  if (later > hour) return null;
  return later < -hour
    ? 'this was collected before the evidence'
    : 'this was collected within an hour of the evidence, and clocks differ';
}

/** From when on a time of another clock is known to be later. */
export function hourAfter(time: string): string {
  return new Date(Date.parse(`${time}Z`) + hour).toISOString().slice(0, -1);
}

/** A line that shows an attempt past the failure. */
interface PassedLine {
  /** Null where the log tells no times. */
  readonly time: string | null;
}

/**
 * In words, to follow "the snapshot"; null where it is recent enough, or only the log has no times, which no newer snapshot would mend.
 * @param passed where an attempt before the last failure got past it
 */
export function lagInWords(
  collectedAt: string | null,
  lastSeen: string | null,
  passed: PassedLine | null,
): string | null {
  if (passed?.time === null)
    return 'may be from before an attempt that got past this failure, which the log tells without times';
  if (collectedAt === null) return 'does not say when it was collected';
  if (lastSeen === null) return null;
  if (passed && isOutdated(collectedAt, lastSeen, passed))
    return `is of ${shown(collectedAt)}, and at ${shown(passed.time)} an attempt got past this failure, before it was last seen`;
  const days = (Date.parse(`${lastSeen}Z`) - Date.parse(`${collectedAt}Z`)) / day;
  if (days <= 1) return null;
  const whole = Math.floor(days);
  return `is of ${shown(collectedAt)}, ${whole === 1 ? 'more than a day' : `${whole} days`} before this failure was last seen`;
}

/**
 * Whether an attempt may have got past the failure since the facts were collected: then they tell of a state that is gone. Facts from
 * behind the last failure do not, even within an hour: an installation that was stopped often fails again in the next cycle (Q214954).
 */
export function isOutdated(collectedAt: string | null, lastSeen: string | null, { time }: PassedLine): boolean {
  if (time === null || collectedAt === null) return true;
  return !isBehind(collectedAt, lastSeen) && whyNotAfter(collectedAt, time) !== null;
}

/** Whether facts were collected right behind the last failure, or later. False where either time is not known. */
export function isBehind(collectedAt: string | null, lastSeen: string | null): boolean {
  if (collectedAt === null || lastSeen === null) return false;
  return Date.parse(`${collectedAt}Z`) + minute > Date.parse(`${lastSeen}Z`);
}

function shown(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
