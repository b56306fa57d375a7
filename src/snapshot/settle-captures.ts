/**
 * Several captures of one machine that say different things: which shares it has, what its services do. Within a file what
 * stands further down is later, and counts. Of two files nothing tells which is later, and the order of their names must not decide.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, machineNames } from './captures.js';
import type { ReadFrom } from './other-sites.js';
import type { Problems } from './reading.js';
import { settleClientLists } from './settle-client-lists.js';
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
  const open = new Map<ReadFrom, ReadonlySet<string>>();
  for (const captures of groupBy(all, machineOf).values()) {
    for (const one of listsOver(captures, problems)) over.add(one);
    for (const [one, names] of onlyInSome(captures.filter((one) => !over.has(one)))) open.set(one, names);
  }
  const shares = all.map((one) => (over.has(one) ? withoutShares(one) : withOpen(one, open.get(one))));
  const settled = settleServices(shares, machineOf, problems);
  const { placed, problems: more } = settleValues(settleClientLists(settled, machineOf, problems), machineOf);
  return { placed, problems: [...problems, ...more] };
}

/** Lists that do not count: all but the last of a file, or all where two files tell different things of LicMtr. */
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

/**
 * Of each list the shares that another one lacks, in capitals. Lists of less than all count for it only where there is no other. No
 * signature that is shipped asks for such a share, so it is no problem of the bundle.
 */
function onlyInSome(captures: readonly ReadFrom[]): ReadonlyMap<ReadFrom, ReadonlySet<string>> {
  const all = captures.filter(({ reading }) => reading.machine?.shares);
  const exact = all.filter(({ reading }) => !reading.isRough);
  const lists = exact.length > 0 ? exact : all;
  const named = lists.map((one) => new Set((one.reading.machine?.shares ?? []).map(({ name }) => name.toUpperCase())));
  return new Map(
    lists.map((one, i) => [
      one,
      new Set([...(named[i] ?? [])].filter((name) => named.some((other) => !other.has(name)))),
    ]),
  );
}

function withOpen(one: ReadFrom, names: ReadonlySet<string> | undefined): ReadFrom {
  const { machine } = one.reading;
  if (!machine?.shares || !names || names.size === 0) return one;
  const shares = machine.shares.map((share) =>
    names.has(share.name.toUpperCase()) ? { ...share, disputed: true } : share,
  );
  return { ...one, reading: { ...one.reading, machine: { ...machine, shares } } };
}
