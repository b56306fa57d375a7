/**
 * Finds services that one artefact shows and another reports as missing. The two may be of different moments or machines, so
 * whether the service exists counts as not known: otherwise a share in use could be taken for a left-over one.
 */
import { isThere, meteringService } from '../model/service-presence.js';
import { meteringProgram } from '../model/settle-places.js';
import type { SnapshotService } from '../model/snapshot.js';
import type { Reading } from './reading.js';

/** @returns the names of the services, in capitals */
export function disputedServices(readings: readonly Reading[]): ReadonlySet<string> {
  const told = readings.flatMap(({ machine }) => machine?.services ?? []);
  const shown = new Set(told.filter((one) => one.state !== 'missing' && isThere(one)).map(nameOf));
  if (hasMeteringProgram(readings)) shown.add(meteringService);
  return new Set(
    told
      .filter(({ state }) => state === 'missing')
      .map(nameOf)
      .filter((name) => shown.has(name)),
  );
}

/** Whether the metering service is stopped, and its program runs: seen at two moments, or the stop hangs. */
export function isStopDisputed(readings: readonly Reading[]): boolean {
  const told = readings.flatMap(({ machine }) => machine?.services ?? []);
  return told.some(isStopped) && hasMeteringProgram(readings);
}

/** The service exists, but its state is not known. */
export function withoutStop(service: SnapshotService): SnapshotService {
  if (!isStopped(service)) return service;
  const { state: _, ...rest } = service;
  return { ...rest, present: true };
}

function isStopped(service: SnapshotService): boolean {
  return nameOf(service) === meteringService && service.state === 'stopped';
}

function hasMeteringProgram(readings: readonly Reading[]): boolean {
  const processes = readings.flatMap(({ machine }) => machine?.processes ?? []);
  return processes.some((process) => nameOf(process) === meteringProgram);
}

export function isDisputed(service: SnapshotService, disputed: ReadonlySet<string>): boolean {
  return disputed.has(nameOf(service));
}

function nameOf({ name }: { name: string }): string {
  return name.toUpperCase();
}
