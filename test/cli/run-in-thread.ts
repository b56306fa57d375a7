/** Asks the thread of `command-thread.cjs` for a run and waits for its end, so that tests read as if they started a process. */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { z } from 'zod';

const patience = 55_000;
const answerSchema = z.union([
  z.object({ error: z.string() }),
  z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }),
]);

export interface Request {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input: string | Uint8Array;
  readonly env: Readonly<Record<string, string>>;
}

type Ask = (request: Request) => z.infer<typeof answerSchema>;

let ask: Ask | null = null;

export function runInThread(request: Request): { code: number; stdout: string; stderr: string } {
  ask ??= startThread();
  const answer = ask(request);
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

function startThread(): Ask {
  const { port1: here, port2: there } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { port: there, signal };
  const thread = new Worker(new URL('./command-thread.cjs', import.meta.url), { workerData, transferList: [there] });
  thread.unref();
  return (request) => {
    Atomics.store(signal, 0, 0);
    here.postMessage(request);
    // It may also be woken by what was left over from the answer before.
    while (Atomics.load(signal, 0) === 0) {
      if (Atomics.wait(signal, 0, 0, patience) !== 'timed-out') continue;
      ask = null;
      void thread.terminate();
      throw new Error(`no end of licdiag ${request.args.join(' ')}`);
    }
    return answerSchema.parse(receiveMessageOnPort(here)?.message);
  };
}
