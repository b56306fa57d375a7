/** `licdiag snapshot`: prints the collection script, makes one JSON of what was collected, and checks a snapshot. */
import { UsageError } from '../errors.js';
import { loadSnapshot } from '../pipelines/snapshot/load-snapshot.js';
import { redactSnapshot } from '../redact/redact-snapshot.js';
import { writeJson } from '../report/json.js';
import { collectorScript } from '../snapshot/collector-script.js';
import { describeSnapshot, notCollected } from './describe-snapshot.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';
import { printWritten } from './print-written.js';
import { refuseInput } from './refuse-input.js';
import { tell } from './tell.js';

export async function printCollector(output: string | undefined, io: Io): Promise<number> {
  await printWritten(collectorScript, output, io);
  return exitCodes.clean;
}

/** Whatever could not be read is reported. */
export async function buildSnapshotFile(path: string, output: string | undefined, io: Io): Promise<number> {
  await refuseInput(output, [path], io);
  const read = await loadSnapshot(path, io);
  if (read.kind === 'json')
    throw new UsageError(`${path} is a snapshot already`, 'check it with: licdiag snapshot validate <file>');
  const snapshot = redactSnapshot(read.snapshot);
  await printWritten(writeJson(snapshot), output, io);
  if (output !== undefined) await io.stdout.write(`${oneLine(`${output}: ${describeSnapshot(snapshot)}`)}\n`);
  return reportProblems(read.problems, path, io);
}

/** Prints whose the snapshot is, and what was not collected. */
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

/** Prints each problem on standard error. @returns the exit code of the command */
async function reportProblems(
  problems: readonly { readonly path: string; readonly problem: string }[],
  path: string,
  io: Io,
): Promise<number> {
  for (const { path: artefact, problem } of problems) {
    const place = artefact === path ? path : `${path}: ${artefact}`;
    await tell(`${place}: ${problem}`, io);
  }
  return problems.length > 0 ? exitCodes.incomplete : exitCodes.clean;
}
