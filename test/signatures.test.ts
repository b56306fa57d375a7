/**
 * Walks fixtures/signatures. There is no test code for a single signature: a case is a folder of logs with what the whole
 * catalogue must show of them. `LICDIAG_WRITE_EXPECTED=1` writes an expected.json that is missing; read it before you
 * keep it. It never changes one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue/catalogue.generated.js';
import type { Report } from '../src/diagnose.js';
import { caseSchema } from '../src/model/case-schema.js';
import { summarizeCase } from '../src/report/summarize-case.js';
import { diagnosePaths, fixtures, repository } from './helpers/diagnose-paths.js';
import { diagnoseCases } from './helpers/diagnosed-cases.js';
import { expectedName, fixtureCases, kinds, signatureFolders } from './helpers/fixture-cases.js';
import { logLines } from './helpers/log-lines.js';
import { control, mutateClause, mutations } from './helpers/mutate-clause.js';
import { areRelated } from './helpers/overlaps.js';
import { clausesOf, patternShown } from './helpers/pattern-shown.js';
import { templatesOf, withoutTemplate } from './helpers/without-template.js';

const cases = fixtureCases();
const reportOf = diagnoseCases(cases);

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
    const shown = summarizeCase(reportOf(one));
    if (!existsSync(path) && process.env.LICDIAG_WRITE_EXPECTED === '1')
      writeFileSync(path, `${JSON.stringify(shown, null, 2)}\n`);
    expect(shown).toEqual(caseSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
  });

  it('leaves no name to be filled in', () => {
    const { findings, undecided, nearMisses, nextArtifacts } = reportOf(one);
    expect(JSON.stringify({ findings, undecided, nearMisses, nextArtifacts })).not.toMatch(
      /\{(?:server|client|site)\}/,
    );
  });

  it('shows no other signature but those that are declared as related', () => {
    const others = reportOf(one).findings.map((finding) => finding.signature);
    expect(others.filter((id) => id !== signature && !areRelated(catalogue.signatures, id, signature))).toEqual([]);
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
    for (const clause of clauses) {
      for (const mutation of mutations) {
        const outcome = await mutateClause(one, reportOf(one), clause, mutation);
        expect(outcome, `the line of ${clause} ${mutation.name}`).toBe('verdict changed');
      }
    }
  });
});

it('captures whole versions and numbers in all that any case shows', () => {
  const quotes = cases.flatMap((one) => logLines(...reportOf(one).findings));
  const parts = quotes.flatMap(({ text, captures }) =>
    Object.entries(captures)
      .filter(([, value]) => /^\d[\d.]*$/.test(value) && !` ${text} `.split(/[^\w.]+|\.(?!\d)/).includes(value))
      .map(([name, value]) => `{${name}} is ${value} in: ${text}`),
  );
  expect(parts).toEqual([]);
});

it('captures the account of INSTALL_ODBC without what stands around it', () => {
  const one = cases.find(({ title }) => title === 'odbc-service-wrong-password/match-one-attempt');
  const lines = one ? logLines(...reportOf(one).findings) : [];
  expect(lines.flatMap(({ captures }) => captures.account ?? [])).toEqual(['SWMAccount']);
});

it('names whom a finding is about, and leaves no placeholder, in all that any case shows', () => {
  const left = cases.filter((one) => /\{(?:server|client|site)\}/.test(JSON.stringify(reportOf(one).findings)));
  expect(left.map(({ title }) => title)).toEqual([]);
});

describe('the gates measure', () => {
  const one = cases.find(({ title }) => title === 'orphaned-licmtr-share/match-one-attempt');
  const clauses = ['destination', 'share-check', 'install-failed'];

  it.each(clauses)('a change that no template looks at does no harm to the line of %s', async (clause) => {
    if (!one) throw new Error('the case is gone');
    expect(await mutateClause(one, reportOf(one), clause, control)).toBe('verdict stands');
  });

  it('a change that changes nothing is told from one that does no harm', async () => {
    if (!one) throw new Error('the case is gone');
    const nothing = { name: 'left alone', change: (lines: readonly string[]) => [...lines] };
    expect(await mutateClause(one, reportOf(one), 'destination', nothing)).toBe('not applied');
    expect(await mutateClause(one, reportOf(one), 'copying', control)).toBe('not applied');
  });
});

/** All that a case shows, in words that can be compared. */
const shownBy = (report: Report): string =>
  JSON.stringify([summarizeCase(report), report.findings.map(({ counterEvidence }) => counterEvidence.length)]);

const fromLogs = catalogue.signatures.filter((signature) => templatesOf(signature).length > 0);

describe.each(fromLogs.map((signature) => [signature.id, signature] as const))('%s', (id, signature) => {
  const own = cases.filter((one) => one.signature === id);

  it.each(templatesOf(signature).map(({ clause, template }) => [clause, template]))(
    'some case notices when %s is not looked for as "%s"',
    async (clause, template) => {
      const signatures = catalogue.signatures.map((other) =>
        other.id === id ? withoutTemplate(other, clause, template) : other,
      );
      for (const one of own) {
        const report = await diagnosePaths(one.folder, ['.'], { catalogue: { ...catalogue, signatures } });
        if (shownBy(report) !== shownBy(reportOf(one))) return;
      }
      expect.fail('no case needs it: add one, or take it out');
    },
  );
});

describe('fixtures/healthy', () => {
  it('holds at least 20,000 lines of three sites, their metering servers and their clients', () => {
    const files = readdirSync(join(fixtures, 'healthy'), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const lines = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1').split('\n').length - 1);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20_000);
    expect(new Set(files.map(({ name }) => name)).size).toBeGreaterThan(25);
  });

  it('shows nothing', async () => {
    const report = await diagnosePaths(fixtures, ['healthy']);
    expect(summarizeCase(report)).toEqual({ findings: [], nearMisses: [], undecided: [], unexplained: [] });
    expect(report.inputs).toMatchObject({ complete: true, meteringLogs: 15 });
  });
});
