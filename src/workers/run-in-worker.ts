/** Runs one task in a thread of its own, and gives back what it returned. */
import { Worker } from 'node:worker_threads';

/** @param file script that posts one message, its result; an error there is an error here */
export function runInWorker<Task, Result>(file: string, task: Task): Promise<Result> {
  return new Promise((done, fail) => {
    const worker = new Worker(file, { workerData: task });
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`a worker thread ended with ${code} and no result`)));
  });
}
