/**
 * Threads for a run, each for one task. They are started before the tasks are known: starting one takes Node as long as
 * finding and dividing the logs.
 */
import { Worker } from 'node:worker_threads';

interface Thread<Result> {
  /** Null: it could not be started, and `result` rejects. */
  readonly worker: Worker | null;
  readonly result: Promise<Result>;
}

export class Threads<Task, Result> {
  private readonly idle: Thread<Result>[];

  /**
   * @param file script that receives one message, the task, and posts one, its result
   * @param count how many to start now; more are started when needed
   */
  constructor(
    private readonly file: string,
    count: number,
  ) {
    this.idle = Array.from({ length: count }, () => startThread<Result>(file));
  }

  /** Rejects when the thread cannot be started, throws, or ends without a result. */
  run(task: Task): Promise<Result> {
    const { worker, result } = this.idle.pop() ?? startThread<Result>(this.file);
    worker?.ref();
    worker?.postMessage(task);
    return result;
  }
}

/** Starts a thread that does not keep the process alive until it has a task. */
function startThread<Result>(file: string): Thread<Result> {
  const worker = startWorker(file);
  const result = new Promise<Result>((done, fail) => {
    if (worker instanceof Error) return fail(worker);
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`a worker thread ended with ${code} and no result`)));
  });
  // Nobody awaits the result of a thread that is never used.
  result.catch(() => undefined);
  if (worker instanceof Error) return { worker: null, result };
  // Only here: adding a listener refs the worker again.
  worker.unref();
  return { worker, result };
}

/** Young generation of each thread. V8 would take four times as much and be no faster: even in a log full of failures little lives long. */
const youngMegabytes = 12;

/** @returns an Error where Node may not start threads, or has no memory for one */
function startWorker(file: string): Worker | Error {
  try {
    return new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
