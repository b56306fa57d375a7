/** Merging is associative and free of order, so that any tree of merges over any machines gives the same hierarchy. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hierarchy } from '../../src/merge/hierarchy.js';
import { viewHierarchy } from '../../src/merge/view-hierarchy.js';
import type { MergeReport } from '../../src/model/merge.js';
import type { FindingInput, SummaryLine } from '../../src/model/report-input.js';

interface SiteReport {
  readonly source: string | null;
  readonly findings: readonly FindingInput[];
  readonly summary: SummaryLine;
  readonly filters: string;
}

const name = fc.constantFrom('CINDER01', 'EMBER02', 'HEARTH03');
const finding: fc.Arbitrary<FindingInput> = fc.record({
  id: fc.constantFrom('a1', 'b2', 'c3'),
  signature: fc.constantFrom('orphaned-licmtr-share', 'file-copy-failed'),
  article: fc.constantFrom('Q214954', null),
  title: fc.constant('A title'),
  severity: fc.constantFrom('error', 'warning', 'info'),
  confidence: fc.constantFrom('likely', 'possible'),
  state: fc.constantFrom('active', 'resolved'),
  known: fc.boolean(),
  acknowledged: fc.option(fc.constant({ reason: 'known', expires: null })),
  subject: fc.record({
    site: fc.option(fc.constantFrom('QX7', 'ZB2')),
    server: fc.option(name),
    client: fc.constant(null),
  }),
  firstSeen: fc.constant(null),
  lastSeen: fc.option(fc.constantFrom('1999-05-11T21:14:05.190', '1999-05-12T01:00:00.000')),
  occurrences: fc.integer({ min: 1, max: 3 }),
  evidence: fc.constantFrom([], [{ kind: 'log', file: 'QX7/Licsvcfg.log', line: 3, text: 'x' }]),
});
const report: fc.Arbitrary<SiteReport> = fc.record({
  source: fc.option(fc.constantFrom('one', 'two')),
  findings: fc.array(finding, { maxLength: 4 }),
  filters: fc.constantFrom('', '', '--only Q214954', '--server EMBER02'),
  summary: fc.record({
    kind: fc.constant('summary' as const),
    schemaVersion: fc.constant(1 as const),
    redacted: fc.constant('secrets' as const),
    run: fc.constant({ startedAt: '2026-01-01T00:00:00.000Z', arguments: [] }),
    tool: fc.constant({ version: '1.0.0', catalogue: 'abc' }),
    inputs: fc
      .record({
        complete: fc.boolean(),
        files: fc.constant<SummaryLine['inputs']['files']>([
          { path: 'QX7/Licsvcfg.log', status: 'read', problem: null },
        ]),
      })
      .map((inputs) => ({ ...inputs, snapshots: inputs.complete ? [{ path: 'site.json', site: 'ZB2' }] : [] })),
    unexplained: fc.array(
      fc.record({
        shape: fc.constantFrom('ERROR: a', 'ERROR: b'),
        occurrences: fc.integer({ min: 1, max: 9 }),
        servers: fc.array(name),
      }),
      { maxLength: 2 },
    ),
    findings: fc.record({ error: fc.nat(3), warning: fc.nat(3), info: fc.nat(3) }),
    files: fc.nat(9),
    bytes: fc.nat(999),
  }),
});

/** No two files have one name: what one lost does not make up for what another has too much. */
const severalReports = fc
  .array(report, { maxLength: 6 })
  .map((reports) => reports.map((one, i) => (one.source === null ? one : { ...one, source: `${one.source} ${i}` })));

function merged(parts: readonly (SiteReport | MergeReport)[]): MergeReport {
  const hierarchy = new Hierarchy();
  for (const part of parts) {
    if ('kind' in part) hierarchy.addMerged(part);
    else {
      for (const one of part.findings) hierarchy.addFinding(one, part.source);
      hierarchy.addSummary(part.summary, part.source, part.filters);
    }
  }
  return viewHierarchy(hierarchy, '1.0.0');
}

