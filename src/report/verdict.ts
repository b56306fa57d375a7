/** The first sentence of a report, for text, HTML and Markdown: what was found, on which servers, and whether everything was read. */
import type { Report } from '../model/report.js';
import { lackInWords, lacksMeteringLogs } from './missing-logs.js';
import { unreadInputs } from './unread-inputs.js';
import { plural } from './words.js';

export interface Verdict {
  readonly tone: 'failure' | 'warning' | 'good' | 'nothing-known';
  /** The part shown bold. */
  readonly main: string;
  readonly rest: string;
}

export function verdictOf(report: Report): Verdict {
  const { findings, inputs } = report;
  const active = findings.filter(({ state }) => state === 'active');
  const errors = active.filter(({ severity }) => severity === 'error').length;
  const warnings = active.filter(({ severity }) => severity === 'warning').length;
  const isLacking = lacksMeteringLogs(report);
  // Missing metering logs also make a report incomplete, but have their own words.
  const isWhole = inputs.complete || (isLacking && unreadInputs(inputs).length === 0);
  const read = `(${sourcesInWords(report)} read${isWhole ? '' : ', not all that was asked for'}).`;
  if (errors + warnings === 0) return nothingActive(report, ` ${read}`);
  const counts = [errors > 0 ? plural(errors, 'failure') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  const expected = active.filter(({ known, acknowledged }) => known || acknowledged !== null).length;
  const note = expected === 0 ? '' : `, ${expected} of them known or acknowledged`;
  const others = serversInWords(unexplainedServers(report));
  const beside = others === '' ? '' : `, and errors of ${others} that no signature explains`;
  return {
    tone: errors > 0 ? 'failure' : 'warning',
    main: `${counts.filter((part) => part !== '').join(' and ')} found${where(active)}`,
    rest: `${note}${beside}${isLacking ? ', but no metering log' : ''} ${read}`,
  };
}

/** The verdict without active failures, with all that limits it, so that it does not claim too much. */
function nothingActive(report: Report, rest: string): Verdict {
  const { undecided, unexplained, inputs } = report;
  const isLacking = lacksMeteringLogs(report);
  if (isLacking && inputs.snapshots.length === 0)
    return { tone: 'nothing-known', main: `No metering log ${lackInWords(report)}, so nothing can be said`, rest };
  const blank = blankLogs(inputs);
  const servers = serversInWords(unexplainedServers(report));
  const isNameless = namesNoServer(inputs);
  const open = [
    isLacking ? `no metering log ${lackInWords(report)}` : '',
    isNameless ? `the ${inputs.snapshots.length === 1 ? 'snapshot names' : 'snapshots name'} no metering server` : '',
    blank ?? '',
    undecided.length > 0 ? `${undecided.length} could not be decided` : '',
    unexplained.length > 0
      ? `${plural(unexplained.length, 'kind')} of error that no signature explains${servers === '' ? '' : ` (${servers})`}`
      : '',
  ].filter((part) => part !== '');
  return {
    tone: isLacking || isNameless || blank !== null ? 'nothing-known' : 'good',
    main: `No known metering failure is active${open.length > 0 ? `, but ${open.join(', and ')}` : ''}`,
    rest,
  };
}

/**
 * A clause for metering logs that are all empty, unreadable or without log lines; null where one of them has log lines, or there is none. A
 * metering log under another name (counted in `meteringLogs` only) was recognised by its lines, so it has some.
 */
export function blankLogs({ files, meteringLogs }: Pick<Report['inputs'], 'files' | 'meteringLogs'>): string | null {
  const logs = files.filter(({ log }) => log !== null);
  if (meteringLogs > logs.length || logs.length === 0 || logs.some(({ format }) => format !== null)) return null;
  if (logs.every(({ bytes }) => bytes === null)) return 'the metering logs could not be read, which proves nothing';
  const areEmpty = logs.every(({ bytes, problem }) => bytes === 0 && problem === null);
  return `the metering logs ${areEmpty ? 'are empty' : 'hold no line of a log'}, which proves nothing`;
}

/** No snapshot names a metering server, and no metering log was read: then nothing was looked at that could have failed. */
function namesNoServer({ snapshots, meteringLogs }: Report['inputs']): boolean {
  return meteringLogs === 0 && snapshots.every(({ servers }) => servers.length === 0);
}

function sourcesInWords({ summary, inputs }: Report): string {
  const snapshots = inputs.snapshots.length;
  if (snapshots === 0) return plural(summary.files, 'log');
  return [summary.files > 0 ? plural(summary.files, 'log') : '', plural(snapshots, 'snapshot')]
    .filter((part) => part !== '')
    .join(' and ');
}

function where(active: Report['findings']): string {
  const servers = serversInWords(serversOf(active));
  return servers === '' ? '' : ` on ${servers}`;
}

function serversOf(findings: Report['findings']): string[] {
  return [...new Set(findings.flatMap(({ subject }) => subject.server ?? []))];
}

/** Servers that only unexplained errors name. The verdict mentions them, since many read nothing else. */
function unexplainedServers({ findings, unexplained }: Report): string[] {
  const named = new Set(serversOf(findings.filter(({ state }) => state === 'active')));
  return [...new Set(unexplained.flatMap(({ servers }) => servers))].filter((server) => !named.has(server)).sort();
}

/** Names, or a number where there are more than five; empty where there are none. */
function serversInWords(servers: readonly string[]): string {
  return servers.length <= 5 ? servers.join(', ') : plural(servers.length, 'server');
}
