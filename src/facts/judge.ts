/**
 * Judges a condition on a snapshot with three values. It is monotone: taking a fact away can only turn true or false into
 * "not collected", never one into the other, so what licdiag does not know cannot make it surer.
 */
import type { Condition, FactTest } from '../model/condition-schema.js';
import { durationMs } from '../model/duration.js';
import type { Judgement, SeenFact } from '../model/facts.js';
import { isRecord } from '../model/is-record.js';
import { describeTest } from './describe-condition.js';
import { fillFrom } from './fill-names.js';
import { type FactScope, type FoundFact, findFact, isObject } from './find-fact.js';
import { longestRun, timeOf } from './longest-run.js';
import { testValue } from './test-value.js';

type Some = Extract<Condition, { some: string }>;

const mostFacts = 12;
const longestName = 60;

export function judge(condition: Condition, scope: FactScope): Judgement {
  const judged = judgeAny(condition, scope);
  if (condition.says === undefined || judged.truth !== true || 'fact' in condition) return judged;
  if ('none' in condition || 'every' in condition) {
    const list = findFact('none' in condition ? condition.none : condition.every, scope);
    return { ...judged, facts: list.known ? [seenAs(list, fillFrom(scope, condition.says))] : [] };
  }
  // A group with a `says` of its own is told in these words, beside the first fact that shows it.
  return {
    ...judged,
    facts: judged.facts.map((fact, i) => (i === 0 ? { ...fact, says: fillFrom(scope, condition.says ?? '') } : fact)),
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
  if ('some' in condition) return judgeSome(condition, scope);
  if ('none' in condition) return negated(judgeSome({ some: condition.none, where: condition.where }, scope));
  if ('every' in condition)
    return negated(judgeSome({ some: condition.every, where: { not: condition.where } }, scope));
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

function judgeSome({ some, where, atLeast = 1, apart }: Some, scope: FactScope): Judgement {
  const list = findFact(some, scope);
  if (!list.known || !Array.isArray(list.value)) return unknown(list.path);
  const members = list.value.flatMap((value: unknown, i) => {
    if (isTooOld(list.path, value, scope)) return [];
    const path = pathOf(list.path, value, i);
    const judged = judge(where, { ...scope, item: { path, value } });
    const time = timeOf(value);
    const isPlaced = apart === undefined || judged.truth !== true || time !== null;
    return [{ judged: isPlaced ? judged : unknown(`${path}.time`), time: time ?? 0 }];
  });
  const all = members.filter(({ judged }) => judged.truth === true);
  const open = members.filter(({ judged }) => judged.truth === null);
  const holding = apart === undefined ? all : longestRun(all, durationMs(apart));
  const mayHold = open.length > 0 && all.length + open.length >= atLeast;
  const truth = holding.length >= atLeast ? true : mayHold ? null : false;
  return {
    truth,
    facts: unique((truth === true ? holding : members).flatMap(({ judged }) => toldFirst(judged.facts))),
    missing: truth === null ? [...new Set(open.flatMap(({ judged }) => judged.missing))] : [],
    inferred: members.some(({ judged }) => judged.inferred),
  };
}

/** Whether a record is not known to be later than the time that the scope asks for. */
function isTooOld(list: string, member: unknown, { since }: FactScope): boolean {
  return since != null && isRecord(list) && !((timeOf(member) ?? 0) > Date.parse(`${since}Z`));
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
    says: fillFrom(scope, says),
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
