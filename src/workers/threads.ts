/**
 * Threads for a run, each for one task. They are started before there is a task for them, since Node takes as long for that
 * as to find and share out the logs.
 */
import { Worker } from 'node:worker_threads';

interface Thread<Result> {
  /** Null: it could not be started. */
  readonly worker: Worker | null;
  readonly result: Promise<Result>;
}

export class Threads<Task, Result> {
  private readonly idle: Thread<Result>[];

  /**
   * @param file script that takes one message, the task, and posts one, its result
   * @param count how many to start now; further ones are started when they are needed
   */
  constructor(
    private readonly file: string,
    count: number,
  ) {
    this.idle = Array.from({ length: count }, () => startThread<Result>(file));
  }

  /** An error in the thread is an error here, as is one in starting it. */
  run(task: Task): Promise<Result> {
    const { worker, result } = this.idle.pop() ?? startThread<Result>(this.file);
    worker?.ref();
    worker?.postMessage(task);
    return result;
  }
}

/** The process does not wait for one that has no task. */
function startThread<Result>(file: string): Thread<Result> {
  const worker = startWorker(file);
  const result = new Promise<Result>((done, fail) => {
    if (worker instanceof Error) return fail(worker);
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`a worker thread ended with ${code} and no result`)));
  });
  // Of a thread that is never used nobody asks. To listen to it keeps the process, so this comes after it.
  result.catch(() => undefined);
  if (worker instanceof Error) return { worker: null, result };
  worker.unref();
  return { worker, result };
}

/** Per thread. V8 would take four times as much, and be no faster: of a log of failures little lives long. */
const youngMegabytes = 12;

/** An error where Node may not start any, or has no room for it. */
function startWorker(file: string): Worker | Error {
  try {
    return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
