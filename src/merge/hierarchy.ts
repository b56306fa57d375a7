/**
 * Many reports as one, taken in one after the other. What is kept is one short entry for each finding, never a report, so
 * memory grows with the failures of the hierarchy and not with its logs. The order of reports and how they were merged
 * before make no difference: entries of the same finding are joined by taking the greater in one total order.
 */
import { compareText } from '../model/compare-text.js';
import type { MergedFinding, MergeReport } from '../model/merge.js';
import type { FindingInput, SummaryLine } from '../model/report-input.js';
import type { StageId } from '../model/stage.js';

type NarrowedReport = MergeReport['narrowed'][number];

interface Shape {
  occurrences: number;
  readonly servers: Set<string>;
  readonly stages: Set<StageId>;
  readonly sites: Set<string>;
}

export class Hierarchy {
  readonly findings = new Map<string, MergedFinding>();
  readonly shapes = new Map<string, Shape>();
  readonly incomplete = new Set<string>();
  /** Sites of complete reports on all that have no finding. */
  readonly clean = new Set<string>();
  /** Reports on a part, by all that they are told with. */
  readonly narrowed = new Map<string, NarrowedReport>();
  /** By name of the report: findings that came, less those that its summary says it has. None of a whole one. */
  private readonly surplus = new Map<string, number>();
  reports = 0;
  listed = 0;
  announced = 0;
  files = 0;
  bytes = 0;

  /** @param source the name of the report, for a site that is not known; null: the folder of its logs */
  addFinding(finding: FindingInput, source: string | null): void {
    const { subject, evidence, acknowledged, known, state, ...rest } = finding;
    this.listed += 1;
    this.count(source, 1);
    this.add({
      id: rest.id,
      signature: rest.signature,
      article: rest.article,
      title: rest.title,
      severity: rest.severity,
      confidence: rest.confidence,
      state: state === 'active' && (acknowledged !== null || known) ? 'acknowledged' : state,
      site: subject.site ?? nameFor(source, evidence.flatMap(({ file }) => file ?? [])[0]),
      server: subject.server,
      client: subject.client,
      firstSeen: rest.firstSeen,
      lastSeen: rest.lastSeen,
      occurrences: rest.occurrences,
    });
  }

  /** @param filters as options of the command line; empty where the report is of all */
  addSummary(
    { run, inputs, findings, unexplained, files, bytes }: SummaryLine,
    source: string | null,
    filters: string,
  ): void {
    const announced = findings.error + findings.warning + findings.info;
    this.reports += 1;
    this.announced += announced;
    this.count(source, -announced);
    this.files += files;
    this.bytes += bytes;
    const [file] = inputs.files;
    const site = siteOf(inputs.snapshots) ?? nameFor(source, file?.path);
    // Of a site without logs only its command line tells which it is.
    const command = `a report without files (licdiag ${run.arguments.join(' ')})`;
    const report = source ?? file?.path ?? command;
    if (filters !== '') this.narrow({ report, site, filters });
    if (!inputs.complete) this.incomplete.add(report);
    else if (announced === 0 && filters === '') this.clean.add(site);
    for (const one of unexplained) this.addShape({ ...one, stages: one.stages ?? [], sites: [site] });
  }

  addMerged(merged: MergeReport): void {
    this.reports += merged.reports;
    this.listed += merged.listed;
    this.announced += merged.announced;
    this.files += merged.summary.files;
    this.bytes += merged.summary.bytes;
    for (const name of merged.incomplete) this.incomplete.add(name);
    for (const site of merged.withoutFindings) this.clean.add(site);
    for (const one of merged.narrowed) this.narrow(one);
    for (const finding of merged.findings) this.add(finding);
    for (const one of merged.unexplained) this.addShape(one);
  }

  /** The reports that are known by name and were cut. */
  cut(): string[] {
    return [...this.surplus].filter(([, surplus]) => surplus !== 0).map(([name]) => name);
  }

  private count(source: string | null, findings: number): void {
    if (source !== null) this.surplus.set(source, (this.surplus.get(source) ?? 0) + findings);
  }

  private narrow(one: NarrowedReport): void {
    this.narrowed.set(`${one.report}\n${one.site}\n${one.filters}`, one);
  }

  private add(finding: MergedFinding): void {
    const key = `${finding.site}\n${finding.id}`;
    const other = this.findings.get(key);
    if (!other || isNewer(finding, other)) this.findings.set(key, finding);
  }

  private addShape({ shape, occurrences, servers, stages, sites }: MergeReport['unexplained'][number]): void {
    const known = this.shapes.get(shape) ?? { occurrences: 0, servers: new Set(), stages: new Set(), sites: new Set() };
    known.occurrences += occurrences;
    for (const server of servers) known.servers.add(server);
    for (const stage of stages) known.stages.add(stage);
    for (const site of sites) known.sites.add(site);
    this.shapes.set(shape, known);
  }
}

/** For a site that is not known. @param file of the report, by whose folder it goes where the report has no name */
function nameFor(source: string | null, file: string | undefined): string {
  return `(${source ?? file?.replace(/[/!][^/!]*$/, '') ?? 'unknown'})`;
}

/** Where the snapshots of a report are of one site. */
function siteOf(snapshots: SummaryLine['inputs']['snapshots'] = []): string | null {
  const sites = new Set(snapshots.map(({ site }) => site ?? null));
  return sites.size === 1 ? ([...sites][0] ?? null) : null;
}

const stateRanks = { active: 0, acknowledged: 1, resolved: 2 } as const;

/** Of two reports on one finding the later one knows more; of two up to the same time, the one that knows how it went on. */
function isNewer(one: MergedFinding, other: MergedFinding): boolean {
  const difference =
    compareText(one.lastSeen ?? '', other.lastSeen ?? '') ||
    one.occurrences - other.occurrences ||
    stateRanks[one.state] - stateRanks[other.state] ||
    compareText(JSON.stringify(one), JSON.stringify(other));
  return difference > 0;
}
