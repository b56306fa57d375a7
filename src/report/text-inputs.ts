/** What was read and what was not, for a person. */
import type { Report } from '../model/report.js';
import { unreadInputs } from './unread-inputs.js';
import { plural, shortTime, sizeInWords } from './words.js';
import { wrap } from './wrap.js';
import type { WriterOptions } from './writer.js';

/** A person needs to see what kind of trouble it is, not each of thousands. */
export const mostProblems = 50;

export function problemLines({ inputs }: Pick<Report, 'inputs'>, { colours, width, detail }: WriterOptions): string {
  const failed = unreadInputs(inputs);
  const doubled = inputs.files.filter(({ status }) => status === 'duplicate');
  const shown = detail === 'verbose' ? failed : failed.slice(0, mostProblems);
  const lines = [
    ...shown.map(({ path, problem }) => wrap(`${path}: ${problem}`, width, '  ', 4)),
    ...(failed.length > shown.length
      ? [`  … and ${plural(failed.length - shown.length, 'more file')} (--verbose shows all)`]
      : []),
  ];
  const title =
    failed.length > 0
      ? [
          colours.bold(
            colours.yellow(`${plural(failed.length, 'file')} could not be read in full; the diagnosis is incomplete`),
          ),
        ]
      : [];
  const copies =
    doubled.length === 0
      ? []
      : detail === 'verbose'
        ? doubled.map(({ path, problem }) => `  ${path}: ${problem}`)
        : [`${plural(doubled.length, 'copy', 'copies')} of a log given twice counted once`];
  return [...title, ...lines, ...copies].join('\n');
}

/** For when no metering log was found: which there are, that logging is off by default, and how it is switched on (Q214969, Q241001). */
export function meteringLogAdvice(width: number): string {
  const paragraph = (text: string): string => wrap(text, width, '', 0);
  return [
    'licdiag looks for these logs:',
    '  Licsvcfg.log, Licsvcfg.lo_   on the site server, <SMS>\\Logs: installing and removing metering servers',
    '  Licsrvc.log                  on the site server, <SMS>\\Logs: the licence metering thread',
    '  Liccli.log, Liccli95.log, LiccliNT.log   on a client, %Windir%\\MS\\SMS\\Logs: the metering agent',
    '  Remodbc.log                  on a metering server, in the folder shared as LicMtr (off unless Remodbc.ini asks for it, Q244875)',
    '',
    paragraph(
      'In SMS 2.0 the logs of the server are off by default (Q214969), so a missing log proves nothing. To switch one on, set on the site server',
    ),
    '  HKLM\\SOFTWARE\\Microsoft\\SMS\\Tracing\\<component>   Enabled = 1 (DWORD), TraceFilename (Q241001)',
    paragraph(
      'and wait for the next attempt to install. Before SP1 Licsvcfg.log can hold the SQL Server password in clear text (Q235179): treat it as a secret.',
    ),
  ].join('\n');
}

export function inputsBlock({ inputs }: Report, { colours }: WriterOptions): string {
  const lines = inputs.files
    .filter(({ status }) => status === 'read')
    .map(({ path, bytes, entries, format, encoding, firstTime, lastTime }) => {
      const span = firstTime && lastTime ? `, ${shortTime(firstTime)} to ${shortTime(lastTime)}` : '';
      return `  ${path}: ${sizeInWords(bytes ?? 0)}${entries === null ? '' : `, ${plural(entries, 'record')}`}, ${format ?? 'empty'}${encoding ? `, ${encoding}` : ''}${span}`;
    });
  return [colours.bold('Read'), ...lines].join('\n');
}

/** Logs were asked for, and none is of metering. Without any file it shows in that whole snapshots were not all that was asked for. */
export function lacksMeteringLogs({ inputs }: Pick<Report, 'inputs'>): boolean {
  const { meteringLogs, files, snapshots, complete } = inputs;
  const areWhole = snapshots.every(({ problems }) => problems.length === 0);
  return meteringLogs === 0 && (files.length > 0 || (!complete && areWhole));
}