describe('merge', () => {
  it('does not depend on the order, nor on how it was grouped', () => {
    fc.assert(
      fc.property(severalReports, fc.array(fc.nat(5)), (reports, cuts) => {
        const all = merged(reports);
        expect(merged([...reports].reverse())).toEqual(all);
        const at = (cuts[0] ?? 0) % (reports.length + 1);
        const [left, right] = [reports.slice(0, at), reports.slice(at)];
        expect(merged([merged(left), merged(right)])).toEqual(all);
        expect(merged([merged(right), ...left])).toEqual(all);
        expect(merged([merged([merged(left)]), merged([merged([]), ...right])])).toEqual(all);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('lists failures that are active first, then by severity, then by how many have them, then by name', () => {
    const hierarchy = new Hierarchy();
    const add = (
      signature: string,
      severity: 'error' | 'warning',
      state: 'active' | 'resolved',
      count = 1,
      site = 'QX7',
    ): void => {
      for (let i = 0; i < count; i += 1)
        hierarchy.addFinding(
          {
            ...{ id: `${signature}${i}`, signature, article: null, title: signature, severity, state },
            ...{ confidence: 'likely', known: false, acknowledged: null, occurrences: 1, evidence: [] },
            ...{ firstSeen: null, lastSeen: null, subject: { site, server: `S${i}`, client: null } },
          },
          'one',
        );
    };
    add('an-error-that-is-over', 'error', 'resolved');
    add('b-warning', 'warning', 'active', 3);
    add('z-error', 'error', 'active', 1, 'AB1');
    add('c-error', 'error', 'active');
    add('y-error', 'error', 'active', 2);
    expect(viewHierarchy(hierarchy, '1.0.0').byFinding.map(({ signature }) => signature)).toEqual([
      'y-error',
      'c-error',
      'z-error',
      'b-warning',
      'an-error-that-is-over',
    ]);
  });

  it('takes lines in any order too: findings of several reports may come mixed', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 5 }), fc.integer(), (reports, seed) => {
        const lines = reports.flatMap(({ findings, summary, source, filters }) => [
          ...findings.map((one) => (hierarchy: Hierarchy) => hierarchy.addFinding(one, source)),
          (hierarchy: Hierarchy) => hierarchy.addSummary(summary, source, filters),
        ]);
        const mixed = lines.map((line, i) => ({ line, key: Math.imul(i + 1, seed | 1) })).sort((a, b) => a.key - b.key);
        const hierarchy = new Hierarchy();
        for (const { line } of mixed) line(hierarchy);
        expect(viewHierarchy(hierarchy, '1.0.0')).toEqual(merged(reports));
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('follows its published schema', () => {
    const schema = new URL('../../schemas/merge-report.schema.json', import.meta.url);
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 4 }), (reports) => {
        validate(merged(reports));
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('the later report on a finding counts, and of two up to the same time the one that saw it end', () => {
    const one = (state: 'active' | 'resolved', lastSeen: string | null): SiteReport => {
      const [made] = fc.sample(report, { numRuns: 1, seed: 1 });
      const [base] = fc.sample(finding, { numRuns: 1, seed: 1 });
      if (!made || !base) throw new Error('no sample');
      const plain = {
        known: false,
        acknowledged: null,
        occurrences: 1,
        subject: { site: 'QX7', server: 'CINDER01', client: null },
      };
      return { ...made, findings: [{ ...base, ...plain, id: 'a1', state, lastSeen }] };
    };
    const state = (...reports: SiteReport[]): unknown => merged(reports).findings.map((entry) => entry.state);
    expect(state(one('active', '1999-05-11'), one('resolved', '1999-05-11'))).toEqual(['resolved']);
    expect(state(one('resolved', '1999-05-11'), one('active', '1999-05-12'))).toEqual(['active']);
  });
});
