/** Evaluates all checks of a run: the sorted items, the verdict, the plan, and the counts. */
import { compareText } from '../model/compare-text.js';
import type { Item, Plan, PrecheckData, Verdict } from '../model/precheck-report.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ItemStatus, ServicePack, UpgradeCheck } from '../model/upgrade-check.js';
import { evaluateItem } from './evaluate-item.js';
import { makePlan } from './make-plan.js';
import type { Situation } from './situation.js';
import { subjectsOf } from './subjects-of.js';

export interface Checklist {
  readonly verdict: Verdict;
  readonly items: readonly Item[];
  readonly plan: Plan;
  readonly summary: PrecheckData['summary'];
}

const statusOrder: readonly ItemStatus[] = ['fail', 'unknown', 'warn', 'manual', 'pass'];
const concernOrder: readonly UpgradeCheck['concerns'][] = ['metering', 'site', 'database', 'hierarchy', 'clients'];

/** Whether a check is about this upgrade path. */
export function applies({ from, to, notFor }: UpgradeCheck, path: { from: ServicePack; to: ServicePack }): boolean {
  if (notFor?.from === path.from && notFor.to === path.to) return false;
  return (from === undefined || from.includes(path.from)) && (to === undefined || to.includes(path.to));
}

/** @param checks those that apply to the path, of one phase or of all */
export function assembleChecklist(
  checks: readonly UpgradeCheck[],
  snapshot: Snapshot,
  situation: Situation,
): Checklist {
  const items = checks
    .flatMap((check) => subjectsOf(check, snapshot).map((subject) => evaluateItem(check, subject, situation)))
    .sort(compareItems);
  const count = (status: ItemStatus): number => items.filter((item) => item.status === status).length;
  return {
    verdict: verdictOf(items),
    items,
    plan: makePlan(items),
    summary: {
      pass: count('pass'),
      warn: count('warn'),
      fail: count('fail'),
      unknown: count('unknown'),
      manual: count('manual'),
    },
  };
}

/** Open manual items do not change the verdict. */
function verdictOf(items: readonly Item[]): Verdict {
  if (items.some(({ status }) => status === 'fail')) return 'blocked';
  return items.some(({ mayFail }) => mayFail) ? 'unknown' : 'ready';
}

/** By status, failures first; then what is due now, what could still fail, metering before the rest, documented before inferred. */
function compareItems(one: Item, other: Item): number {
  return (
    statusOrder.indexOf(one.status) - statusOrder.indexOf(other.status) ||
    Number(other.due) - Number(one.due) ||
    Number(other.mayFail) - Number(one.mayFail) ||
    concernOrder.indexOf(one.concerns) - concernOrder.indexOf(other.concerns) ||
    Number(other.documented) - Number(one.documented) ||
    compareText(one.id, other.id) ||
    compareText(one.subject.server ?? '', other.subject.server ?? '')
  );
}
