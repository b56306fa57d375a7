/**
 * Several captures of one machine that say different things: which shares it has, or the state of a service. Within a file what
 * stands further down is later, and counts. Of two files nothing tells which is later, and the order of their names must not decide.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, machineNames } from './captures.js';
import type { ReadFrom } from './other-sites.js';
import type { MachineFacts, Problems } from './reading.js';
import { settleValues } from './settle-values.js';

interface Settled {
  readonly placed: readonly ReadFrom[];
  readonly problems: Problems;
}

export function settleCaptures(all: readonly ReadFrom[]): Settled {
  const problems: Problems = [];
  const machineOf = machineNames(all);
  const over = new Set<ReadFrom>();
  const disputed = new Map<string, ReadonlySet<string>>();
  for (const [machine, captures] of groupBy(all, machineOf)) {
    for (const one of listsOver(captures, problems)) over.add(one);
    disputed.set(machine, disputedStates(captures, problems));
  }
  const later = laterStates(all, machineOf);
  const settled = all.map((one) => {
    const { machine } = one.reading;
    if (machine === undefined) return one;
    const isOpen = (name: string): boolean =>
      (disputed.get(machineOf(one))?.has(name) ?? false) || (later.get(one)?.has(name) ?? false);
    return { ...one, reading: { ...one.reading, machine: settle(machine, over.has(one), isOpen) } };
  });
  const { placed, problems: more } = settleValues(settled, machineOf);
  return { placed, problems: [...problems, ...more] };
}

/** @param isOpen whether the state of a service, by its name in capitals, does not count */
function settle(
  facts: Partial<MachineFacts>,
  isListOver: boolean,
  isOpen: (name: string) => boolean,
): Partial<MachineFacts> {
  const settled = { ...facts };
  if (isListOver) delete settled.shares;
  if (facts.services?.some(({ name }) => isOpen(name.toUpperCase())))
    settled.services = facts.services.map(({ state, ...service }) =>
      isOpen(service.name.toUpperCase()) ? service : { ...service, state },
    );
  return settled;
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

interface ToldState {
  readonly from: ReadFrom;
  readonly name: string;
  readonly state: string;
}

/** That one capture does not find a service is settled elsewhere. */
function statesIn(captures: readonly ReadFrom[]): ToldState[] {
  return captures.flatMap((from) =>
    (from.reading.machine?.services ?? []).flatMap(({ name, state }) =>
      state == null || state === 'missing' ? [] : [{ name: name.toUpperCase(), from, state }],
    ),
  );
}

/** `net start` tells of a service that it does not list only that it does not run. */
function areOther({ state: one }: ToldState, { state: other }: ToldState): boolean {
  if (one === 'not-running') return other === 'running';
  return other === 'not-running' ? one === 'running' : one !== other;
}

/** In capitals, those that run here and are stopped there. */
function disputedStates(captures: readonly ReadFrom[], problems: Problems): ReadonlySet<string> {
  const disputed = new Set<string>();
  for (const [name, told] of groupBy(statesIn(captures), (one) => one.name)) {
    const last = [...new Map(told.map((one) => [one.from.path, one])).values()];
    const here = last.find((one) => last.some((other) => areOther(one, other)));
    const there = here && last.find((other) => areOther(here, other));
    if (here === undefined || there === undefined) continue;
    disputed.add(name);
    problems.push({
      path: here.from.path,
      problem: `${name} is ${here.state} there, and ${there.state} in ${there.from.path}: ${keepOne}`,
    });
  }
  return disputed;
}

/** Of each capture, the services of which its own file tells another state further down. */
function laterStates(
  all: readonly ReadFrom[],
  machineOf: (one: ReadFrom) => string,
): ReadonlyMap<ReadFrom, ReadonlySet<string>> {
  const over = new Map<ReadFrom, Set<string>>();
  const told = groupBy(statesIn(all), ({ from, name }) => `${machineOf(from)}\n${from.path}\n${name}`);
  for (const states of told.values()) {
    const last = states.at(-1) ?? states[0];
    for (const { from, name } of states.filter((one) => areOther(one, last)))
      over.set(from, (over.get(from) ?? new Set()).add(name));
  }
  return over;
}
