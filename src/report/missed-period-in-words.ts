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
  const read = files.filter(({ status }) => status === 'read');
  const reaches = ({ firstTime, lastTime }: Inputs['files'][number]): boolean =>
    (firstTime ?? since) <= until && (lastTime ?? until) >= since;
  if (read.length === 0 || read.some(reaches)) return '';
  const first = known(read.map(({ firstTime }) => firstTime)).at(0);
  const last = known(read.map(({ lastTime }) => lastTime)).at(-1);
  const ends = [
    ...(first === undefined ? [] : [`the first entry is of ${shown(first)}`]),
    ...(last === undefined ? [] : [`the last ${first === undefined ? 'entry is ' : ''}of ${shown(last)}`]),
  ];
  return `No log reaches into that time${ends.length === 0 ? '' : `: ${ends.join(', ')}`}.`;
}

/** In order; of some that are not known, no end is known. */
function known(times: readonly (string | null)[]): string[] {
  const found = times.filter((time) => time !== null);
  return found.length < times.length ? [] : found.sort();
}

function shown(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
