/** A hierarchy as text: which sites have which failure, then the servers of each site by state. */
import { groupBy } from '../../model/group-by.js';
import type { MergeReport } from '../../model/merge.js';
import { joinBlocks } from '../blocks.js';
import { plural, sizeInWords, stagesInWords } from '../words.js';
import { wrap } from '../wrap.js';
import type { Colours, TextOptions } from '../writer.js';

type Failure = MergeReport['byFinding'][number];

export function writeMergeText(merged: MergeReport, { colours, width }: TextOptions): string {
  const blocks = [
    verdict(merged, colours),
    ...merged.byFinding.map((failure) => failureBlock(failure, colours, width)),
    sitesBlock(merged, colours, width),
    cleanBlock(merged, colours, width),
    unexplainedBlock(merged, colours, width),
    doubts(merged)
      .map((line) => colours.yellow(wrap(line, width, '! ', 2)))
      .join('\n'),
  ];
  return joinBlocks(blocks);
}

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

function wasOrWere({ length }: readonly unknown[]): string {
  return length === 1 ? 'was' : 'were';
}

function verdict(merged: MergeReport, colours: Colours): string {
  const { error, warning } = merged.summary.active;
  const paint = error > 0 ? colours.red : warning > 0 ? colours.yellow : (text: string) => text;
  return colours.bold(paint(mergeVerdict(merged)));
}

function failureBlock(
  { title, article, signature, severity, sites }: Failure,
  colours: Colours,
  width: number,
): string {
  const open = sites.filter(({ active }) => active.length > 0).length;
  const badge = open === 0 ? closedLabel(sites) : severity;
  const paints = {
    OVER: colours.green,
    KNOWN: colours.dim,
    error: colours.red,
    warning: colours.yellow,
    info: colours.cyan,
  };
  const paint = paints[badge];
  const label = badge.toUpperCase().padEnd(8);
  const head = wrap(`${title} (${article ?? signature})`, width, `${label} `, 9);
  const lines = sites.map(({ site, active, resolved, acknowledged }) => {
    const parts = [
      active.length > 0 ? active.join(', ') : '',
      acknowledged.length > 0 ? `acknowledged or known: ${acknowledged.join(', ')}` : '',
      resolved.length > 0 ? `resolved: ${resolved.join(', ')}` : '',
    ];
    return wrap(parts.filter((part) => part !== '').join('; '), width, `  ${site.padEnd(5)}  `, 9);
  });
  return [
    `${paint(label)}${colours.bold(head.slice(label.length))}`,
    `  active at ${plural(open, 'site')} of ${sites.length} that ever had it`,
    ...lines,
  ].join('\n');
}

/** Findings of a baseline count as `acknowledged` too, though nobody may have acknowledged them: hence "or known". */
export const stateWords = { active: 'active', acknowledged: 'acknowledged or known', resolved: 'resolved' } as const;

/** The label of a failure without active findings: OVER only where none is merely acknowledged or known. */
export function closedLabel(sites: Failure['sites']): 'KNOWN' | 'OVER' {
  return sites.some(({ acknowledged }) => acknowledged.length > 0) ? 'KNOWN' : 'OVER';
}

function sitesBlock({ bySite }: MergeReport, colours: Colours, width: number): string {
  if (bySite.length === 0) return '';
  const lines = bySite.map(({ site, servers }) => {
    const of = (wanted: string): string[] =>
      servers
        .filter(({ state }) => state === wanted)
        .map(({ server, findings }) => `${server} (${findings.join(', ')})`);
    const parts = (['active', 'acknowledged', 'resolved'] as const).flatMap((state) =>
      of(state).length > 0 ? `${stateWords[state]}: ${of(state).join(', ')}` : [],
    );
    return wrap(parts.join('; '), width, `  ${site.padEnd(5)}  `, 9);
  });
  return [colours.bold('Servers of each site by state'), ...lines].join('\n');
}

function cleanBlock(merged: MergeReport, colours: Colours, width: number): string {
  return cleanSites(merged)
    .map(([title, sites]) => [colours.bold(title), wrap(sites.join(', '), width, '  ', 2)].join('\n'))
    .join('\n\n');
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

function someOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return `${names.slice(0, mostNames).join(', ')}${more > 0 ? `, and ${more} more (--format json names all)` : ''}`;
}

const mostKinds = 10;

function unexplainedBlock({ unexplained }: MergeReport, colours: Colours, width: number): string {
  if (unexplained.length === 0) return '';
  const lines = unexplained.slice(0, mostKinds).flatMap(({ shape, occurrences, stages, servers, sites }) => {
    const where = stagesInWords({ stages });
    return [
      wrap(`${shape}${where === '' ? '' : ` (${where})`}`, width, `  ${String(occurrences).padStart(5)} x  `, 11),
      ...(sites.length > 0 ? [wrap(someOf(sites), width, '           sites:   ', 20)] : []),
      ...(servers.length > 0 ? [wrap(someOf(servers), width, '           servers: ', 20)] : []),
    ];
  });
  const more = unexplained.length > mostKinds ? [`  … and ${plural(unexplained.length - mostKinds, 'kind')} more`] : [];
  return [colours.bold('Errors that no signature explains'), ...lines, ...more].join('\n');
}
