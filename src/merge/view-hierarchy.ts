/** Turns a hierarchy into its report: the sites of each failure, the servers of each site, all in a fixed order. */
import { compareText } from '../model/compare-text.js';
import { groupBy } from '../model/group-by.js';
import type { MergedFinding, MergeReport } from '../model/merge.js';
import type { Hierarchy } from './hierarchy.js';

const severities = ['error', 'warning', 'info'] as const;
const states = ['active', 'acknowledged', 'resolved'] as const;

export function viewHierarchy(hierarchy: Hierarchy, version: string): MergeReport {
  const findings = [...hierarchy.findings.values()].sort(compareMerged);
  const bySite = sitesOf(findings);
  const incomplete = [...new Set([...hierarchy.incomplete, ...hierarchy.cut()])].sort();
  const count = (severity: MergedFinding['severity']): number =>
    findings.filter((finding) => finding.state === 'active' && finding.severity === severity).length;
  return {
    schemaVersion: 1,
    kind: 'merge',
    tool: { name: 'licdiag', version },
    reports: hierarchy.reports,
    complete: hierarchy.reports > 0 && incomplete.length === 0 && hierarchy.listed === hierarchy.announced,
    incomplete,
    narrowed: [...hierarchy.narrowed].sort(([one], [other]) => compareText(one, other)).map(([, report]) => report),
    listed: hierarchy.listed,
    announced: hierarchy.announced,
    byFinding: failuresOf(findings),
    bySite,
    withoutFindings: [...hierarchy.clean].filter((clean) => bySite.every(({ site }) => site !== clean)).sort(),
    findings,
    unexplained: [...hierarchy.shapes]
      .map(([shape, { occurrences, servers, stages, sites }]) => ({
        shape,
        occurrences,
        servers: [...servers].sort(),
        stages: [...stages].sort(),
        sites: [...sites].sort(),
      }))
      .sort((a, b) => b.occurrences - a.occurrences || compareText(a.shape, b.shape)),
    summary: {
      sites: bySite.length,
      servers: bySite.reduce((sum, { servers }) => sum + servers.length, 0),
      active: { error: count('error'), warning: count('warning'), info: count('info') },
      files: hierarchy.files,
      bytes: hierarchy.bytes,
    },
  };
}

/** @param findings sorted, so that servers come by name */
function failuresOf(findings: readonly MergedFinding[]): MergeReport['byFinding'] {
  const groups = [...groupBy(findings, ({ signature }) => signature).values()].map((group) => {
    const [first] = group;
    const sites = [...groupBy(group, ({ site }) => site)].map(([site, here]) => {
      const machines = (state: MergedFinding['state']): string[] => [
        ...new Set(here.filter((finding) => finding.state === state).map(nameOf)),
      ];
      return {
        site,
        active: machines('active'),
        resolved: machines('resolved'),
        acknowledged: machines('acknowledged'),
      };
    });
    // Sites that have the failure now come first.
    const isOver = ({ active }: (typeof sites)[number]): number => Number(active.length === 0);
    sites.sort((a, b) => isOver(a) - isOver(b) || compareText(a.site, b.site));
    return { group, first, sites };
  });
  const active = (group: readonly MergedFinding[]): number => group.filter(({ state }) => state === 'active').length;
  return groups
    .sort(
      (a, b) =>
        Number(active(b.group) > 0) - Number(active(a.group) > 0) ||
        rank(a.first) - rank(b.first) ||
        active(b.group) - active(a.group) ||
        compareText(a.first.signature, b.first.signature),
    )
    .map(({ first: { signature, article, title, severity }, sites }) => ({
      signature,
      article,
      title,
      severity,
      sites,
    }));
}

function sitesOf(findings: readonly MergedFinding[]): MergeReport['bySite'] {
  return [...groupBy(findings, ({ site }) => site)]
    .sort(([one], [other]) => compareText(one, other))
    .map(([site, here]) => ({
      site,
      servers: [...groupBy(here, nameOf)]
        .sort(([one], [other]) => compareText(one, other))
        .map(([server, own]) => {
          const state = states.find((one) => own.some((finding) => finding.state === one)) ?? 'resolved';
          // What is over beside it would read as one of its failures.
          const inState = own.filter((finding) => finding.state === state);
          return {
            server,
            state,
            findings: [...new Set(inState.map(({ article, signature }) => article ?? signature))].sort(),
          };
        }),
    }));
}

function nameOf({ server, client }: MergedFinding): string {
  return server ?? client ?? '(not named)';
}

function rank({ severity }: MergedFinding): number {
  return severities.indexOf(severity);
}

function compareMerged(one: MergedFinding, other: MergedFinding): number {
  return (
    states.indexOf(one.state) - states.indexOf(other.state) ||
    rank(one) - rank(other) ||
    compareText(one.site, other.site) ||
    compareText(nameOf(one), nameOf(other)) ||
    compareText(one.signature, other.signature) ||
    compareText(one.id, other.id)
  );
}
