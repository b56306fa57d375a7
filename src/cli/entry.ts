/** The module that `bin/licdiag.js` requires: calls `main` with the real arguments, streams and environment. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { codeOf, InputError, messageOf } from '../errors.js';
import type { Share, ShareResult } from '../pipelines/scan/diagnose-shares.js';
import { exitCodes } from './exit-codes.js';
import type { Output } from './io.js';
import { main } from './main.js';
import { tell } from './tell.js';

/** For callers that pass their own `Io`. */
export { main };

/** Called by `bin/worker.js` in a further thread. */
export async function prepareShares(): Promise<(share: Share) => Promise<ShareResult>> {
  return (await import('../pipelines/scan/diagnose-shares.js')).diagnoseShare;
}

/** @param workerFile the script of further threads; empty: use one thread */
export function run(workerFile: string): Promise<number> {
  endOnSignals();
  const { env, platform } = process;
  const stdout = outputTo(1, () => process.stdout);
  const stderr = quietly(outputTo(2, () => process.stderr));
  let cwd: string;
  try {
    cwd = process.cwd();
  } catch (error) {
    const text = `the current folder cannot be used: ${messageOf(error)}; change to a folder that exists`;
    return tell(text, { stderr }).then(() => exitCodes.usage);
  }
  return main({
    arguments: process.argv.slice(2),
    workerFile,
    stdin: () => process.stdin,
    stdout,
    stderr,
    env,
    cwd,
    platform,
  });
}

/**
 * Node handles a signal only between two steps of the program, so no file is left half written. The exit codes for SIGTERM and
 * SIGHUP are those that a shell shows for them.
 */
function endOnSignals(): void {
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
  process.once('SIGTERM', () => process.exit(exitCodes.terminated));
  process.once('SIGHUP', () => process.exit(exitCodes.hungUp));
}

/** Ignores errors of writing: a message that cannot be shown changes neither the report nor the exit code. */
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
 * Terminals are written to through the stream of Node, files and pipes directly: the stream loads Node's networking, which takes
 * some milliseconds. Where a pipe is full and non-blocking, the stream takes over.
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

/** Whether it is a character device other than /dev/null. */
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
    if (codeOf(error) === 'EAGAIN') return writeToStream(stream(), bytes.subarray(written), close);
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
      // On an error the listener stays: the event may still come, and would be uncaught.
      if (!error) stream.off('error', ended);
      ended(error);
    });
  });
}

/** Whether the reader has closed its end. Parent programs often pass a socket instead of a pipe, which has its own error codes. */
function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(codeOf(error));
}

function outputError(error: unknown): InputError {
  return new InputError(`cannot write to standard output: ${messageOf(error)}`, 'what was printed is not complete');
}
