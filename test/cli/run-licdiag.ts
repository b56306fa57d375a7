/**
 * Runs the built command as a user does, in an environment with next to nothing in it: what the machine of a developer
 * sets (colours, certificates, a language) cannot change the outcome. Of each test file the first run of each command is a
 * process, started through `bin/licdiag.js`; the others are runs of the same built code in a thread that lives on, ten
 * times as fast. `test/cli/thread.test.ts` shows that both give the same.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReportData } from '../../src/model/report.js';
import { reportSchema } from '../../src/model/report-schema.js';
import { runInThread } from './run-in-thread.js';

export const bin = fileURLToPath(new URL('../../bin/licdiag.js', import.meta.url));

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const bareEnvironment = { PATH: process.env.PATH ?? '', NO_COLOR: '1', TZ: 'UTC' } as const;

const started = new Set<string>();

export function licdiag(args: readonly string[], options: RunOptions = {}): Run {
  const command = args[0] ?? '';
  // Options of Node are for a process.
  if (started.has(command) && options.env?.['NODE_OPTIONS'] === undefined) return licdiagThread(args, options);
  started.add(command);
  return licdiagProcess(args, options);
}

/** Where what matters is the process: its memory, its standard input, how it ends. */
export function licdiagProcess(args: readonly string[], { cwd, input, env }: RunOptions = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: env ?? bareEnvironment,
    input: input ?? '',
    maxBuffer: 512 * 1024 * 1024,
    timeout: 55_000,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

export function licdiagThread(args: readonly string[], { cwd, input, env }: RunOptions = {}): Run {
  return runInThread({ args, cwd: cwd ?? process.cwd(), input: input ?? '', env: env ?? bareEnvironment });
}

/** Scans and reads the JSON report. The code is the run's. */
export function scanJson(args: readonly string[], options: RunOptions = {}): Run & { readonly report: ReportData } {
  const run = licdiag(['scan', ...args, '--format', 'json'], options);
  return { ...run, report: reportSchema.parse(JSON.parse(run.stdout)) };
}
