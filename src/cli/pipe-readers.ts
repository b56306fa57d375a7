/**
 * Tells whether anybody still reads a pipe. A program learns that its reader has gone only when it writes, and `watch` may print
 * nothing for hours. Linux shows which processes hold a pipe; on other systems the next write has to tell.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from '../errors.js';

export class PipeReaders {
  /** The reading ends of the pipe, such as `/proc/412/fd/0`; null before the first look. */
  private seen: readonly string[] | null = null;

  constructor(private readonly descriptor: number) {}

  /** True only if readers were seen before: readers of another user, or outside the container, are never visible. */
  get areGone(): boolean {
    if (process.platform !== 'linux') return false;
    const pipe = targetOf(`/proc/self/fd/${this.descriptor}`);
    if (pipe === null || !pipe.startsWith('pipe:')) return false;
    this.seen ??= readersOf(pipe);
    if (this.seen.length === 0 || this.seen.some((end) => mayBe(end, pipe))) return false;
    // A reader that ended may have passed the pipe on to a child process.
    const now = readersOf(pipe);
    if (now.length > 0) this.seen = now;
    return now.length === 0;
  }
}

function readersOf(pipe: string): string[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) =>
      namesIn(`/proc/${id}/fd`)
        .filter((end) => targetOf(`/proc/${id}/fd/${end}`) === pipe && isForReading(`/proc/${id}/fdinfo/${end}`))
        .map((end) => `/proc/${id}/fd/${end}`),
    );
}

/** Whether a seen end may still read. Access denied counts as yes: the program may now run as another user. */
function mayBe(end: string, pipe: string): boolean {
  try {
    return readlinkSync(end) === pipe;
  } catch (error) {
    return !['ENOENT', 'ESRCH'].includes(codeOf(error));
  }
}

function targetOf(end: string): string | null {
  try {
    return readlinkSync(end);
  } catch {
    return null;
  }
}

/** Reads the open flags (octal): an odd last digit means write-only. */
function isForReading(info: string): boolean {
  try {
    return /^flags:\s*[0-7]*[0246]$/m.test(readFileSync(info, 'utf8'));
  } catch {
    return false;
  }
}

/** The names in a folder; none where it cannot be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
