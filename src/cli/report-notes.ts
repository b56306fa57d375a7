/** The notes of a report on what was left out: by options, or because it was not named. */
import type { Report } from '../model/report.js';
import type { TimelineReport } from '../model/timeline.js';
import { wantedServer } from '../model/wanted-server.js';
import { missedPeriodInWords } from '../report/missed-period-in-words.js';
import type { ScanOptions } from './scan-options.js';
import type { TimelineCommandOptions } from './timeline-options.js';

/** What was left out by options. Without these notes "no failure" would claim more than was looked for. */
export function scanNotes(options: ScanOptions, { inputs, unexplained }: Report): string[] {
  const { only, skip, server, since, until, redact } = options;
  return [
    only.length > 0 ? `Only ${only.join(', ')} ${only.length === 1 ? 'was' : 'were'} looked for.` : '',
    skip.length > 0 ? `${skip.join(', ')} ${skip.length === 1 ? 'was' : 'were'} not looked for.` : '',
    only.length + skip.length > 0 && unexplained.length > 0
      ? 'Errors that other signatures explain count as unexplained here.'
      : '',
    server === undefined
      ? ''
      : `Only what is about ${redact === 'names' ? 'one server' : server.toUpperCase()}, or names no server, is shown.`,
    since === undefined ? '' : `Entries before ${since.replace('T', ' ')} were left out.`,
    until === undefined ? '' : `Entries after ${until.replace('T', ' ')} were left out.`,
    missedPeriodInWords(options, inputs),
  ].filter((note) => note !== '');
}

/** The same for a timeline, where an attempt may be cut by the period. */
export function timelineNotes(options: TimelineCommandOptions, { inputs }: TimelineReport): string[] {
  const { server, since, until, redact } = options;
  return [
    server === undefined ? '' : `Only ${redact === 'names' ? 'one server' : server.toUpperCase()} is shown.`,
    since === undefined
      ? ''
      : `Entries before ${since.replace('T', ' ')} were left out: the first attempt may have begun there.`,
    until === undefined
      ? ''
      : `Entries after ${until.replace('T', ' ')} were left out: the last attempt may go on there.`,
    missedPeriodInWords(options, inputs),
  ].filter((note) => note !== '');
}

const mostServers = 10;

/** A warning where nothing found names the server of `--server`: the name may be mistyped, which would look like good news. */
export function otherServersInWords(server: string | undefined, others: readonly string[]): string[] {
  const name = wantedServer({ server });
  if (name === null || others.length === 0) return [];
  const shown = others.slice(0, mostServers).join(', ');
  const more = others.length > mostServers ? ` and ${others.length - mostServers} more` : '';
  const [label = ''] = name.split('.');
  const why =
    label !== name && others.includes(label)
      ? `it is a DNS name. If its NetBIOS name is ${label}, give --server ${label}.`
      : 'it is mistyped, or nothing is known to have failed there.';
  return [`Nothing that was found names ${name}: ${why} What was found names ${shown}${more}.`];
}

const mostSnapshots = 3;

/** Tells of snapshots among the logs. They may be of another day, so they are used only with `--snapshot`. */
export function unusedSnapshotsInWords(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const shown = paths.slice(0, mostSnapshots).join(', ');
  const more = paths.length > mostSnapshots ? ` and ${paths.length - mostSnapshots} more` : '';
  return [
    paths.length === 1
      ? `A site snapshot lies among the logs and was not used: ${shown}. Give it with --snapshot.`
      : `Site snapshots lie among the logs and were not used: ${shown}${more}. Give them with --snapshot.`,
  ];
}
