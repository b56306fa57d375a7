/** The tests of the condition language on one collected value: what it is, how it compares, how old it is. */
import type { FactTest } from '../model/condition-schema.js';
import { durationMs } from '../model/duration.js';
import { isSameName } from '../model/is-same-name.js';
import { compareValues, isOneOf, isSameAccount } from './compare-values.js';
import { fillFrom, lacksName } from './fill-names.js';
import { type FactScope, findFact, isObject, type Tested } from './find-fact.js';
import { isLater, lastBefore, multiplied } from './spans.js';

/** What a value is compared with: as written, or that of another fact, which may be missing. */
type Operand = { readonly known: true; readonly value: unknown } | { readonly known: false; readonly path: string };

export function testValue(test: FactTest, value: unknown, scope: FactScope): Tested {
  const operand = (raw: unknown): Operand => operandOf(raw, scope);
  if (test.is !== undefined) return isAmong(value, [test.is].flat().map(operand));
  if (test.isNot !== undefined) {
    const result = isAmong(value, [test.isNot].flat().map(operand));
    return typeof result === 'boolean' ? !result : result;
  }
  if (test.exists !== undefined) return (value !== null) === test.exists;
  if (test.below !== undefined) return compares(value, operand(test.below), (difference) => difference < 0);
  if (test.atLeast !== undefined) return compares(value, operand(test.atLeast), (difference) => difference >= 0);
  if (test.contains !== undefined) return contains(value, operand(test.contains));
  if (test.startsWith !== undefined) return startsWith(value, operand(test.startsWith));
  if (test.sameAccount !== undefined) {
    const other = operand(test.sameAccount);
    return other.known ? isSameAccount(value, other.value) : { missing: other.path };
  }
  if (test.after !== undefined) return isLater(value, test.after, scope);
  if (test.length !== undefined) return hasLength(value, test.length);
  return hasAge(test, value, scope.snapshot?.collectedAt ?? null);
}

function operandOf(raw: unknown, scope: FactScope): Operand {
  if (isObject(raw) && 'fact' in raw && typeof raw.fact === 'string') return multiplied(raw, findFact(raw.fact, scope));
  if (typeof raw !== 'string') return { known: true, value: raw };
  return lacksName(raw, scope) ? { known: false, path: 'site.code' } : { known: true, value: fillFrom(scope, raw) };
}

function isAmong(value: unknown, wanted: readonly Operand[]): Tested {
  const known: unknown[] = [];
  for (const one of wanted) {
    if (!one.known) return { missing: one.path };
    known.push(one.value);
  }
  return isOneOf(value, known);
}

function compares(value: unknown, other: Operand, holds: (difference: number) => boolean): Tested {
  if (!other.known) return { missing: other.path };
  if (value === null) return false;
  const difference = compareValues(value, other.value);
  return difference === null ? null : holds(difference);
}

function contains(value: unknown, member: Operand): Tested {
  if (!member.known) return { missing: member.path };
  if (value === null || member.value === null) return false;
  const wanted = String(member.value);
  if (typeof value === 'string') return value.toUpperCase().includes(wanted.toUpperCase());
  if (!Array.isArray(value)) return null;
  return value.some((one) => isSameName(String(isObject(one) ? Reflect.get(one, 'name') : one), wanted));
}

function startsWith(value: unknown, start: Operand): Tested {
  if (!start.known) return { missing: start.path };
  if (value === null) return false;
  if (typeof value !== 'string' || typeof start.value !== 'string') return null;
  return value.toUpperCase().startsWith(start.value.toUpperCase());
}

function hasLength(
  value: unknown,
  { atLeast = 0, atMost = Number.POSITIVE_INFINITY }: NonNullable<FactTest['length']>,
): boolean | null {
  if (!Array.isArray(value)) return null;
  return value.length >= atLeast && value.length <= atMost;
}

function hasAge({ olderThan, youngerThan, beforeLast }: FactTest, value: unknown, collectedAt: string | null): Tested {
  // The time of something that is not there.
  if (value === '' && olderThan !== undefined) return false;
  if (collectedAt === null) return { missing: 'collectedAt' };
  if (typeof value !== 'string') return null;
  const [from, to] = [value, collectedAt].map((time) => Date.parse(`${time}Z`));
  if (from === undefined || to === undefined || Number.isNaN(to - from)) return null;
  if (beforeLast !== undefined) return from < lastBefore(to, beforeLast);
  return olderThan === undefined ? to - from <= durationMs(youngerThan ?? '') : to - from > durationMs(olderThan);
}
