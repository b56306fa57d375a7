/**
 * Merges many reports, one after the other. It keeps one short entry for each finding and never a report, so memory grows with
 * the failures of the hierarchy, not with its logs. Neither the order of the reports nor earlier merges of some of them matter:
 * of two entries of one finding the greater in one total order is kept.
 */
import { compareText } from '../model/compare-text.js';
import type { MergedFinding, MergeReport } from '../model/merge.js';
import type { FindingInput, SummaryLine } from '../model/report-input.js';
import type { StageId } from '../model/stage.js';

type NarrowedReport = MergeReport['narrowed'][number];

/** Errors of one shape that no signature explains, over all sites. */
interface Shape {
  occurrences: number;
  readonly servers: Set<string>;
  readonly stages: Set<StageId>;
  readonly sites: Set<string>;
}

export class Hierarchy {
  /** By site and id. */
  readonly findings = new Map<string, MergedFinding>();
  readonly shapes = new Map<string, Shape>();
  /** Names of reports that say of themselves that they are incomplete. */
  readonly incomplete = new Set<string>();
  /** Sites with a complete report, made without filters, that has no finding. */
  readonly clean = new Set<string>();
  /** Reports that were made with filters, by report, site and filters. */
  readonly narrowed = new Map<string, NarrowedReport>();
  /** By name of the report: the findings that it held, less those that its summary announces. 0 unless it was cut. */
  private readonly surplus = new Map<string, number>();
  /** Sites of reports of `scan`, and of results of `merge`. */
  private readonly scanned = new Set<string>();
  private readonly merged = new Set<string>();
  /** Sites of two results of `merge`. */
  private readonly mergedTwice = new Set<string>();
  reports = 0;
  /** Findings that the reports held, and that their summaries announce. */
  listed = 0;
  announced = 0;
  files = 0;
  bytes = 0;

  /** @param source the name of the report, which stands for an unknown site; null if it has none, then the folder of its logs does */
  addFinding(finding: FindingInput, source: string | null): void {
    const { subject, evidence, acknowledged, known, state, ...rest } = finding;
    const site = subject.site ?? nameFor(source, evidence.flatMap(({ file }) => file ?? [])[0]);
    this.scanned.add(site);
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
      site,
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
    this.scanned.add(site);
    // Without files only the command line shows which report it is.
    const command = `a report without files (licdiag ${run.arguments.join(' ')})`;
    const report = source ?? file?.path ?? command;
    if (filters !== '') this.narrow({ report, site, filters });
    if (!inputs.complete) this.incomplete.add(report);
    else if (announced === 0 && filters === '') this.clean.add(site);
    for (const group of unexplained) this.addShape({ ...group, stages: group.stages ?? [], sites: [site] });
  }

  addMerged(merged: MergeReport): void {
    this.reports += merged.reports;
    this.listed += merged.listed;
    this.announced += merged.announced;
    this.files += merged.summary.files;
    this.bytes += merged.summary.bytes;
    for (const name of merged.incomplete) this.incomplete.add(name);
    for (const site of merged.withoutFindings) this.clean.add(site);
    for (const part of merged.narrowed) this.narrow(part);
    for (const finding of merged.findings) this.add(finding);
    for (const group of merged.unexplained) this.addShape(group);
    const { findings, narrowed, withoutFindings, unexplained } = merged;
    const sites = new Set([
      ...[...findings, ...narrowed].map(({ site }) => site),
      ...withoutFindings,
      ...unexplained.flatMap((group) => group.sites),
    ]);
    for (const site of sites) (this.merged.has(site) ? this.mergedTwice : this.merged).add(site);
  }

  /**
   * The sites of which a result of `merge` tells, and a report of its own or another result too: the same report may have come
   * twice. Its findings count once all the same; its logs, and errors that no signature explains, count twice.
   */
  countedTwice(): string[] {
    return [...this.merged].filter((site) => this.scanned.has(site) || this.mergedTwice.has(site)).sort();
  }

  /** The names of reports that hold more or fewer findings than they announce: they were cut. */
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

/** What stands for an unknown site: the name of the report in brackets, else the folder of its first file. */
function nameFor(source: string | null, file: string | undefined): string {
  return `(${source ?? file?.replace(/[/!][^/!]*$/, '') ?? 'unknown'})`;
}

/** The site of a report's snapshots, if they are all of one site. */
function siteOf(snapshots: SummaryLine['inputs']['snapshots'] = []): string | null {
  const sites = new Set(snapshots.map(({ site }) => site ?? null));
  return sites.size === 1 ? ([...sites][0] ?? null) : null;
}

const stateRanks = { active: 0, acknowledged: 1, resolved: 2 } as const;

/**
 * The total order on entries of one finding: the later report knows more; of two that end at the same time, the one with more
 * occurrences, then the one that knows that it is over.
 */
function isNewer(one: MergedFinding, other: MergedFinding): boolean {
  const difference =
    compareText(one.lastSeen ?? '', other.lastSeen ?? '') ||
    one.occurrences - other.occurrences ||
    stateRanks[one.state] - stateRanks[other.state] ||
    compareText(JSON.stringify(one), JSON.stringify(other));
  return difference > 0;
}
