/**
 * Whether two sets of conditions can never hold at the same time, since some fact would need two values. Only tests that must hold
 * (or fail) by themselves are compared, not those inside an "any"; everything else is assumed to be possible.
 */
import type { Condition, FactTest } from '../model/condition-schema.js';
import { servicePacks } from '../model/service-pack.js';
import { judge } from './judge.js';

interface Demand {
  readonly test: FactTest;
  /** False: it must not hold. */
  readonly holds: boolean;
}

/** Values that are tried, beside those that the tests name. */
const versions = ['0.0', '99999.0', ...servicePacks];
const values: readonly unknown[] = [null, true, false, 0, Number.MAX_SAFE_INTEGER, 'another', ...versions];

export function areExclusive(one: readonly Condition[], other: readonly Condition[]): boolean {
  const others = other.flatMap((condition) => demandsOf(condition, true));
  return one
    .flatMap((condition) => demandsOf(condition, true))
    .some((demand) => others.some((against) => against.test.fact === demand.test.fact && !canBoth(demand, against)));
}

function demandsOf(condition: Condition, holds: boolean): Demand[] {
  if ('fact' in condition) return isPlain(condition) ? [{ test: condition, holds }] : [];
  if ('not' in condition) return demandsOf(condition.not, !holds);
  const parts = holds ? ('all' in condition ? condition.all : []) : 'any' in condition ? condition.any : [];
  return parts.flatMap((part) => demandsOf(part, holds));
}

function canBoth(one: Demand, other: Demand): boolean {
  const named = [one, other].flatMap(({ test }) => [test.is, test.isNot, test.below, test.atLeast].flat());
  const tried = [...values, ...named.filter((value) => value !== undefined && typeof value !== 'object')];
  return tried.some((value) => allows(one, value) && allows(other, value));
}

/** Whether the outcome of a test depends on nothing but the value: not on another fact, nor on the time of collection. */
function isPlain({ fact: _fact, says: _says, basis: _basis, ...tests }: FactTest): boolean {
  return Object.entries(tests).every(
    ([name, value]) => ['is', 'isNot', 'below', 'atLeast', 'exists', 'contains'].includes(name) && isValue(value),
  );
}

function isValue(value: unknown): boolean {
  return typeof value !== 'object' || Array.isArray(value);
}

/** Whether a value meets a demand. One that the test cannot judge does not. */
function allows({ test, holds }: Demand, value: unknown): boolean {
  const subject = { server: null, client: null, captures: {} };
  const { truth } = judge({ ...test, fact: 'item' }, { snapshot: null, subject, item: { path: test.fact, value } });
  return truth === holds;
}
