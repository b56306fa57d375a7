/**
 * Judges a condition on a snapshot with three values. It is monotone: taking a fact away can only turn true or false into
 * "not collected", never one into the other, so what licdiag does not know cannot make it surer.
 */
import type { Condition, FactTest } from '../model/condition-schema.js';
import type { Judgement, SeenFact } from '../model/facts.js';
import { describeTest } from './describe-condition.js';
import { fillNames } from './fill-names.js';
import { type FactScope, type FoundFact, findFact, isObject } from './find-fact.js';
import { testValue } from './test-value.js';

const mostFacts = 12;
const longestName = 60;

export function judge(condition: Condition, scope: FactScope): Judgement {
  const judged = judgeAny(condition, scope);
  if (condition.says === undefined || judged.truth !== true || 'fact' in condition) return judged;
  if ('none' in condition || 'every' in condition) {
    const list = findFact('none' in condition ? condition.none : condition.every, scope);
    return { ...judged, facts: list.known ? [seenAs(list, fillNames(condition.says, scope))] : [] };
  }
  // A group with a `says` of its own is told in these words, beside the first fact that shows it.
  return {
    ...judged,
    facts: judged.facts.map((fact, i) => (i === 0 ? { ...fact, says: fillNames(condition.says ?? '', scope) } : fact)),
  };
}

/** The list as a whole, as the fact: that none of its members is so, no single member can show. */
function seenAs({ path, value }: Extract<FoundFact, { known: true }>, says: string): SeenFact {
  return { fact: path, value: shown(value), says, isTold: true };
}

function judgeAny(condition: Condition, scope: FactScope): Judgement {
  if ('all' in condition)
    return join(
      condition.all.map((part) => judge(part, scope)),
      false,
    );
  if ('any' in condition)
    return join(
      condition.any.map((part) => judge(part, scope)),
      true,
    );
  if ('not' in condition) return negated(judge(condition.not, scope));
  if ('some' in condition) return judgeSome(condition.some, condition.where, condition.atLeast ?? 1, scope);
  if ('none' in condition) return negated(judgeSome(condition.none, condition.where, 1, scope));
  if ('every' in condition) return negated(judgeSome(condition.every, { not: condition.where }, 1, scope));
  return judgeTest(condition, scope);
}

/** Kleene's "and" (`decisive` false) and "or" (`decisive` true). */
function join(parts: readonly Judgement[], decisive: boolean): Judgement {
  const deciding = parts.filter(({ truth }) => truth === decisive);
  const open = parts.filter(({ truth }) => truth === null);
  const truth = deciding.length > 0 ? decisive : open.length > 0 ? null : !decisive;
  const shown = deciding.length > 0 ? deciding : parts.filter((part) => part.truth !== null);
  return {
    truth,
    facts: unique(shown.flatMap(({ facts }) => facts)),
    missing: truth === null ? [...new Set(open.flatMap(({ missing }) => missing))] : [],
    inferred: deciding.length > 0 ? deciding.every(({ inferred }) => inferred) : parts.some(({ inferred }) => inferred),
  };
}

function negated(judged: Judgement): Judgement {
  return { ...judged, truth: judged.truth === null ? null : !judged.truth };
}

function judgeSome(path: string, where: Condition, atLeast: number, scope: FactScope): Judgement {
  const list = findFact(path, scope);
  if (!list.known || !Array.isArray(list.value)) return unknown(list.path);
  const members = list.value.map((value, i) =>
    judge(where, { ...scope, item: { path: pathOf(list.path, value, i), value } }),
  );
  const holding = members.filter(({ truth }) => truth === true);
  const open = members.filter(({ truth }) => truth === null);
  const truth = holding.length >= atLeast ? true : holding.length + open.length >= atLeast ? null : false;
  return {
    truth,
    facts: unique((truth === true ? holding : members).flatMap(({ facts }) => toldFirst(facts))),
    missing: truth === null ? [...new Set(open.flatMap(({ missing }) => missing))] : [],
    inferred: members.some(({ inferred }) => inferred),
  };
}

function pathOf(list: string, member: unknown, index: number): string {
  const name: unknown = isObject(member) ? (Reflect.get(member, 'name') ?? Reflect.get(member, 'siteCode')) : member;
  // A whole sentence is no name.
  return `${list}[${typeof name === 'string' && name.length <= longestName ? name : index}]`;
}

function judgeTest(test: FactTest, scope: FactScope): Judgement {
  const found = findFact(test.fact, scope);
  if (!found.known) return unknown(found.path);
  const result = testValue(test, found.value, scope);
  if (typeof result === 'object') return unknown(result?.missing ?? found.path);
  const says =
    test.says !== undefined && result
      ? test.says
      : `${found.path} ${result ? describeTest(test) : `is ${shown(found.value)}`}`;
  const seen: SeenFact = {
    fact: found.path,
    value: shown(found.value),
    says: fillNames(says, scope),
    isTold: test.says !== undefined,
  };
  return { truth: result, facts: [seen], missing: [], inferred: test.basis === 'inferred' };
}

function unknown(path: string): Judgement {
  return { truth: null, facts: [], missing: [path], inferred: false };
}

/** The facts of a member that the condition tells in words, if there are any: the others only pick the member. */
function toldFirst(facts: readonly SeenFact[]): readonly SeenFact[] {
  const told = facts.filter(({ isTold }) => isTold);
  return told.length > 0 ? told : facts;
}

function unique(facts: readonly SeenFact[]): SeenFact[] {
  return [...new Map(facts.map((fact) => [fact.fact, fact])).values()].slice(0, mostFacts);
}

function shown(value: unknown): string {
  if (value === null) return 'not there';
  if (value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ').slice(0, 200);
  if (isObject(value)) return String(Reflect.get(value, 'name') ?? Reflect.get(value, 'path') ?? 'there');
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}
