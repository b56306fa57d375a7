/**
 * What several captures tell differently of one service: its state, its account, how it starts. Within a file what stands further down
 * is later, and counts. Of two files neither does, but that the service is there, where both show that.
 */
import { spelledOneWay } from '../model/account-name.js';
import { groupBy } from '../model/group-by.js';
import type { SnapshotService } from '../model/snapshot.js';
import { keepOne } from './captures.js';
import type { ReadFrom } from './other-sites.js';
import type { Problems } from './reading.js';

/** Told by `sc qc`, a registry export, or the answer to a control; only what is there has one of them. */
const fields = {
  account: 'account',
  startType: 'start type',
  exitCode: 'exit code',
  lastControlError: 'error of the last control',
} as const;
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields).filter((name): name is Field => name in fields);

/** What one capture tells of one service; the names in capitals. */
interface Told {
  readonly from: ReadFrom;
  readonly name: string;
  readonly value: string;
}

/** What does not count of a service in one capture. */
interface Open {
  readonly fields: Set<'state' | Field>;
  /** It is there all the same. */
  isThere: boolean;
}

/** @param isThere whether the service is there all the same */
type Leave = (told: Told, field: 'state' | Field, isThere: boolean) => void;

export function settleServices(
  all: readonly ReadFrom[],
  machineOf: (one: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const open = new Map<ReadFrom, Map<string, Open>>();
  const leave: Leave = ({ from, name }, field, isThere) => {
    const ofCapture = open.get(from) ?? new Map<string, Open>();
    open.set(from, ofCapture);
    const known = ofCapture.get(name) ?? { fields: new Set(), isThere: false };
    ofCapture.set(name, known);
    known.fields.add(field);
    known.isThere ||= isThere;
  };
  for (const [machine, captures] of groupBy(all, machineOf)) {
    leaveStates(captures, leave, problems);
    for (const field of fieldNames) leaveValues(valuesIn(captures, field, machine), field, leave, problems);
  }
  return all.map((one) => settle(one, open.get(one)));
}

function leaveStates(captures: readonly ReadFrom[], leave: Leave, problems: Problems): void {
  for (const told of groupBy(statesIn(captures), ({ name }) => name).values()) {
    const last = lastOfFiles(told);
    const here = last.find((one) => last.some((other) => areOtherStates(one, other)));
    const there = here && last.find((other) => areOtherStates(here, other));
    const isThere = there !== undefined && told.every(({ value }) => value !== 'not-running');
    for (const one of there ? told : earlierIn(told)) leave(one, 'state', isThere);
    if (here && there)
      problems.push({
        path: here.from.path,
        problem: `${here.name} is ${here.value} there, and ${there.value} in ${there.from.path}: ${keepOne}`,
      });
  }
}

function leaveValues(values: readonly Told[], field: Field, leave: Leave, problems: Problems): void {
  for (const told of groupBy(values, ({ name }) => name).values()) {
    const [here, ...others] = lastOfFiles(told);
    const there = others.find(({ value }) => value !== here?.value);
    if (!here || !there) continue;
    for (const one of told) leave(one, field, true);
    problems.push({
      path: here.from.path,
      problem: `tells another ${fields[field]} of ${here.name} than ${there.from.path}: ${keepOne}`,
    });
  }
}

function settle(one: ReadFrom, open: ReadonlyMap<string, Open> | undefined): ReadFrom {
  const { machine } = one.reading;
  if (!open || !machine?.services) return one;
  const services = machine.services.map((service): SnapshotService => {
    const found = open.get(service.name.toUpperCase());
    if (!found) return service;
    const kept = { ...service, ...(found.isThere ? { present: true } : {}) };
    // That one capture does not find a service is settled elsewhere.
    for (const field of found.fields) if (kept[field] !== 'missing') delete kept[field];
    return kept;
  });
  return { ...one, reading: { ...one.reading, machine: { ...machine, services } } };
}

function statesIn(captures: readonly ReadFrom[]): Told[] {
  return servicesIn(captures).flatMap(({ from, name, service: { state } }) =>
    state == null || state === 'missing' ? [] : [{ from, name, value: state }],
  );
}

function valuesIn(captures: readonly ReadFrom[], field: Field, machine: string): Told[] {
  return servicesIn(captures).flatMap(({ from, name, service }) => {
    if (service[field] == null) return [];
    const text = String(service[field]).toUpperCase();
    return [{ from, name, value: field === 'account' ? spelledOneWay(text, machine) : text }];
  });
}

function servicesIn(captures: readonly ReadFrom[]): { from: ReadFrom; name: string; service: SnapshotService }[] {
  return captures.flatMap((from) =>
    (from.reading.machine?.services ?? []).map((service) => ({ from, name: service.name.toUpperCase(), service })),
  );
}

/** The last one of each file. */
function lastOfFiles(told: readonly Told[]): Told[] {
  return [...new Map(told.map((one) => [one.from.path, one])).values()];
}

/** `net start` tells of a service that it does not list only that it does not run. */
function areOtherStates({ value: one }: Told, { value: other }: Told): boolean {
  if (one === 'not-running') return other === 'running';
  return other === 'not-running' ? one === 'running' : one !== other;
}

/** States after which the same file tells another one. */
function earlierIn(told: readonly Told[]): Told[] {
  const last = new Map(told.map((one) => [one.from.path, one]));
  return told.filter((one) => areOtherStates(one, last.get(one.from.path) ?? one));
}
