/**
 * Several captures of one machine that say different things: which shares it has, what its services do. Within a file what
 * stands further down is later, and counts. Of two files nothing tells which is later, and the order of their names must not decide.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, machineNames } from './captures.js';
import type { ReadFrom } from './other-sites.js';
import type { Problems } from './reading.js';
import { settleServices } from './settle-services.js';
import { settleValues } from './settle-values.js';

interface Settled {
  readonly placed: readonly ReadFrom[];
  readonly problems: Problems;
}

export function settleCaptures(all: readonly ReadFrom[]): Settled {
  const problems: Problems = [];
  const machineOf = machineNames(all);
  const over = new Set<ReadFrom>();
  for (const captures of groupBy(all, machineOf).values())
    for (const one of listsOver(captures, problems)) over.add(one);
  const settled = settleServices(all, machineOf, problems).map((one) => (over.has(one) ? withoutShares(one) : one));
  const { placed, problems: more } = settleValues(settled, machineOf);
  return { placed, problems: [...problems, ...more] };
}

/**
 * Lists that do not count: all but the last of a file, or all where two files tell different things of LicMtr. No signature that is
 * shipped asks for another share, so these are put together.
 */
function listsOver(captures: readonly ReadFrom[], problems: Problems): readonly ReadFrom[] {
  const lists = captures.filter(({ reading }) => reading.machine?.shares);
  const exact = lists.filter(({ reading }) => !reading.isRough);
  const last = [...new Map(exact.map((one) => [one.path, one])).values()];
  const [first] = last;
  if (first === undefined) return [];
  const views = lists.filter((one, i) => one.reading.isRough && !exact.some((list) => isBelow(list, one, lists, i)));
  const other = [...last, ...views].find((one) => hasLicMtr(one) !== hasLicMtr(first));
  if (other === undefined) return exact.filter((one) => !last.includes(one));
  problems.push({ path: first.path, problem: `lists other shares than ${other.path}: ${keepOne}` });
  return lists;
}

/** Further down in the same file. */
function isBelow(list: ReadFrom, one: ReadFrom, lists: readonly ReadFrom[], at: number): boolean {
  return list.path === one.path && lists.indexOf(list) > at;
}

/** What `net view` shows may be less than all, but never hides this one. */
function hasLicMtr({ reading }: ReadFrom): boolean {
  return (reading.machine?.shares ?? []).some(({ name }) => name.toUpperCase() === 'LICMTR');
}

function withoutShares(one: ReadFrom): ReadFrom {
  const { shares: _, ...machine } = one.reading.machine ?? {};
  return { ...one, reading: { ...one.reading, machine } };
}
