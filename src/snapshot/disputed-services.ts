/**
 * Finds services that one artefact shows and another reports as missing. The two may be of different moments or machines, so
 * whether the service exists counts as not known: otherwise a share in use could be taken for a left-over one.
 */
import { isThere } from '../model/service-presence.js';
import { meteringProgram } from '../model/settle-places.js';
import type { SnapshotService } from '../model/snapshot.js';
import type { Reading } from './reading.js';

/** @returns the names of the services, in capitals */
export function disputedServices(readings: readonly Reading[]): ReadonlySet<string> {
  const told = readings.flatMap(({ machine }) => machine?.services ?? []);
  const shown = new Set(told.filter((one) => one.state !== 'missing' && isThere(one)).map(nameOf));
  const processes = readings.flatMap(({ machine }) => machine?.processes ?? []);
  if (processes.some((process) => nameOf(process) === meteringProgram)) shown.add('SMS_LICENSE_SERVER');
  return new Set(
    told
      .filter(({ state }) => state === 'missing')
      .map(nameOf)
      .filter((name) => shown.has(name)),
  );
}

export function isDisputed(service: SnapshotService, disputed: ReadonlySet<string>): boolean {
  return disputed.has(nameOf(service));
}

function nameOf({ name }: { name: string }): string {
  return name.toUpperCase();
}
