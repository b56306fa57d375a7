// Measures whole processes, as a user waits for them. Several commands run in turns, so that changes of the machine's speed affect
// all alike, and the median counts. Memory is measured in a separate run, by the process itself.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** NODE_EXTRA_CA_CERTS slows each start of Node by some 20 to 40 ms, which says nothing about licdiag. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

/**
 * @param commands `{ name, file, args, codes }`: `codes` are the exit codes that are right for it
 * @returns milliseconds by name
 */
export function measureInTurns(commands, runs) {
  const times = new Map(commands.map(({ name }) => [name, []]));
  for (let turn = -1; turn < runs; turn += 1) {
    for (const command of commands) {
      const started = process.hrtime.bigint();
      run(command);
      // The first turn warms the page cache.
      if (turn >= 0) times.get(command.name).push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** @returns the standard output. @throws for an unexpected exit code */
export function run({ name, file, args, codes = [0], env: own = {} }) {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    env: { ...env, ...own },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${name}: ended with ${status}: ${stderr.slice(0, 500)}`);
  return stdout;
}

const memoryReporter = fileURLToPath(new URL('report-memory.cjs', import.meta.url));

/** Peak resident memory of a Node process in megabytes. */
export function peakMemory({ file, args }) {
  const { stderr } = spawnSync(file, ['--require', memoryReporter, ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return Number(/peak memory (\d+) KB/.exec(stderr)?.[1]) / 1024;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
