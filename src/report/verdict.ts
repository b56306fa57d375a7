/** The first sentence of a report, in every format that people read: what was found, where, and whether all was read. */
import type { Report } from '../model/report.js';
import { plural } from './words.js';

export interface Verdict {
  readonly tone: 'failure' | 'warning' | 'good' | 'nothing-known';
  /** What is stressed. */
  readonly main: string;
  readonly rest: string;
}

export function verdictOf({ findings, unexplained, inputs, summary }: Report): Verdict {
  const active = findings.filter(({ state }) => state === 'active');
  const errors = active.filter(({ severity }) => severity === 'error').length;
  const warnings = active.filter(({ severity }) => severity === 'warning').length;
  const read = `(${plural(summary.files, 'log')} read${inputs.complete ? '' : ', not all that was asked for'}).`;
  if (errors + warnings === 0) {
    if (inputs.meteringLogs === 0)
      return { tone: 'nothing-known', main: 'No metering log was found, so nothing can be said', rest: ` ${read}` };
    const rest =
      unexplained.length > 0 ? `, but ${plural(unexplained.length, 'kind')} of error that no signature explains` : '';
    return { tone: 'good', main: `No known metering failure is active${rest}`, rest: ` ${read}` };
  }
  const counts = [errors > 0 ? plural(errors, 'failure') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  const expected = active.filter(({ known, acknowledged }) => known || acknowledged !== null).length;
  const note = expected === 0 ? '' : `, ${expected} of them known or acknowledged`;
  return {
    tone: errors > 0 ? 'failure' : 'warning',
    main: `${counts.filter((part) => part !== '').join(' and ')} found${where(active)}`,
    rest: `${note} ${read}`,
  };
}

function where(active: Report['findings']): string {
  const servers = [...new Set(active.flatMap(({ subject }) => subject.server ?? []))];
  if (servers.length === 0) return '';
  return servers.length <= 5 ? ` on ${servers.join(', ')}` : ` on ${servers.length} servers`;
}
