// Long fuzzing, guided by coverage: `npm run fuzz -- [--target entries] [--runs 1000000] [--seed 1] [--blind] [--write]`. The
// tests run the same targets shortly. `--input file --seed N` tries one input again; `--write` puts the row of each
// target into docs/fuzzing.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource, root } from '../scripts/bundle.js';

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    blind: { type: 'boolean', default: false },
    input: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (![runs, seed].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('fuzz: --runs and --seed take whole numbers above 0');
  process.exit(2);
}
const { targets, runTarget, runGuided, tryInput } = await importSource('fuzz/targets.ts');
const unknown = values.target.filter((wanted) => !targets.some(({ name }) => name === wanted));
if (unknown.length > 0 || (values.input !== undefined && values.target.length !== 1)) {
  console.error(`fuzz: --target takes ${targets.map(({ name }) => name).join(', ')}; --input needs one of them`);
  process.exit(2);
}
const chosen = targets.filter(({ name }) => values.target.length === 0 || values.target.includes(name));

if (values.input === undefined) for (const target of chosen) await fuzz(target);
else {
  const error = await tryInput(chosen[0], readFileSync(values.input), seed);
  console.log(error === undefined ? 'holds' : (error.stack ?? error));
  process.exitCode = error === undefined ? 0 : 1;
}

async function fuzz(target) {
  const started = performance.now();
  const result = values.blind
    ? await runTarget(target, runs, seed)
    : await runGuided(target, runs, seed, 'node_modules/.licdiag-');
  const seconds = Math.round((performance.now() - started) / 1000);
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const { slowestMs, faults, kept, reachedAtFirst, reached } = result;
  const guided = values.blind ? '' : `, ${kept} kept, code reached ${reachedAtFirst} -> ${reached}`;
  console.log(
    `${target.name}: ${result.runs} inputs in ${seconds} s, slowest ${slowestMs.toFixed(0)} ms, ${memory} MB${guided}, ${faults.length} faults`,
  );
  for (const fault of faults) tell(target, fault);
  if (values.write) writeRow(target, { ...result, seconds, memory });
}

/** Kept as a file too: a guided run comes to the same input only by the same way. */
function tell({ name }, { seed: own, input, error }) {
  process.exitCode = 1;
  const file = join(root, 'fuzz/faults', `${name}-${own}`);
  mkdirSync(join(root, 'fuzz/faults'), { recursive: true });
  writeFileSync(file, input);
  console.log(`  seed ${own}: ${error?.message ?? error}\n  ${JSON.stringify(input.toString('latin1')).slice(0, 600)}`);
  console.log(`  again: npm run fuzz -- --target ${name} --seed ${own} --input fuzz/faults/${name}-${own}`);
}

function writeRow(
  { name, property },
  { runs: inputs, seconds, slowestMs, memory, kept, reachedAtFirst, reached, faults },
) {
  const path = join(root, 'docs/fuzzing.md');
  const reach = values.blind ? '' : `${reachedAtFirst} → ${reached}`;
  const cells = [name, property, inputs.toLocaleString('en'), seconds, slowestMs.toFixed(0), memory, kept, reach];
  const row = `| ${[...cells, faults.length].join(' | ')} |`;
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${name} |`));
  if (at >= 0) lines[at] = row;
  else lines.splice(lines.indexOf('<!-- /fuzz -->'), 0, row);
  writeFileSync(path, lines.join('\n'));
}
