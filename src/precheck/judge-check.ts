/**
 * Applies the rules of a check to one subject. The first rule that holds decides, unless an earlier, worse rule is undecided
 * for want of a fact. So a missing fact never improves the result: it can only turn a pass or a warning into unknown.
 */
import type { Condition } from '../model/condition-schema.js';
import type { Judgement, SeenFact } from '../model/facts.js';
import type { CheckRule, UpgradeCheck } from '../model/upgrade-check.js';

export type Judge = (condition: Condition, server: string | null) => Judgement;

export interface CheckResult {
  /** Null: not decided. */
  readonly status: CheckRule['status'] | null;
  readonly says: string | null;
  readonly facts: readonly SeenFact[];
  /** The facts that would decide it. */
  readonly missing: readonly string[];
  /** With the missing facts it could fail. */
  readonly mayFail: boolean;
}

const severity = { pass: 0, warn: 1, fail: 2 } as const;

export function judgeCheck(check: UpgradeCheck, server: string | null, judge: Judge): CheckResult {
  const open: { rule: CheckRule; missing: readonly string[] }[] = [];
  for (const rule of check.rules) {
    const { truth, facts, missing } = judge(rule.when, server);
    if (truth === null) open.push({ rule, missing });
    if (truth !== true) continue;
    const worse = open.filter(({ rule: other }) => severity[other.status] > severity[rule.status]);
    return worse.length > 0
      ? undecided(worse)
      : { status: rule.status, says: rule.says, facts, missing: [], mayFail: false };
  }
  return undecided(open);
}

function undecided(open: readonly { rule: CheckRule; missing: readonly string[] }[]): CheckResult {
  return {
    status: null,
    says: null,
    facts: [],
    missing: [...new Set(open.flatMap(({ missing }) => missing))],
    mayFail: open.some(({ rule }) => rule.status === 'fail'),
  };
}
