/**
 * `net start`: the services that run, by display name, which for services of SMS is their own name. A service that is not listed is
 * stopped, pending, paused or missing; which of these is not known.
 */
import { meteringService } from '../model/service-presence.js';
import type { SnapshotService } from '../model/snapshot.js';
import { endsWithSentence, orWrittenOtherwise } from './net-list.js';
import type { Reader } from './reading.js';

export const readNetStart: Reader = ({ lines }) => {
  const filled = lines.filter((line) => line.trim() !== '');
  const services: SnapshotService[] = filled
    .filter((line) => /^ {3}\S/.test(line))
    .map((line) => ({ name: line.trim(), state: 'running' }));
  const isWhole = endsWithSentence(filled) && filled.length > 1;
  if (!isWhole) {
    const problem = `the list of services may be cut${orWrittenOtherwise(filled)}: what it does not name may run`;
    return { isRough: true, machine: { services }, problems: [problem] };
  }
  const isListed = services.some(({ name }) => name.toUpperCase() === meteringService);
  if (!isListed) services.push({ name: meteringService, state: 'not-running' });
  return { isRough: true, machine: { services } };
};
