/** Unexplained errors as text, grouped by shape: how often, which servers, at which stage of an attempt, first and last line. */
import type { Unexplained } from '../model/report.js';
import { codeLines } from './code-lines.js';
import { foldedText, plural, shortTime, stagesInWords } from './words.js';
import { wrap } from './wrap.js';
import type { WriterOptions } from './writer.js';

type Group = Pick<Unexplained, 'shape' | 'occurrences' | 'servers' | 'stages' | 'first' | 'last' | 'codes' | 'status'>;

const mostGroups = 10;
const mostServers = 5;

export function unexplainedBlock(groups: readonly Group[], { colours, width, detail }: WriterOptions): string {
  if (groups.length === 0) return '';
  const shown = detail === 'verbose' ? groups : groups.slice(0, mostGroups);
  const lines = shown.flatMap((group) => {
    const about = [serversInWords(group), stagesInWords(group)].filter((part) => part !== '').join('; ');
    return [
      wrap(
        `${group.shape}${about === '' ? '' : ` (${about})`}`,
        width,
        `  ${String(group.occurrences).padStart(5)} x  `,
        11,
      ),
      ...placesOf(group).map((place) => colours.dim(`           ${place}`)),
      ...codeLines(group, width, 11),
    ];
  });
  const more =
    groups.length > shown.length
      ? [`  … and ${plural(groups.length - shown.length, 'kind')} more (--verbose shows all)`]
      : [];
  return [colours.bold('Errors that no signature explains'), ...lines, ...more].join('\n');
}

function serversInWords({ servers }: Group): string {
  return [...servers.slice(0, mostServers), ...(servers.length > mostServers ? ['…'] : [])].join(', ');
}

function placesOf({ shape, first, last }: Group): string[] {
  const place = ({ file, line, time }: Group['first']): string =>
    `${file}:${line}${time === null ? '' : ` ${shortTime(time)}`}`;
  const isOne = first.file === last.file && first.line === last.line;
  return [
    `first: ${place(first)}`,
    ...foldedText({ shape, first }).map((text) => `       ${text}`),
    ...(isOne ? [] : [`last:  ${place(last)}`]),
  ];
}
