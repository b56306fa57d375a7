/** Makes the result of `licdiag diff`: what changed from one report to the next, and what the comparison cannot tell. */
import type { ComparedFinding, DiffReport } from '../model/diff.js';
import { filterOptions, type ReportFilters } from '../model/report-filters.js';
import type { ReportInput } from '../model/report-input.js';
import { compareFindings, type Scope } from './compare-findings.js';
import { sitesInWords } from './sites-in-words.js';

export interface NamedReport {
  readonly path: string;
  readonly report: ReportInput;
  readonly filters: ReportFilters;
}

/** The names by which `--only` and `--skip` know a signature, besides its id and its main article. */
type NamesOf = (signature: string) => readonly string[];

export function diffReports(before: NamedReport, after: NamedReport, version: string, namesOf: NamesOf): DiffReport {
  const compared = compareFindings(before.report.findings, after.report.findings, scopeOf(after.filters, namesOf));
  return {
    schemaVersion: 1,
    kind: 'diff',
    tool: { name: 'licdiag', version },
    before: sideOf(before),
    after: sideOf(after),
    ...compared,
    notes: [...sitesInWords(before, after, compared), ...notesOf(before, after)],
  };
}

function scopeOf({ only = [], skip = [], server: wanted, since, until }: ReportFilters, namesOf: NamesOf): Scope {
  const isNamed = ({ signature, article }: ComparedFinding, names: readonly string[]): boolean => {
    const own = [signature, article, ...namesOf(signature)].map((name) => name?.toLowerCase());
    return names.some((name) => own.includes(name.toLowerCase()));
  };
  return {
    looksFor: (finding) =>
      (wanted === null || finding.subject.server === null || finding.subject.server === wanted) &&
      (only.length === 0 || isNamed(finding, only)) &&
      !isNamed(finding, skip),
    isWhole: since === undefined && until === undefined,
  };
}

function sideOf({ path, report }: NamedReport): DiffReport['before'] {
  const { run, tool, inputs } = report;
  return { path, startedAt: run.startedAt, catalogue: tool.catalogue, complete: inputs.complete };
}

function notesOf(before: NamedReport, after: NamedReport): string[] {
  const { tool: older, run } = before.report;
  const { tool: newer } = after.report;
  const [olderFilters, newerFilters] = [filterOptions(before.filters), filterOptions(after.filters)];
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
    unexplainedInWords(before, after),
  ].filter((note) => note !== '');
}

/** How many new errors are told, and how many servers of each. */
const mostTold = 5;

/** Warns of errors without an explanation that are new: only findings are compared, and such an error may be the new failure. */
function unexplainedInWords(before: NamedReport, after: NamedReport): string {
  const known = new Map(before.report.unexplained.map(({ shape, servers }) => [shape, servers]));
  const added = after.report.unexplained.flatMap(({ shape, servers }) => {
    const older = known.get(shape);
    const newServers = servers.filter((server) => !older?.includes(server));
    if (older && newServers.length === 0) return [];
    return [
      newServers.length === 0
        ? shape
        : `${shape} (${newServers.slice(0, mostTold).join(', ')}${newServers.length > mostTold ? ' …' : ''})`,
    ];
  });
  if (added.length === 0) return '';
  const more = added.length > mostTold ? `; and ${added.length - mostTold} more` : '';
  return `only findings are compared: ${after.path} has errors that no signature explains, and ${before.path} does not: ${added.slice(0, mostTold).join('; ')}${more}`;
}
