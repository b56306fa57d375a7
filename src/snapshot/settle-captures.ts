/**
 * Several captures of one machine that say different things: which shares it has, or the state of a service. Within a file what
 * stands further down is later, and counts. Of two files nothing tells which is later, and the order of their names must not decide.
 */
import { groupBy } from '../model/group-by.js';
import type { ReadFrom } from './other-sites.js';
import type { MachineFacts, Problems } from './reading.js';

interface Settled {
  readonly placed: readonly ReadFrom[];
  readonly problems: Problems;
}

export function settleCaptures(all: readonly ReadFrom[]): Settled {
  const problems: Problems = [];
  const lists = new Set<ReadFrom>();
  const states = new Map<string, ReadonlySet<string>>();
  for (const [machine, captures] of groupBy(all, machineOf)) {
    const exact = captures.filter(({ reading }) => !reading.isRough);
    for (const one of listsThatCount(exact, problems)) lists.add(one);
    states.set(machine, disputedStates(exact, problems));
  }
  const placed = all.map((one) => {
    const { machine, isRough } = one.reading;
    if (machine === undefined) return one;
    const settled = settle(machine, !isRough && !lists.has(one), states.get(machineOf(one)) ?? new Set());
    return { ...one, reading: { ...one.reading, machine: settled } };
  });
  return { placed, problems };
}

function settle(
  facts: Partial<MachineFacts>,
  isListOver: boolean,
  disputed: ReadonlySet<string>,
): Partial<MachineFacts> {
  const settled = { ...facts };
  if (isListOver) delete settled.shares;
  if (facts.services && disputed.size > 0)
    settled.services = facts.services.map(({ state, ...service }) =>
      disputed.has(service.name.toUpperCase()) ? service : { ...service, state },
    );
  return settled;
}

/** The last of each file, where all files list the same shares. */
function listsThatCount(captures: readonly ReadFrom[], problems: Problems): readonly ReadFrom[] {
  const lists = captures.filter(({ reading }) => reading.machine?.shares);
  const last = [...new Map(lists.map((one) => [one.path, one])).values()];
  const [first, ...others] = last;
  const other = others.find((one) => first !== undefined && namesIn(one) !== namesIn(first));
  if (first === undefined || other === undefined) return last;
  problems.push({ path: first.path, problem: `lists other shares than ${other.path}: ${keepOne}` });
  return [];
}

function namesIn({ reading }: ReadFrom): string {
  const names = (reading.machine?.shares ?? []).map(({ name }) => name.toUpperCase());
  return names.sort().join('\n');
}

/** In capitals, those that run here and are stopped there. That one capture does not find the service is settled elsewhere. */
function disputedStates(captures: readonly ReadFrom[], problems: Problems): ReadonlySet<string> {
  const told = captures.flatMap(({ path, reading }) =>
    (reading.machine?.services ?? []).flatMap(({ name, state }) =>
      state == null || state === 'missing' ? [] : [{ name: name.toUpperCase(), path, state }],
    ),
  );
  const disputed = new Set<string>();
  for (const [name, ofService] of groupBy(told, (one) => one.name)) {
    const last = [...new Map(ofService.map((one) => [one.path, one])).values()];
    const [first] = ofService;
    const here = last.find(({ path }) => path === first.path) ?? first;
    const there = last.find(({ state }) => state !== here.state);
    if (there === undefined) continue;
    disputed.add(name);
    problems.push({
      path: here.path,
      problem: `${name} is ${here.state} there, and ${there.state} in ${there.path}: ${keepOne}`,
    });
  }
  return disputed;
}

const keepOne = 'nothing tells which is later, so neither counts; keep the later one';

function machineOf({ place, reading }: ReadFrom): string {
  if (reading.of) return reading.of;
  if (place === null) return '';
  return place.kind === 'site' ? 'site/' : place.kind === 'client' ? `clients/${place.name}` : place.name;
}
