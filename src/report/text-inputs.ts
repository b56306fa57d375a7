/** What was read and what could not be read, as text. */
import type { Report } from '../model/report.js';
import { unreadInputs } from './unread-inputs.js';
import { plural, shortTime, sizeInWords } from './words.js';
import { wrap } from './wrap.js';
import type { WriterOptions } from './writer.js';

/** Unread files shown at most: enough to see what kind of problem it is. */
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
        : [
            `${doubled.length === 1 ? '1 file is a copy of another' : `${plural(doubled.length, 'file')} are copies of others`}: what they hold counts once (--verbose says more)`,
          ];
  return [...title, ...lines, ...copies].join('\n');
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
