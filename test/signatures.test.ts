/**
 * Walks fixtures/signatures. There is no test code for a single signature: a case is a folder of logs with what the whole
 * catalogue must show of them. `LICDIAG_WRITE_EXPECTED=1` writes an expected.json that is missing; read it before you
 * keep it. It never changes one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue/catalogue.generated.js';
import type { Report } from '../src/diagnose.js';
import { changeFact, factsOf, verdictOf, withChange } from './helpers/change-fact.js';
import { diagnosePaths, fixtures, readSnapshots, repository } from './helpers/diagnose-paths.js';
import { dropClause } from './helpers/drop-clause.js';
import { expectedName, type FixtureCase, fixtureCases, kinds, signatureFolders } from './helpers/fixture-cases.js';
import { logLines } from './helpers/log-lines.js';
import { clausesOf, patternShown } from './helpers/pattern-shown.js';
import { summarize, summarySchema } from './helpers/summarize.js';

const cases = fixtureCases();
const reports = new Map<FixtureCase, Report>();

beforeAll(async () => {
  for (const one of cases) reports.set(one, await diagnosePaths(one.folder));
});

function reportOf(one: FixtureCase): Report {
  const report = reports.get(one);
  if (!report) throw new Error(`${one.title} was not diagnosed`);
  return report;
}

describe('a signature', () => {
  it('is one file, and one folder of cases', () => {
    const files = readdirSync(join(repository, 'src/catalogue/signatures')).sort();
    const ids = catalogue.signatures.map(({ id }) => id).sort();
    expect(files).toEqual(ids.map((id) => `${id}.yaml`));
    expect(signatureFolders()).toEqual(ids);
  });

  it.each(catalogue.signatures.map(({ id }) => id))('%s has cases of each kind', (id) => {
    const has = kinds.filter((kind) => cases.some((one) => one.signature === id && one.kind === kind));
    expect(has).toEqual(kinds);
  });

  it.each(catalogue.signatures.map((signature) => [signature.id, signature] as const))(
    '%s has a match case for every clause that decides',
    (id, signature) => {
      const fed = cases
        .filter((one) => one.kind === 'match' && one.signature === id)
        .flatMap((one) => reportOf(one).findings)
        .filter((finding) => finding.signature === id)
        .flatMap((finding) => logLines(finding).map(({ clause }) => clause));
      const deciding = new Set(signature.logs.any.flatMap(clausesOf).flat());
      expect([...deciding].filter((clause) => !fed.includes(clause))).toEqual([]);
    },
  );
});

describe.each(cases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
  const { kind, signature, folder } = one;

  it('gives exactly what is expected', () => {
    const path = join(folder, expectedName);
    const shown = summarize(reportOf(one));
    if (!existsSync(path) && process.env.LICDIAG_WRITE_EXPECTED === '1')
      writeFileSync(path, `${JSON.stringify(shown, null, 2)}\n`);
    expect(shown).toEqual(summarySchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
  });

  const own = (): Report['findings'] => reportOf(one).findings.filter((finding) => finding.signature === signature);

  if (kind !== 'match') {
    it('shows no active failure that is more than possible', () => {
      expect(own().filter(({ state, confidence }) => state === 'active' && confidence !== 'possible')).toEqual([]);
    });
    return;
  }

  it('shows the signature, by lines that it cannot lack', async () => {
    const [finding, ...others] = own();
    expect(finding).toBeDefined();
    if (!finding || others.length > 0 || finding.occurrences > 1 || logLines(finding).length === 0) return;
    const clauses = patternShown(catalogue.signatures, finding);
    expect(clauses.length).toBeGreaterThan(0);
    for (const clause of clauses) await dropClause(one, reportOf(one), clause);
  });
});

describe('the gate on facts', () => {
  const withFacts = cases.filter((one) => one.kind === 'match' && readSnapshots(one.folder).length > 0);

  it.each(withFacts.map((one) => [one.title, one] as const))('%s: no fact of its evidence is dead', async (_, one) => {
    const own = reportOf(one).findings.filter((finding) => finding.signature === one.signature);
    if (own.length !== 1 || own.some(({ occurrences }) => occurrences > 1)) return;
    for (const fact of factsOf(reportOf(one), one.signature)) await changeFact(one, reportOf(one), fact);
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

describe('fixtures/healthy', () => {
  it('shows nothing', async () => {
    const report = await diagnosePaths(fixtures, ['healthy']);
    expect(summarize(report)).toEqual({ findings: [], nearMisses: [], undecided: [], unexplained: [] });
    expect(report.inputs).toMatchObject({ complete: true, meteringLogs: 5 });
  });
});
