/** Each fuzz target on a few inputs, always the same ones. `npm run fuzz` goes on with others. */
import { describe, expect, it } from 'vitest';
import { runTarget } from '../../fuzz/run-target.js';
import { targets } from '../../fuzz/targets.js';

const firstSeed = 214954;
const runs: Record<string, number> = {
  archives: 300,
  diagnosis: 500,
  redaction: 500,
  pasted: 500,
  bundles: 500,
  artefacts: 500,
  writers: 700,
};

describe('fuzz targets', () => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', async (name, target) => {
    const { faults } = await runTarget(target, runs[name] ?? 1500, firstSeed);
    expect(faults.map(({ seed, error }) => `seed ${seed}: ${error instanceof Error ? error.message : error}`)).toEqual(
      [],
    );
  });
});
