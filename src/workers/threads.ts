/**
 * Threads for a run, each for one task. They are started before there is a task for them, since Node takes as long for that
 * as to find and share out the logs.
 */
import { Worker } from 'node:worker_threads';

interface Thread<Result> {
  readonly worker: Worker;
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

  /** An error in the thread is an error here. */
  run(task: Task): Promise<Result> {
    const { worker, result } = this.idle.pop() ?? startThread<Result>(this.file);
    worker.ref();
    worker.postMessage(task);
    return result;
  }
}

/** The process does not wait for one that has no task. */
function startThread<Result>(file: string): Thread<Result> {
  const worker = new Worker(file);
  const result = new Promise<Result>((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`a worker thread ended with ${code} and no result`)));
  });
  // Of a thread that is never used nobody asks. To listen to it keeps the process, so this comes after it.
  result.catch(() => undefined);
  worker.unref();
  return { worker, result };
}
