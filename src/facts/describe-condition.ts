/** A condition in text with the paths of its fields, for programs and for authors of signatures. A `says` of the condition itself takes its place. */
import type { Condition, FactTest } from '../model/condition-schema.js';

/** How facts are named, at one place of a condition. */
export interface Naming {
  test(test: FactTest): string;
  members(list: string): string;
  /** For what is asked of a member of the list. */
  inside(list: string): Naming;
}

const asWritten: Naming = {
  test: (test) => `${test.fact} ${describeTest(test)}`,
  members: (list) => list,
  inside: () => asWritten,
};

/** With the paths of its fields. */
export function describeCondition(condition: Condition): string {
  return describe(condition, asWritten);
}

export function describe(condition: Condition, naming: Naming): string {
  const part = (one: Condition): string => describePart(one, naming);
  // Spellings of one fact are told in the same words.
  const parts = (all: readonly Condition[]): string[] => [...new Set(all.map(part))];
  if (condition.says !== undefined) return condition.says;
  if ('all' in condition) return parts(condition.all).join(', and ');
  if ('any' in condition) return parts(condition.any).join(', or ');
  if ('not' in condition) return `not so: ${part(condition.not)}`;
  if ('some' in condition)
    return `${condition.atLeast === undefined ? 'one' : `${condition.atLeast} or more`} of ${ofMembers(condition.some, condition.where, naming)}${condition.apart === undefined ? '' : `, at most ${condition.apart} apart`}`;
  if ('every' in condition) return `each of ${ofMembers(condition.every, condition.where, naming)}`;
  if ('none' in condition) return `none of ${ofMembers(condition.none, condition.where, naming)}`;
  return naming.test(condition);
}

function ofMembers(list: string, where: Condition, naming: Naming): string {
  return `${naming.members(list)} (${describe(where, naming.inside(list))})`;
}

/** A group inside a group stands in brackets. */
function describePart(part: Condition, naming: Naming): string {
  const text = describe(part, naming);
  return part.says === undefined && ('all' in part || 'any' in part) ? `(${text})` : text;
}

/** @param nameOf what other facts are called */
export function describeTest(test: FactTest, nameOf: (path: string) => string = (path) => path): string {
  const value = (operand: Operand): string => inWords(operand, nameOf);
  if (test.is !== undefined) return `is ${value(test.is)}`;
  if (test.isNot !== undefined) return `is not ${value(test.isNot)}`;
  if (test.exists !== undefined) return test.exists ? 'exists' : 'does not exist';
  if (test.below !== undefined) return `is below ${value(test.below)}`;
  if (test.atLeast !== undefined) return `is ${value(test.atLeast)} or more`;
  if (test.contains !== undefined) return `holds ${value(test.contains)}`;
  if (test.startsWith !== undefined) return `starts with ${value(test.startsWith)}`;
  if (test.sameAccount !== undefined) return `is the same account as ${value(test.sameAccount)}`;
  if (test.after !== undefined) return inWordsAfter(test.after, nameOf);
  if (test.olderThan !== undefined) return `is more than ${test.olderThan} before the collection`;
  if (test.youngerThan !== undefined) return `is at most ${test.youngerThan} before the collection`;
  if (test.beforeLast !== undefined)
    return `is before the last ${test.beforeLast.weekday} ${test.beforeLast.at} before the collection`;
  const { atLeast, atMost } = test.length ?? {};
  if (atMost === 0) return 'has no members';
  return `has ${[atLeast === undefined ? '' : `at least ${atLeast}`, atMost === undefined ? '' : `at most ${atMost}`].filter(Boolean).join(' and ')} members`;
}

function inWordsAfter({ fact, by, plus }: NonNullable<FactTest['after']>, nameOf: (path: string) => string): string {
  const spans = [
    by,
    plus && `${plus.times === undefined ? '' : `${plus.times} times `}${nameOf(plus.fact)} in ${plus.unit}`,
  ];
  const span = spans.filter((one) => one !== undefined).join(' and ');
  const later = `is later than ${nameOf(fact)}`;
  return span === '' ? later : `${later} by more than ${span}`;
}

type Operand = NonNullable<FactTest['is']>;

function inWords(operand: Operand, nameOf: (path: string) => string): string {
  if (Array.isArray(operand)) return operand.map((one) => inWords(one, nameOf)).join(' or ');
  if (typeof operand !== 'object') return operand === '' ? 'empty' : String(operand);
  return operand.times === undefined ? nameOf(operand.fact) : `${operand.times} times ${nameOf(operand.fact)}`;
}
