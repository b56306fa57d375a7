/**
 * A report is written to a draft beside its place first. Whatever ends licdiag in the orderly way removes the draft; only a
 * kill, or the end of the machine, can leave one. The next report that is written to that folder clears it away.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than any report takes: another machine may be writing to a shared folder, and its processes are not seen here. */
const staleAfter = 10 * 60_000;
const pattern = /^\.licdiag-(\d+)\.tmp$/;

/** Short, whatever the report is called: a name may be as long as the disk allows. */
export function draftName(processId: number): string {
  return `.licdiag-${processId}.tmp`;
}

/** What cannot be looked at or removed stays: it does no harm. */
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
    // A process of somebody else is there, and may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
