// Long fuzzing: `npm run fuzz -- [--target entries] [--runs 1000000] [--seed 1]`. The tests run the same targets shortly.
import { parseArgs } from 'node:util';
import { importSource } from '../scripts/bundle.js';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const { targets, runTarget } = await importSource('fuzz/targets.ts');
const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0) throw new Error(`no such target; there are ${targets.map(({ name }) => name).join(', ')}`);

for (const target of chosen) {
  const started = performance.now();
  const { runs, slowestMs, faults } = await runTarget(target, Number(values.runs), Number(values.seed));
  const seconds = (performance.now() - started) / 1000;
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(
    `${target.name}: ${runs} inputs in ${seconds.toFixed(0)} s, slowest ${slowestMs.toFixed(0)} ms, ${memory} MB, ${faults.length} faults`,
  );
  for (const { seed, input, error } of faults) {
    process.exitCode = 1;
    console.log(
      `  seed ${seed}: ${error?.message ?? error}\n  ${JSON.stringify(input.toString('latin1')).slice(0, 600)}`,
    );
  }
}
