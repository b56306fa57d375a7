/**
 * Whatever fact is taken out of whatever snapshot of a fixture: no finding becomes confirmed that was not, and no step that
 * was forbidden becomes needed. What licdiag does not know never makes it surer, and never lets it advise what does harm.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { evaluateFindings } from '../../src/evaluate/evaluate-findings.js';
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import type { LoadedSnapshot } from '../../src/model/facts.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { diagnosePaths, readSnapshots } from '../helpers/diagnose-paths.js';
import { fixtureCases, readLogs } from '../helpers/fixture-cases.js';
import { factsOf, withoutFact } from './remove-facts.js';

const seed = 20000503;

/** Without what one signature takes from another: that a finding gives way to a surer one is no matter of facts. */
const signatures = catalogue.signatures.map((signature) => ({ ...signature, supersedes: [] }));

interface Shown {
  readonly signature: string;
  readonly subject: { readonly server: string | null; readonly client: string | null };
  readonly confidence: string;
  readonly remedy: { readonly steps: readonly { readonly state: string }[] };
}

/** The code of the site is left out: a snapshot that lacks it tells the same of its servers. */
const whose = ({ signature, subject }: Shown): string => `${signature} ${subject.server ?? subject.client ?? 'site'}`;

/** What must not be, in words. */
function broken(before: readonly Shown[], after: readonly Shown[]): string[] {
  const known = new Map(before.map((finding) => [whose(finding), finding]));
  return after.flatMap((finding) => {
    const was = known.get(whose(finding));
    const surer = finding.confidence === 'confirmed' && was?.confidence !== 'confirmed';
    const freed = finding.remedy.steps.flatMap(({ state }, i) =>
      state === 'needed' && was?.remedy.steps[i]?.state === 'forbidden' ? [`step ${i + 1} becomes needed`] : [],
    );
    return [...(surer ? [`${was?.confidence ?? 'absent'} becomes confirmed`] : []), ...freed].map(
      (what) => `${whose(finding)}: ${what}`,
    );
  });
}

const snapshots = fixtureCases().flatMap(({ title, folder }) =>
  readSnapshots(folder).map((loaded) => ({ title, loaded })),
);

function findingsOf(loaded: LoadedSnapshot): readonly Shown[] {
  return evaluateFindings([], signatures, new SnapshotFacts([loaded])).findings;
}

describe('a snapshot alone', () => {
  it('has facts to take out', () => {
    expect(snapshots.length).toBeGreaterThan(250);
    expect(snapshots.every(({ loaded }) => factsOf(loaded.snapshot).length > 2)).toBe(true);
    const states = snapshots.flatMap(({ loaded }) => findingsOf(loaded));
    expect(states.filter(({ confidence }) => confidence === 'confirmed').length).toBeGreaterThan(5);
    expect(
      states.filter(({ remedy }) => remedy.steps.some(({ state }) => state === 'forbidden')).length,
    ).toBeGreaterThan(5);
  });

  it('is never surer without one of its facts', { timeout: 300_000 }, () => {
    const all = snapshots.flatMap(({ title, loaded }) => {
      const before = findingsOf(loaded);
      return factsOf(loaded.snapshot).flatMap((path) => {
        const parsed = snapshotSchema.safeParse(withoutFact(loaded.snapshot, path, 'absent'));
        if (!parsed.success) return [];
        const after = findingsOf({ ...loaded, snapshot: parsed.data });
        return broken(before, after).map((what) => `${title} without ${path.join('.')}: ${what}`);
      });
    });
    expect(all).toEqual([]);
  });
});

describe('logs with a snapshot', () => {
  const cases = fixtureCases()
    .map(({ title, folder }) => ({ title, folder, loaded: readSnapshots(folder) }))
    .filter(({ folder, loaded }) => loaded.length > 0 && readLogs(folder).size > 0);

  it('are never surer without some of its facts', { timeout: 300_000 }, async () => {
    const removal = fc.record({
      one: fc.constantFrom(...cases),
      which: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      how: fc.constantFrom('null' as const, 'absent' as const),
    });
    await fc.assert(
      fc.asyncProperty(removal, async ({ one: { folder, loaded }, which, how }) => {
        const less = loaded.map((one) => ({ ...one, snapshot: withoutFacts(one, which, how) }));
        const options = { catalogue: { ...catalogue, signatures } };
        const before = await diagnosePaths(folder, ['.'], options);
        const after = await diagnosePaths(folder, ['.'], { ...options, snapshots: less });
        expect(broken(before.findings, after.findings)).toEqual([]);
      }),
      { seed, numRuns: 120 },
    );
  });
});

function withoutFacts({ snapshot }: LoadedSnapshot, which: readonly number[], how: 'null' | 'absent') {
  return which.reduce((left, number) => {
    const paths = factsOf(left);
    const path = paths[number % paths.length];
    const parsed = path === undefined ? null : snapshotSchema.safeParse(withoutFact(left, path, how));
    return parsed?.success ? parsed.data : left;
  }, snapshot);
}
