/** Starts `licdiag watch` as a process of its own, and waits for what it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { bareEnvironment, bin } from './run-licdiag.js';

export interface Watching {
  readonly child: ChildProcess;
  /** Resolves when this was printed; fails where it ends without it. */
  printed(text: string): Promise<void>;
  readonly end: Promise<{ code: number | null; stdout: string }>;
}

export function startWatch(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Watching {
  const child = spawn(process.execPath, [bin, 'watch', ...args, '--interval', '0.05'], {
    cwd,
    env: { ...bareEnvironment, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  const waiting: { text: string; done: () => void }[] = [];
  child.stdout.on('data', (data) => {
    stdout += String(data);
    for (const { text, done } of waiting) if (stdout.includes(text)) done();
  });
  const end = new Promise<{ code: number | null; stdout: string }>((done) =>
    child.on('close', (code) => done({ code, stdout })),
  );
  const printed = (text: string): Promise<void> =>
    new Promise((done, fail) => {
      if (stdout.includes(text)) done();
      else waiting.push({ text, done });
      void end.then(() => fail(new Error(`it ended without "${text}": ${stdout}`)));
    });
  return { child, printed, end };
}
