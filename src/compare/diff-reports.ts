/** `licdiag diff`: what changed from one report to the next. */
import type { DiffReport } from '../model/diff.js';
import type { ReportInput } from '../model/report-input.js';
import { compareFindings } from './compare-findings.js';

export interface NamedReport {
  readonly path: string;
  readonly report: ReportInput;
  readonly filters: Filters;
}

/** What the report was narrowed to when it was made. */
export interface Filters {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** In capitals; null: all. */
  readonly server: string | null;
  readonly since?: string;
  readonly until?: string;
}

export function diffReports(before: NamedReport, after: NamedReport, version: string): DiffReport {
  const { gone, ...compared } = compareFindings(lookedFor(before, after.filters), after.report.findings);
  return {
    schemaVersion: 1,
    kind: 'diff',
    tool: { name: 'licdiag', version },
    before: sideOf(before),
    after: sideOf(after),
    ...compared,
    gone: isWhole(after.filters) ? gone : [],
    notes: notesOf(before, after),
  };
}

/** Gone is only what the newer report looked for. */
function lookedFor({ report }: NamedReport, filters: Filters): ReportInput['findings'] {
  const { only = [], skip = [], server: wanted } = filters;
  return report.findings.filter((finding) => {
    const { server } = finding.subject;
    const isWanted = wanted === null || server === null || server === wanted;
    return isWanted && (only.length === 0 || isNamed(finding, only)) && !isNamed(finding, skip);
  });
}

function isNamed({ signature, article }: ReportInput['findings'][number], names: readonly string[]): boolean {
  return names.some((name) => [signature, article?.toLowerCase()].includes(name.toLowerCase()));
}

function isWhole({ since, until }: Filters): boolean {
  return since === undefined && until === undefined;
}

function sideOf({ path, report }: NamedReport): DiffReport['before'] {
  const { run, tool, inputs } = report;
  return { path, startedAt: run.startedAt, catalogue: tool.catalogue, complete: inputs.complete };
}

function notesOf(before: NamedReport, after: NamedReport): string[] {
  const { tool: older, run } = before.report;
  const { tool: newer } = after.report;
  const [olderFilters, newerFilters] = [filtersInWords(before.filters), filtersInWords(after.filters)];
  return [
    newerFilters === '' ? '' : `${after.path} was made with ${newerFilters}: what that leaves out is not called gone`,
    olderFilters === '' || olderFilters === newerFilters
      ? ''
      : `${before.path} was made with ${olderFilters}: what is new may only have been left out there`,
    after.report.inputs.complete ? '' : `${after.path} is incomplete: what is gone may only not have been read`,
    before.report.inputs.complete ? '' : `${before.path} is incomplete: what is new may have been there before`,
    older.catalogue === newer.catalogue
      ? ''
      : 'the reports were made with different signatures: new and gone may come from that',
    run.startedAt <= after.report.run.startedAt ? '' : `${before.path} is the younger of the two reports`,
  ].filter((note) => note !== '');
}

function filtersInWords({ only = [], skip = [], server, since, until }: Filters): string {
  return Object.entries({ only: only.join(), skip: skip.join(), server, since, until })
    .flatMap(([name, value = '']) => (value === '' || value === null ? [] : `--${name} ${value}`))
    .join(' ');
}
