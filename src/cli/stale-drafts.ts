/**
 * A report is first written to a draft beside its target. licdiag removes the draft itself unless it is killed or the machine
 * goes down; then the next report that is written to that folder removes it.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';

/** Longer than any report takes, since the processes of another machine that writes to a shared folder are not visible here. */
const staleAfter = 10 * 60_000;
const pattern = /^\.licdiag-(\d+)\.tmp$/;

/** Not made from the name of the report, which may already be as long as the disk allows. */
export function draftName(processId: number): string {
  return `.licdiag-${processId}.tmp`;
}

/** A draft that cannot be looked at or removed stays; it does no harm. */
export function removeStaleDrafts(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const writer = pattern.exec(name)?.[1];
      if (writer === undefined || Date.now() - statSync(join(folder, name)).mtimeMs < staleAfter) continue;
      if (!isRunning(Number(writer))) rmSync(join(folder, name));
    }
  } catch {
    // See above.
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}
