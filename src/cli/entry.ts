/** What `bin/licdiag.js` requires: the real world, given to `main`. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { InputError, messageOf } from '../errors.js';
import type { Share, ShareResult } from '../pipelines/scan/diagnose-shares.js';
import { exitCodes } from './exit-codes.js';
import type { Output } from './io.js';
import { main } from './main.js';

/** For whoever brings a world of their own. */
export { main };

/** What `bin/worker.js` runs in a thread of its own. */
export async function prepareShares(): Promise<(share: Share) => Promise<ShareResult>> {
  return (await import('../pipelines/scan/diagnose-shares.js')).diagnoseShare;
}

/** @param workerFile the script for further threads */
export function run(workerFile: string): Promise<number> {
  endOnSignals();
  const { env, platform } = process;
  const stdout = outputTo(1, () => process.stdout);
  const stderr = quietly(outputTo(2, () => process.stderr));
  return main({
    arguments: process.argv.slice(2),
    workerFile,
    stdin: () => process.stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    platform,
  });
}

/**
 * Each is only heeded between two steps, so no file is left half written. SIGTERM and SIGHUP give the codes that a shell
 * shows for them.
 */
function endOnSignals(): void {
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
  process.once('SIGTERM', () => process.exit(exitCodes.terminated));
  process.once('SIGHUP', () => process.exit(exitCodes.hungUp));
}

/** Where messages cannot be written there is nobody to tell: that changes neither the report nor the exit code. */
function quietly(output: Output): Output {
  return {
    get isTTY() {
      return output.isTTY;
    },
    get columns() {
      return output.columns;
    },
    write: (text) => output.write(text).catch(() => undefined),
  };
}

type Stream = NodeJS.WriteStream;

/**
 * A terminal is written to through its stream. Files and pipes are written to directly: asking Node for the stream loads
 * its networking, some milliseconds. A pipe that is full and does not wait is left to the stream after all.
 */
function outputTo(descriptor: number, stream: () => Stream): Output {
  const isTerminal = (): boolean => mayBeTerminal(descriptor) && stream().isTTY;
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
  };
  return {
    descriptor,
    get isClosed() {
      return isClosed;
    },
    get isTTY() {
      return isTerminal();
    },
    get columns() {
      return isTerminal() ? stream().columns : undefined;
    },
    write: (text) =>
      isTerminal() ? writeToStream(stream(), text, close) : writeDirectly(descriptor, text, stream, close),
  };
}

/** A terminal is one, and so is the null device, which is told apart by its number. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

async function writeDirectly(descriptor: number, text: string, stream: () => Stream, close: () => void): Promise<void> {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (isCode(error, 'EAGAIN')) return writeToStream(stream(), bytes.subarray(written), close);
    if (!isReaderGone(error)) throw outputError(error);
    close();
  }
}

function writeToStream(stream: Stream, data: string | Uint8Array, close: () => void): Promise<void> {
  return new Promise((done, fail) => {
    const ended = (error?: Error | null): void => {
      const isGone = isReaderGone(error);
      if (isGone) close();
      if (error && !isGone) fail(outputError(error));
      else done();
    };
    stream.once('error', ended);
    stream.write(data, (error) => {
      // Its own event may still come, after this.
      if (!error) stream.off('error', ended);
      ended(error);
    });
  });
}

/** Programs that start others often give them a socket for a pipe, which says so in its own way. */
function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].some((code) => isCode(error, code));
}

function outputError(error: unknown): InputError {
  return new InputError(`cannot write to standard output: ${messageOf(error)}`, 'what was printed is not complete');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
