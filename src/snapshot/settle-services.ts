/**
 * Settles what captures of one machine say differently of a service: its state, its account, how it starts. Within a file the one
 * further down counts. Of two files neither counts, except that the service exists if both show that.
 */
import { spelledOneWay } from '../model/account-name.js';
import { groupBy } from '../model/group-by.js';
import { areOtherStates } from '../model/service-presence.js';
import type { SnapshotService } from '../model/snapshot.js';
import { keepOne, lastOfFiles } from './captures.js';
import type { ReadFrom } from './placed-reading.js';
import type { Problems } from './reading.js';

/** The fields besides the state, in words. Only a service that exists has them (from `sc qc`, a registry export, the answer to a control). */
const fields = {
  account: 'account',
  startType: 'start type',
  exitCode: 'exit code',
  lastControlError: 'error of the last control',
} as const;
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields).filter((name): name is Field => name in fields);

/** One value that a capture shows of a service. The name is in capitals. */
interface Told {
  readonly from: ReadFrom;
  readonly name: string;
  readonly value: string;
}

/** The fields of a service in one capture that do not count. */
interface Dropped {
  readonly fields: Set<'state' | Field>;
  /** The service exists all the same. */
  isThere: boolean;
}

/** Drops a field. @param isThere the service exists all the same */
type Drop = (told: Told, field: 'state' | Field, isThere: boolean) => void;

export function settleServices(
  all: readonly ReadFrom[],
  machineOf: (one: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const dropped = new Map<ReadFrom, Map<string, Dropped>>();
  const drop: Drop = ({ from, name }, field, isThere) => {
    const ofCapture = dropped.get(from) ?? new Map<string, Dropped>();
    dropped.set(from, ofCapture);
    const known = ofCapture.get(name) ?? { fields: new Set(), isThere: false };
    ofCapture.set(name, known);
    known.fields.add(field);
    known.isThere ||= isThere;
  };
  for (const [machine, captures] of groupBy(all, machineOf)) {
    dropStates(captures, drop, problems);
    for (const field of fieldNames) dropValues(valuesIn(captures, field, machine), field, drop, problems);
  }
  return all.map((capture) => withoutDropped(capture, dropped.get(capture)));
}

function dropStates(captures: readonly ReadFrom[], drop: Drop, problems: Problems): void {
  for (const told of groupBy(statesIn(captures), ({ name }) => name).values()) {
    const last = lastOfFiles(told, pathOf);
    const here = last.find((one) => last.some((other) => areOtherStates(one.value, other.value)));
    const there = here && last.find((other) => areOtherStates(here.value, other.value));
    const isThere = there !== undefined && told.every(({ value }) => value !== 'not-running');
    for (const one of there ? told : earlierIn(told)) drop(one, 'state', isThere);
    if (here && there)
      problems.push({
        path: here.from.path,
        problem: `${here.name} is ${here.value} there, and ${there.value} in ${there.from.path}: ${keepOne}`,
      });
  }
}

function dropValues(values: readonly Told[], field: Field, drop: Drop, problems: Problems): void {
  for (const told of groupBy(values, ({ name }) => name).values()) {
    const [here, ...others] = lastOfFiles(told, pathOf);
    const there = others.find(({ value }) => value !== here?.value);
    if (!here || !there) continue;
    for (const one of told) drop(one, field, true);
    problems.push({
      path: here.from.path,
      problem: `tells another ${fields[field]} of ${here.name} than ${there.from.path}: ${keepOne}`,
    });
  }
}

function withoutDropped(capture: ReadFrom, dropped: ReadonlyMap<string, Dropped> | undefined): ReadFrom {
  const { machine } = capture.reading;
  if (!dropped || !machine?.services) return capture;
  const services = machine.services.map((service): SnapshotService => {
    const found = dropped.get(service.name.toUpperCase());
    if (!found) return service;
    const kept = { ...service, ...(found.isThere ? { present: true } : {}) };
    // `disputed-services.ts` settles whether a service is missing.
    for (const field of found.fields) if (kept[field] !== 'missing') delete kept[field];
    return kept;
  });
  return { ...capture, reading: { ...capture.reading, machine: { ...machine, services } } };
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

function pathOf({ from }: Told): string {
  return from.path;
}

/** The states that a later state in the same file contradicts. */
function earlierIn(told: readonly Told[]): Told[] {
  const last = new Map(told.map((one) => [one.from.path, one]));
  return told.filter((one) => areOtherStates(one.value, last.get(one.from.path)?.value ?? one.value));
}
