/**
 * `net start` lists what runs, by display name; services of SMS have their own name for it. That one is not listed means that it
 * is stopped, pending, paused or not there: which of them is not known.
 */
import type { SnapshotService } from '../model/snapshot.js';
import { orWrittenOtherwise } from './code-page-unknown.js';
import type { Reader } from './reading.js';

const meteringService = 'SMS_LICENSE_SERVER';

export const readNetStart: Reader = ({ lines }) => {
  const filled = lines.filter((line) => line.trim() !== '');
  const services: SnapshotService[] = filled
    .filter((line) => /^ {3}\S/.test(line))
    .map((line) => ({ name: line.trim(), state: 'running' }));
  // The last line is a sentence, as that of a list of shares.
  const isWhole = /^\S.*[.。]\s*$/.test(filled.at(-1) ?? '') && filled.length > 1;
  if (!isWhole) {
    const problem = `the list of services may be cut${orWrittenOtherwise(filled)}: what it does not name may run`;
    return { isRough: true, machine: { services }, problems: [problem] };
  }
  const isListed = services.some(({ name }) => name.toUpperCase() === meteringService);
  if (!isListed) services.push({ name: meteringService, state: 'not-running' });
  return { isRough: true, machine: { services } };
};
