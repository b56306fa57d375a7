/** Whether two observations of one stream lie close enough to belong together. */
import { unitMs } from '../model/duration.js';
import type { Observation } from '../model/observation.js';

const hour = unitMs('hour');
const zero = 0x30;
/** Length of a time without fractions of a second. */
const secondsEnd = 19;

/** How near lines are where not both have a time. */
interface UntimedReach {
  /** Records of the stream that are observations or errors. */
  readonly records: number;
  /** Bytes, where one of the two has a time. It cannot be more: lines farther from an anchor may be passed by because of their times. */
  readonly bytes: number;
}
const untimed: UntimedReach = { records: 400, bytes: 32 * 1024 };
/** How long a sequence may take that does not say it. */
export const defaultWithin = '15 minutes';
/** The same for lines that merely accompany others. */
export const untimedNear: UntimedReach = { records: 12, bytes: 4 * 1024 };

/** Local time of a log (`1999-03-26T10:43:41.547`, or to the minute) in milliseconds, for differences within one log only. */
export function toMilliseconds(time: string): number {
  // Called for each pair of lines that is compared. To read the digits by hand takes half as long as Date.parse.
  const whole = Date.UTC(
    numberAt(time, 0, 4),
    numberAt(time, 5, 2) - 1,
    numberAt(time, 8, 2),
    numberAt(time, 11, 2),
    numberAt(time, 14, 2),
    time.length < secondsEnd ? 0 : numberAt(time, 17, 2),
  );
  return time.length > secondsEnd ? whole + numberAt(time, secondsEnd + 1, 3) : whole;
}

function numberAt(time: string, from: number, digits: number): number {
  let number = 0;
  for (let i = from; i < from + digits; i += 1) number = 10 * number + time.charCodeAt(i) - zero;
  return number;
}

/**
 * An hour more is allowed where the zone's name changed in between, since the clock was moved then. Where the clock went
 * back, the order of the lines counts.
 */
export function isWithin(
  earlier: Observation,
  later: Observation,
  milliseconds: number,
  { records, bytes }: UntimedReach = untimed,
): boolean {
  const from = earlier.quote.time;
  const to = later.quote.time;
  if (from === null || to === null)
    return later.order - earlier.order <= records && (from === to || distance(earlier, later) <= bytes);
  const moved = changesZone(earlier.quote.timeZone, later.quote.timeZone) ? hour : 0;
  const passed = toMilliseconds(to) - toMilliseconds(from);
  return passed < 0 ? later.order - earlier.order <= records : passed <= milliseconds + moved;
}

/** A trailer that lost the name of its zone tells of no change. */
function changesZone(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function distance({ offset: from }: Observation, { offset: to }: Observation): number {
  return from === undefined || to === undefined ? 0 : to - from;
}
