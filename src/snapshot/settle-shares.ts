/**
 * Settles lists of shares of one machine that differ. Within a file the one further down counts. Of two files that disagree about
 * LicMtr neither does, and of any other share that one list lacks it is not known whether it is there.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, lastOfFiles } from './captures.js';
import type { ReadFrom } from './placed-reading.js';
import type { Problems } from './reading.js';

/** @param problems gets one for each machine whose lists disagree about LicMtr */
export function settleShares(
  all: readonly ReadFrom[],
  machineOf: (capture: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const replaced = new Set<ReadFrom>();
  const disputed = new Map<ReadFrom, ReadonlySet<string>>();
  for (const captures of groupBy(all, machineOf).values()) {
    for (const capture of replacedLists(captures, problems)) replaced.add(capture);
    const counting = captures.filter((capture) => !replaced.has(capture));
    for (const [capture, names] of onlyInSome(counting)) disputed.set(capture, names);
  }
  return all.map((capture) =>
    replaced.has(capture) ? withoutShares(capture) : withDisputed(capture, disputed.get(capture)),
  );
}

/** The lists of shares that do not count: all but the last one of each file; all if two files disagree about LicMtr. */
function replacedLists(captures: readonly ReadFrom[], problems: Problems): readonly ReadFrom[] {
  const lists = captures.filter(({ reading }) => reading.machine?.shares);
  const exact = lists.filter(({ reading }) => !reading.isRough);
  const last = lastOfFiles(exact, ({ path }) => path);
  const [first] = last;
  if (first === undefined) return [];
  const views = lists.filter(
    (capture, i) => capture.reading.isRough && !exact.some((list) => isBelow(list, capture, lists, i)),
  );
  const other = [...last, ...views].find((capture) => hasLicMtr(capture) !== hasLicMtr(first));
  if (other === undefined) return exact.filter((capture) => !last.includes(capture));
  problems.push({ path: first.path, problem: `lists other shares than ${other.path}: ${keepOne}` });
  return lists;
}

/** Whether a list stands further down than another one, at index `at`, in the same file. */
function isBelow(list: ReadFrom, other: ReadFrom, lists: readonly ReadFrom[], at: number): boolean {
  return list.path === other.path && lists.indexOf(list) > at;
}

/** This share is not hidden, so `net view` shows it, too. */
function hasLicMtr({ reading }: ReadFrom): boolean {
  return (reading.machine?.shares ?? []).some(({ name }) => name.toUpperCase() === 'LICMTR');
}

function withoutShares(capture: ReadFrom): ReadFrom {
  const { shares: _, ...machine } = capture.reading.machine ?? {};
  return { ...capture, reading: { ...capture.reading, machine } };
}

/**
 * For each list the shares, in capitals, that another list lacks. Lists of `net view`, which may not be whole, are compared only if
 * there are no others. No shipped signature asks for such a share, so this is not reported as a problem.
 */
function onlyInSome(captures: readonly ReadFrom[]): ReadonlyMap<ReadFrom, ReadonlySet<string>> {
  const all = captures.filter(({ reading }) => reading.machine?.shares);
  const exact = all.filter(({ reading }) => !reading.isRough);
  const lists = exact.length > 0 ? exact : all;
  const named = lists.map(
    (capture) => new Set((capture.reading.machine?.shares ?? []).map(({ name }) => name.toUpperCase())),
  );
  return new Map(
    lists.map((capture, i) => [
      capture,
      new Set([...(named[i] ?? [])].filter((name) => named.some((other) => !other.has(name)))),
    ]),
  );
}

function withDisputed(capture: ReadFrom, names: ReadonlySet<string> | undefined): ReadFrom {
  const { machine } = capture.reading;
  if (!machine?.shares || !names || names.size === 0) return capture;
  const shares = machine.shares.map((share) =>
    names.has(share.name.toUpperCase()) ? { ...share, disputed: true } : share,
  );
  return { ...capture, reading: { ...capture.reading, machine: { ...machine, shares } } };
}
