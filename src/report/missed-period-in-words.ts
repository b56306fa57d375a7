/** Warns when no log has entries in the period of --since and --until: a mistyped year must not look like good news. */
import type { FileReport } from '../model/report.js';

interface Period {
  readonly since?: string;
  readonly until?: string;
}

interface Inputs {
  readonly files: readonly (Pick<FileReport, 'firstTime' | 'lastTime'> & { readonly status: string })[];
}

/** Empty where some log reaches into the period, or no log was read. */
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

/** The times in order; none if any of them is null, since the real end may then be another one. */
function known(times: readonly (string | null)[]): string[] {
  const found = times.filter((time) => time !== null);
  return found.length < times.length ? [] : found.sort();
}

function shown(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
