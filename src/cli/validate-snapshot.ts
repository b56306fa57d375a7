/** `licdiag snapshot validate`: checks a snapshot, and prints whose it is and what was not collected. */
import { loadSnapshot } from '../pipelines/snapshot/load-snapshot.js';
import { redactSnapshot } from '../redact/redact-snapshot.js';
import { reportProblems } from './build-snapshot-file.js';
import { describeSnapshot, notCollected } from './describe-snapshot.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

export async function validateSnapshot(path: string, io: Io): Promise<number> {
  const read = await loadSnapshot(path, io);
  const snapshot = redactSnapshot(read.snapshot);
  const missing = notCollected(snapshot);
  const lines = [
    `${path}: valid: ${describeSnapshot(snapshot)}`,
    ...read.notes.map((note) => `note: ${note}`),
    ...missing.map((line) => `not collected of ${line}`),
  ];
  for (const line of lines) await io.stdout.write(`${oneLine(line)}\n`);
  return reportProblems(snapshot.problems ?? [], path, io);
}
