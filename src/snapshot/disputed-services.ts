/**
 * Services that one artefact does not find and another shows: the two may be of different moments or machines, and neither is
 * the surer. Whether such a service is there is not known, or a share in use would pass for a left-over one.
 */
import { isThere } from '../model/service-presence.js';
import { meteringProgram } from '../model/settle-places.js';
import type { SnapshotService } from '../model/snapshot.js';
import type { Reading } from './reading.js';

/** Their names, in capitals. */
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
