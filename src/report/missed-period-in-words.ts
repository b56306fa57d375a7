/** That no log reaches into the time that was asked for: a wrong year must not look like good news. */
import type { FileReport } from '../model/report.js';

interface Period {
  readonly since?: string;
  readonly until?: string;
}

interface Inputs {
  readonly files: readonly (Pick<FileReport, 'firstTime' | 'lastTime'> & { readonly status: string })[];
}

export function missedPeriodInWords({ since = '', until = '9' }: Period, { files }: Inputs): string {
  const spans = files
    .filter(({ status }) => status === 'read')
    .map(({ firstTime, lastTime }) => ({ from: firstTime ?? since, to: lastTime ?? until }));
  if (spans.length === 0 || spans.some(({ from, to }) => from <= until && to >= since)) return '';
  const first = spans.map(({ from }) => from).sort()[0] ?? '';
  const last =
    spans
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  return `No log reaches into that time: the first entry is of ${shown(first)}, the last of ${shown(last)}.`;
}

function shown(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
