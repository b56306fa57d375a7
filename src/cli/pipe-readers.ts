/**
 * Whether anybody still reads a pipe. Who prints nothing for hours, as `watch` does, is not told by a write that the reader has gone.
 * Linux shows which processes hold a pipe; elsewhere it is known with the next write.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export class PipeReaders {
  /** Their ends of the pipe, as `/proc/412/fd/0`; null before the first look. */
  private seen: readonly string[] | null = null;

  constructor(private readonly descriptor: number) {}

  /** Only of readers that were seen: others may be of another user, or outside of a container. */
  get areGone(): boolean {
    if (process.platform !== 'linux') return false;
    const pipe = targetOf(`/proc/self/fd/${this.descriptor}`);
    if (pipe === null || !pipe.startsWith('pipe:')) return false;
    this.seen ??= readersOf(pipe);
    if (this.seen.length === 0 || this.seen.some((end) => mayBe(end, pipe))) return false;
    // One that has gone may have handed it on to a process that it started.
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

/** One that may not be looked at any more, as of a program that runs for another user now, may still read. */
function mayBe(end: string, pipe: string): boolean {
  try {
    return readlinkSync(end) === pipe;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'));
  }
}

function targetOf(end: string): string | null {
  try {
    return readlinkSync(end);
  } catch {
    return null;
  }
}

/** The lowest bits of its flags, in octal, are 1 for writing only. */
function isForReading(info: string): boolean {
  try {
    return /^flags:\s*[0-7]*[0246]$/m.test(readFileSync(info, 'utf8'));
  } catch {
    return false;
  }
}

/** Of what cannot be listed none. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
