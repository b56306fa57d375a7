/** Tells whether a report lacks metering logs, and gives the advice that every format then shows. */
import type { Report } from '../model/report.js';
import { wrap } from './wrap.js';

/**
 * Whether logs were asked for and none is a metering log. Where there are no files at all, logs were asked for if the report is
 * incomplete for no fault of its snapshots.
 */
export function lacksMeteringLogs({ inputs }: Pick<Report, 'inputs'>): boolean {
  const { meteringLogs, files, snapshots, complete } = inputs;
  const areWhole = snapshots.every(({ problems }) => problems.length === 0);
  return meteringLogs === 0 && (files.length > 0 || (!complete && areWhole));
}

/** What a sentence on "no metering log" goes on with: one that is locked is there, and lacks no switch in the registry. */
export function lackInWords({ inputs }: Pick<Report, 'inputs'>): string {
  return inputs.files.some(({ status }) => status === 'failed') ? 'could be read' : 'was found';
}

const logs = [
  ['Licsvcfg.log, Licsvcfg.lo_', 'on the site server, <SMS>\\Logs: installs and removes metering servers'],
  ['Licsrvc.log', 'on the site server, <SMS>\\Logs: the licence metering thread'],
  ['Remodbc.log', 'on a metering server, in the folder shared as LicMtr; off unless Remodbc.ini asks for it (Q244875)'],
  ['Liccli.log', 'on a client, %Windir%\\MS\\SMS\\Logs: the metering agent; also Liccli95.log, LiccliNT.log'],
] as const;

/** Advice where no metering log was found: which logs there are, and how to switch logging on (Q214969, Q241001). */
export function meteringLogAdvice(width: number): string {
  const paragraph = (text: string): string => wrap(text, width, '', 0);
  return [
    'licdiag looks for these logs:',
    ...logs.map(([name, where]) => wrap(where, width, `  ${name.padEnd(26)}  `, 30)),
    '',
    paragraph(
      'In SMS 2.0 the logs of the server are off by default (Q214969), so a missing log proves nothing. To switch one on, use SMS Service Manager, or set on the site server',
    ),
    '  HKLM\\SOFTWARE\\Microsoft\\SMS\\Tracing\\<component>',
    '    Enabled = 1 (DWORD), TraceFilename = path of the log (string) (Q241001)',
    paragraph(
      'and wait for the next attempt to install. For Licsvcfg.log <component> is LICSVR_SERVICE or SMS_LICENSE_SERVER_MANAGER: look which one is there. Before SP1 Licsvcfg.log can hold the SQL Server password in clear text (Q235179): treat it as a secret.',
    ),
  ].join('\n');
}
