/** `licdiag diff`: what changed from one report to the next. */
import type { DiffReport } from '../model/diff.js';
import type { ReportInput } from '../model/report-input.js';
import { compareFindings } from './compare-findings.js';

export interface NamedReport {
  readonly path: string;
  readonly report: ReportInput;
}

export function diffReports(before: NamedReport, after: NamedReport, version: string): DiffReport {
  return {
    schemaVersion: 1,
    kind: 'diff',
    tool: { name: 'licdiag', version },
    before: sideOf(before),
    after: sideOf(after),
    ...compareFindings(before.report.findings, after.report.findings),
    notes: notesOf(before, after),
  };
}

function sideOf({ path, report }: NamedReport): DiffReport['before'] {
  const { run, tool, inputs } = report;
  return { path, startedAt: run.startedAt, catalogue: tool.catalogue, complete: inputs.complete };
}

function notesOf(before: NamedReport, after: NamedReport): string[] {
  const { tool: older, run } = before.report;
  const { tool: newer } = after.report;
  return [
    after.report.inputs.complete ? '' : `${after.path} is incomplete: what is gone may only not have been read`,
    before.report.inputs.complete ? '' : `${before.path} is incomplete: what is new may have been there before`,
    older.catalogue === newer.catalogue
      ? ''
      : 'the reports were made with different signatures: new and gone may come from that',
    run.startedAt <= after.report.run.startedAt ? '' : `${before.path} is the younger of the two reports`,
  ].filter((note) => note !== '');
}
