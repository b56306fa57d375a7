/** Diagnoses cases once, before the tests of a file, which look at the reports in different ways. */
import { beforeAll } from 'vitest';
import type { Report } from '../../src/diagnose.js';
import { diagnosePaths } from './diagnose-paths.js';
import type { FixtureCase } from './fixture-cases.js';

/** @returns the report of a case, for use inside tests */
export function diagnoseCases(cases: readonly FixtureCase[]): (one: FixtureCase) => Report {
  const reports = new Map<FixtureCase, Report>();
  beforeAll(async () => {
    for (const one of cases) reports.set(one, await diagnosePaths(one.folder));
  });
  return (one) => {
    const report = reports.get(one);
    if (!report) throw new Error(`${one.title} was not diagnosed`);
    return report;
  };
}
