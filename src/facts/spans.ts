/** Spans of time and multiples of numbers: whether one collected time is later than another, and by how much; the last such hour of a week. */
import type { FactTest } from '../model/condition-schema.js';
import { durationMs, unitMs } from '../model/duration.js';
import { weekdays } from '../model/weekdays.js';
import { type FactScope, type FoundFact, findFact, type Tested } from './find-fact.js';

/** A fact times a number, as in `{ fact: clientAgent.pollingHours, times: 60 }`. Unknown where the fact is no number. */
export function multiplied(operand: object, found: FoundFact): FoundFact {
  const times: unknown = Reflect.get(operand, 'times');
  if (!found.known || typeof times !== 'number' || found.value === null) return found;
  return typeof found.value === 'number'
    ? { ...found, value: found.value * times }
    : { known: false, path: found.path };
}

export function isLater(value: unknown, { fact, by, plus }: NonNullable<FactTest['after']>, scope: FactScope): Tested {
  const other = findFact(fact, scope);
  if (!other.known) return { missing: other.path };
  if (value === null || other.value === null) return false;
  const span = plus === undefined ? 0 : spanOf(plus, scope);
  if (typeof span !== 'number') return span;
  if (typeof value !== 'string' || typeof other.value !== 'string') return null;
  const difference = Date.parse(`${value}Z`) - Date.parse(`${other.value}Z`);
  return Number.isNaN(difference) ? null : difference > span + durationMs(by ?? '');
}

function spanOf(
  plus: NonNullable<NonNullable<FactTest['after']>['plus']>,
  scope: FactScope,
): number | { missing: string } | null {
  const found = multiplied(plus, findFact(plus.fact, scope));
  if (!found.known) return { missing: found.path };
  return typeof found.value === 'number' ? found.value * unitMs(plus.unit) : null;
}

/** The last such moment of a week before a time, or at it. Both in local time, as milliseconds. */
export function lastBefore(time: number, { weekday, at }: NonNullable<FactTest['beforeLast']>): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const day = unitMs('day');
  const daysAgo = (new Date(time).getUTCDay() - weekdays.indexOf(weekday) + 7) % 7;
  const moment = (Math.floor(time / day) - daysAgo) * day + hours * unitMs('hour') + minutes * unitMs('minute');
  return moment <= time ? moment : moment - 7 * day;
}
