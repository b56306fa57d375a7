/** A hierarchy as text: which sites have which failure, then the servers of each site by state. */
import type { MergeReport } from '../../model/merge.js';
import { joinBlocks } from '../blocks.js';
import { plural, stagesInWords } from '../words.js';
import { wrap } from '../wrap.js';
import type { Colours, TextOptions } from '../writer.js';
import { cleanSites, closedLabel, doubts, mergeVerdict, someOf, stateWords } from './words.js';

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
