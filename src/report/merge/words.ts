/** Words for a hierarchy that its formats share: the verdict, what limits it, the sites without a finding. */
import { groupBy } from '../../model/group-by.js';
import type { MergeReport } from '../../model/merge.js';
import { plural, sizeInWords } from '../words.js';

export function mergeVerdict(merged: MergeReport): string {
  const { summary, reports, bySite, incomplete, narrowed } = merged;
  const { error, warning } = summary.active;
  const counts = [error > 0 ? plural(error, 'failure') : '', warning > 0 ? plural(warning, 'warning') : ''];
  const found = counts.filter((part) => part !== '').join(' and ');
  const sitesWith = (wanted: string): number =>
    bySite.filter(({ servers }) => servers.some(({ state }) => state === wanted)).length;
  const known = sitesWith('acknowledged');
  const none =
    known === 0
      ? 'No known metering failure is active'
      : `No metering failure is active but acknowledged or known ones, at ${plural(known, 'site')}`;
  const troubled = troubledSites(merged).length;
  const isQuiet = found === '';
  const errors = (where: string): string => `errors that no signature explains at ${plural(troubled, where)}`;
  const limits = [
    ...(troubled > 0 && isQuiet ? [`there are ${errors('site')}`] : []),
    ...(incomplete.length === 0 ? [] : [`of ${plural(incomplete.length, 'report')} the answer is incomplete`]),
    ...(narrowed.length === 0 ? [] : [`${plural(narrowed.length, 'report')} ${wasOrWere(narrowed)} made with filters`]),
  ];
  const but = limits.length === 0 ? '' : `, but ${limits.join(', and ')}`;
  const beside = troubled > 0 && !isQuiet ? `, and ${errors('other site')}` : '';
  const what = isQuiet ? none : `${found} active at ${plural(sitesWith('active'), 'site')}`;
  return `${what}${beside}${but} (${plural(reports, 'report')}, ${plural(summary.files, 'log')}, ${sizeInWords(summary.bytes)})`;
}

/** Sentences on what may be missing from the merged view. */
export function doubts({ incomplete, listed, announced, reports, narrowed }: MergeReport): string[] {
  return [
    ...(reports === 0 ? ['No report was whole: not one summary was read.'] : []),
    ...(listed < announced
      ? [
          `A report was cut: ${plural(announced - listed, 'finding')} of it ${announced - listed === 1 ? 'is' : 'are'} missing.`,
        ]
      : []),
    ...(listed > announced ? [`A report was cut: findings came without the summary at its end.`] : []),
    ...(incomplete.length === 0
      ? []
      : [
          `Incomplete: ${incomplete.join(', ')} (a file could not be read, no metering log was found, or the report was cut)`,
        ]),
    ...[...groupBy(narrowed, ({ filters }) => filters)].map(
      ([filters, group]) =>
        `${someOf(group.map(({ report }) => report))} ${wasOrWere(group)} made with ${filters}: what that leaves out is not told here`,
    ),
  ];
}

/** Findings of a baseline count as `acknowledged` too, though nobody may have acknowledged them: hence "or known". */
export const stateWords = { active: 'active', acknowledged: 'acknowledged or known', resolved: 'resolved' } as const;

/** The label of a failure without active findings: OVER only where none is merely acknowledged or known. */
export function closedLabel(sites: MergeReport['byFinding'][number]['sites']): 'KNOWN' | 'OVER' {
  return sites.some(({ acknowledged }) => acknowledged.length > 0) ? 'KNOWN' : 'OVER';
}

/** The sites without a finding, as titled lists. Those with unexplained errors come first, in a list of their own: they are not well. */
export function cleanSites(merged: MergeReport): (readonly [title: string, sites: readonly string[]])[] {
  const troubled = troubledSites(merged);
  const isWell = (site: string): boolean => !troubled.includes(site);
  const lists = [
    ['Sites without a finding, but with errors that no signature explains', troubled],
    ['Sites without a finding', merged.withoutFindings.filter(isWell)],
    ['Sites without a finding, as far as their reports looked', partlySeenSites(merged).filter(isWell)],
  ] as const;
  return lists.filter(([, sites]) => sites.length > 0);
}

function troubledSites(merged: MergeReport): string[] {
  const named = new Set(merged.unexplained.flatMap(({ sites }) => sites));
  return [...merged.withoutFindings, ...partlySeenSites(merged)].filter((site) => named.has(site));
}

/** The sites without a finding whose reports were all made with filters. */
function partlySeenSites({ narrowed, incomplete, withoutFindings, bySite }: MergeReport): string[] {
  const told = new Set([...withoutFindings, ...bySite.map(({ site }) => site)]);
  const whole = narrowed.filter(({ report, site }) => !incomplete.includes(report) && !told.has(site));
  return [...new Set(whole.map(({ site }) => site))];
}

const mostNames = 20;

export function someOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).join(', ')}${more > 0 ? `, and ${more} more (--format json names all)` : ''}`;
}

function wasOrWere({ length }: readonly unknown[]): string {
  return length === 1 ? 'was' : 'were';
}
