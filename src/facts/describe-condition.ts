/** A condition in words, for evidence, `explain` and the generated pages. What a signature says itself comes first. */
import type { Condition, FactTest } from '../model/condition-schema.js';

export function describeCondition(condition: Condition): string {
  if (condition.says !== undefined) return condition.says;
  if ('all' in condition) return condition.all.map(describePart).join(', and ');
  if ('any' in condition) return condition.any.map(describePart).join(', or ');
  if ('not' in condition) return `not so: ${describeCondition(condition.not)}`;
  if ('some' in condition)
    return `${condition.atLeast === undefined ? 'one' : `${condition.atLeast} or more`} of ${condition.some} (${describeCondition(condition.where)})`;
  if ('every' in condition) return `each of ${condition.every} (${describeCondition(condition.where)})`;
  if ('none' in condition) return `none of ${condition.none} (${describeCondition(condition.where)})`;
  return `${condition.fact} ${describeTest(condition)}`;
}

/** A group inside a group keeps its brackets. */
function describePart(part: Condition): string {
  const text = describeCondition(part);
  return part.says === undefined && ('all' in part || 'any' in part) ? `(${text})` : text;
}

export function describeTest(test: FactTest): string {
  if (test.is !== undefined) return `is ${inWords(test.is)}`;
  if (test.isNot !== undefined) return `is not ${inWords(test.isNot)}`;
  if (test.exists !== undefined) return test.exists ? 'exists' : 'does not exist';
  if (test.below !== undefined) return `is below ${inWords(test.below)}`;
  if (test.atLeast !== undefined) return `is ${inWords(test.atLeast)} or more`;
  if (test.contains !== undefined) return `holds ${inWords(test.contains)}`;
  if (test.startsWith !== undefined) return `starts with ${inWords(test.startsWith)}`;
  if (test.sameAccount !== undefined) return `is the same account as ${inWords(test.sameAccount)}`;
  if (test.after !== undefined) return inWordsAfter(test.after);
  if (test.olderThan !== undefined) return `is more than ${test.olderThan} before the collection`;
  if (test.youngerThan !== undefined) return `is at most ${test.youngerThan} before the collection`;
  const { atLeast, atMost } = test.length ?? {};
  return `has ${[atLeast === undefined ? '' : `at least ${atLeast}`, atMost === undefined ? '' : `at most ${atMost}`].filter(Boolean).join(' and ')} members`;
}

function inWordsAfter({ fact, by, plus }: NonNullable<FactTest['after']>): string {
  const spans = [by, plus && `${plus.times === undefined ? '' : `${plus.times} times `}${plus.fact} in ${plus.unit}`];
  const span = spans.filter((one) => one !== undefined).join(' and ');
  return span === '' ? `is later than ${fact}` : `is later than ${fact} by more than ${span}`;
}

type Operand = NonNullable<FactTest['is']>;

function inWords(operand: Operand): string {
  if (Array.isArray(operand)) return operand.map(String).join(' or ');
  if (typeof operand !== 'object') return String(operand);
  return operand.times === undefined ? operand.fact : `${operand.times} times ${operand.fact}`;
}
