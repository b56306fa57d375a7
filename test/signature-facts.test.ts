/**
 * The gate on facts: of each match case that has a snapshot, removing or changing a fact of the evidence must change the verdict
 * or the state of a step. A fact that changes nothing is dead, and its condition proves nothing.
 */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue/catalogue.generated.js';
import { changeFact, factsOf, verdictOf, withChange } from './helpers/change-fact.js';
import { decidingFacts } from './helpers/deciding-facts.js';
import { diagnosePaths, readSnapshots } from './helpers/diagnose-paths.js';
import { diagnoseCases } from './helpers/diagnosed-cases.js';
import { fixtureCases } from './helpers/fixture-cases.js';

const withFacts = fixtureCases().filter((one) => one.kind === 'match' && readSnapshots(one.folder).length > 0);
const reportOf = diagnoseCases(withFacts);

describe('the gate on facts', () => {
  it.each(withFacts.map((one) => [one.title, one] as const))('%s: no fact of its evidence is dead', async (_, one) => {
    const own = reportOf(one).findings.filter((finding) => finding.signature === one.signature);
    if (own.length !== 1 || own.some(({ occurrences }) => occurrences > 1)) return;
    const signature = catalogue.signatures.find(({ id }) => id === one.signature);
    const [finding] = own;
    if (!finding || !signature) throw new Error('the signature is gone');
    for (const fact of decidingFacts(one, finding, signature)) await changeFact(one, reportOf(one), fact);
  });

  it('measures: most cases have facts that can decide', () => {
    const counts = withFacts.map((one) => {
      const finding = reportOf(one).findings.find(({ signature }) => signature === one.signature);
      const signature = catalogue.signatures.find(({ id }) => id === one.signature);
      return finding && signature ? decidingFacts(one, finding, signature).length : 0;
    });
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(withFacts.length * 0.7);
  });

  it('a mutation that does not apply fails', () => {
    const [one] = withFacts;
    const snapshots = readSnapshots(one?.folder ?? '');
    const file = snapshots[0]?.path ?? '';
    for (const fact of ['site.nothing.there', 'meteringServers[NOBODY].role'])
      expect(() => withChange(snapshots, { file, fact }, 'changed'), fact).toThrow();
  });

  it('a change that says nothing about the failure survives: the gate measures', async () => {
    const one = withFacts.find(({ title }) => title === 'orphaned-licmtr-share/match-snapshot-agrees');
    if (!one) throw new Error('the control case is gone');
    const [loaded] = readSnapshots(one.folder);
    const snapshots = withChange(
      readSnapshots(one.folder),
      { file: loaded?.path ?? '', fact: 'site.server' },
      'changed',
    );
    const report = await diagnosePaths(one.folder, ['.'], { snapshots });
    expect(verdictOf(report, one.signature)).toBe(verdictOf(reportOf(one), one.signature));
    const [fact] = factsOf(reportOf(one), one.signature);
    expect(
      fact && (await changeFact(one, reportOf(one), { ...fact, fact: 'site.server' }).then(String, String)),
    ).toContain('changes nothing');
  });
});
