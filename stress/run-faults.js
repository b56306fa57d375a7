// `npm run faults`: what disks, other processes and signals do, at moments that chance picks, many rounds each, through the
// built command. After each round every promise is checked (stress/promises.js). A table goes to docs/robustness.md.
// `npm run faults -- --rounds 20 --seed 7 --only signals --dry`
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chance } from '../scripts/chance.js';
import { table, writeBetween } from '../scripts/page.js';
import { faults } from './fault-kinds.js';
import { brokenPromises, listAll } from './promises.js';

import { runOnce } from './run-once.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
});
const chosen = faults.filter(({ id }) => values.only === undefined || values.only.split(',').includes(id));
const rows = [];
for (const fault of chosen) rows.push(await manyRounds(fault, Number(values.rounds)));

const report = [
  `Seed ${values.seed}, Node ${process.version}, ${process.platform}. Exit codes with the number of rounds that ended so.`,
  '',
  ...table(['fault', 'rounds', 'exit codes', 'promises kept'], rows),
].join('\n');
if (!values.dry) writeBetween('faults', report, 'docs/robustness.md');

async function manyRounds(fault, rounds) {
  const codes = new Map();
  let kept = 0;
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    const random = chance(Number(values.seed) * 1_000_003 + round);
    const folder = mkdtempSync(join(tmpdir(), 'licdiag-faults-'));
    mkdirSync(join(folder, 'logs'));
    try {
      const plan = fault.plan(folder, random);
      if (plan === null) continue;
      done += 1;
      const before = listAll(folder);
      const result = await runOnce(plan, folder);
      const broken = brokenPromises(plan, result, folder, before);
      codes.set(result.code, (codes.get(result.code) ?? 0) + 1);
      if (broken.length === 0) kept += 1;
      else {
        process.exitCode = 1;
        console.log(
          `${fault.id}, seed ${values.seed}, round ${round}: ${broken.join('; ')}\n${JSON.stringify(plan.shown)}`,
        );
        console.log(result.stderr.slice(0, 600));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const row = [fault.says, `${done}`, inWords(codes), done === 0 ? 'not possible here' : `${kept} of ${done}`];
  console.log(row.join(' | '));
  return row;
}

function inWords(codes) {
  return [...codes]
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
    .map(([code, count]) => `${code} (${count})`)
    .join(', ');
}
