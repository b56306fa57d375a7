/**
 * The pipeline of `licdiag verify`: diagnoses the inputs again, compares the findings with those of the report, and looks up every
 * line that the report quotes. Installs are retried while a log goes on, so the same failure once more does not make the report
 * wrong, and an attempt whose end is not logged yet is listed.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { identityOf } from '../../compare/compare-findings.js';
import { filesOf, type Pairing, pairFindings } from '../../compare/pair-findings.js';
import { unreadLogs } from '../../compare/unread-logs.js';
import { type DiagnoseOptions, diagnose, type Report } from '../../diagnose.js';
import { isReadOnce } from '../../input/open-file.js';
import { folderOf } from '../../model/folder-of.js';
import type { ReportInput } from '../../model/report-input.js';
import type { VerifyReport } from '../../model/verify.js';
import { version } from '../../version.js';
import { timeline } from '../timeline/timeline.js';
import { failedQuotes, notGiven, quotesOf } from './check-quotes.js';

type Old = ReportInput['findings'][number];
type New = Report['findings'][number];
type Seen = Pick<ReportInput['findings'][number], 'occurrences' | 'lastSeen'>;

export interface VerifyOptions extends Omit<DiagnoseOptions, 'catalogue'> {
  readonly catalogue: Catalogue;
}

export async function verifyReport(path: string, report: ReportInput, options: VerifyOptions): Promise<VerifyReport> {
  const now = await diagnose({ ...options, redact: report.redacted === 'none' ? 'none' : 'secrets' });
  const files = { before: pathsOf(report), now: pathsOf(now) };
  const { pairs, unclear } = pairFindings(report.findings, now.findings, files);
  const isUnread = unreadLogs(now.inputs.files, options.paths.length > 0 && now.inputs.meteringLogs === 0);
  const hidden = (one: Old): boolean => filesOf(one).some(isUnread.stream);
  const quotes = quotesOf(report);
  const [unread, failed] = split(await failedQuotes(quotes, foldersNow(pairs), options), ({ file }) =>
    isUnread.log(file),
  );
  const { changed: others, repeated } = changesOf(pairs);
  const [doubted, changed] = split(others, ({ old }) => hidden(old));
  const compared = new Set<Old | New>([
    ...[...pairs].flat(),
    ...unclear.flatMap((group) => [...group.before, ...group.now]),
  ]);
  const isLeft = (one: Old | New): boolean => !compared.has(one);
  const [missed, gone] = split(report.findings.filter(isLeft), hidden);
  const added = now.findings.filter(isLeft).map(identityOf);
  const notKnown = new Set([...missed, ...doubted.map(({ old }) => old)]);
  const isSame = changed.length + gone.length + added.length + unclear.length === 0;
  return {
    schemaVersion: 1,
    kind: 'verify',
    tool: { name: 'licdiag', version },
    report: { path, startedAt: report.run.startedAt, catalogue: report.tool.catalogue },
    holds: isSame && failed.length === 0,
    complete: now.inputs.complete,
    quotes: { checked: quotes.length - unread.length, failed, unread: unread.length },
    findings: {
      same: pairs.size - others.length,
      repeated,
      changed: changed.map(({ change }) => change),
      gone: gone.map(identityOf),
      new: added,
      unread: report.findings.filter((one) => notKnown.has(one)).map(identityOf),
      unclear: unclear.flatMap(unclearOf),
    },
    unfinished: await unfinishedAttempts([...report.findings, ...now.findings], options),
    notes: [...unreadOf(now, options.paths), ...notesOf(report, now, failed)],
  };
}

/** How many files that could not be read are named. */
const mostNamed = 5;

/** What could not be read, and why. */
function unreadOf({ inputs: { files, meteringLogs } }: Report, paths: readonly string[]): string[] {
  if (paths.length > 0 && files.length === 0) return [`no log was found in ${paths.join(', ')}`];
  if (paths.length > 0 && meteringLogs === 0 && files.every(({ status }) => status !== 'failed'))
    return [`no metering log was found in ${paths.join(', ')}`];
  const failed = files.filter(({ status }) => status === 'failed');
  const more = failed.length > mostNamed ? [`and ${failed.length - mostNamed} more could not be read`] : [];
  return [...failed.slice(0, mostNamed).map(({ path, problem }) => `${path}: ${problem ?? 'cannot be read'}`), ...more];
}

/** Reasons other than the site itself why the two reports may differ. */
function notesOf(report: ReportInput, now: Report, failed: VerifyReport['quotes']['failed']): string[] {
  const missing = new Set(failed.filter(({ problem }) => problem === notGiven).map(({ file }) => file)).size;
  const hadSnapshots = (report.inputs.snapshots ?? []).length > 0;
  return [
    ...(missing === 0
      ? []
      : [
          `${missing} of the logs that the report quotes ${missing === 1 ? 'is' : 'are'} not among the inputs: that a failure in them is over is not known`,
        ]),
    ...(now.tool.catalogue === report.tool.catalogue
      ? []
      : ['the report was made with other signatures: findings may differ because of that']),
    ...(hadSnapshots && now.inputs.snapshots.length === 0
      ? ['the report was made with a snapshot, and none was given (-s): findings may differ because of that']
      : []),
  ];
}

function split<T>(all: readonly T[], wanted: (one: T) => boolean): [T[], T[]] {
  return [all.filter(wanted), all.filter((one) => !wanted(one))];
}

function pathsOf({ inputs }: Pick<ReportInput, 'inputs'>): string[] {
  return inputs.files.map(({ path }) => path);
}

function unclearOf({ before, now }: Pairing<New>['unclear'][number]): VerifyReport['findings']['unclear'] {
  return before.slice(0, 1).map((first) => {
    const { signature, article, title, subject } = identityOf(first);
    return { signature, article, title, subject, before: before.flatMap(filesOf), now: now.flatMap(filesOf) };
  });
}

/** For each folder of the report, the folders that show the same findings now. */
function foldersNow(pairs: Pairing<New>['pairs']): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [old, now] of pairs) {
    for (const file of filesOf(old)) {
      const known = folders.get(folderOf(file)) ?? new Set();
      for (const other of filesOf(now)) known.add(folderOf(other));
      folders.set(folderOf(file), known);
    }
  }
  return folders;
}

function changesOf(pairs: Pairing<New>['pairs']): {
  changed: { old: Old; change: VerifyReport['findings']['changed'][number] }[];
  repeated: VerifyReport['findings']['repeated'];
} {
  const changed: { old: Old; change: VerifyReport['findings']['changed'][number] }[] = [];
  const repeated: VerifyReport['findings']['repeated'] = [];
  for (const [old, finding] of pairs) {
    const { id, signature, article, title, severity, state, subject, lastSeen } = finding;
    const compared = { id, signature, article, title, severity, state, subject };
    const changes = [
      old.state === state ? '' : `${old.state} -> ${state}`,
      old.confidence === finding.confidence ? '' : `${old.confidence} -> ${finding.confidence}`,
    ].filter((change) => change !== '');
    const again = seenOtherwise(old, finding);
    if (changes.length > 0 || (again.length > 0 && !happenedAgain(old, finding)))
      changed.push({ old, change: { ...compared, change: [...changes, ...again].join(', ') } });
    else if (again.length > 0)
      repeated.push({ ...compared, before: old.occurrences, occurrences: finding.occurrences, lastSeen });
  }
  return { changed, repeated };
}

/**
 * How count or last time differ, in words. Needed beside the quotes, which have no times: in a log that was begun anew, another
 * failure may have the same lines at the same places.
 */
function seenOtherwise(old: Seen, now: Seen): string[] {
  if (old.occurrences !== now.occurrences) return [`${old.occurrences} times -> ${now.occurrences} times`];
  if (old.lastSeen === now.lastSeen) return [];
  return [`last seen ${old.lastSeen ?? 'without a time'} -> last seen ${now.lastSeen ?? 'without a time'}`];
}

/**
 * Whether the failure was merely logged again. A higher count counts only with another last time: with the same one, just more logs
 * were read. The same count counts with a later time: the log was begun anew.
 */
function happenedAgain(old: Seen, now: Seen): boolean {
  if (now.occurrences === old.occurrences) return (now.lastSeen ?? '') > (old.lastSeen ?? '') && old.lastSeen !== null;
  return now.occurrences > old.occurrences && (old.lastSeen === null || now.lastSeen !== old.lastSeen);
}

/** Of the servers with findings, the last attempts that began after the failures and whose end is not logged. */
async function unfinishedAttempts(
  findings: readonly (Seen & Pick<ReportInput['findings'][number], 'subject'>)[],
  options: VerifyOptions,
): Promise<VerifyReport['unfinished']> {
  const paths = options.paths.filter((path) => !isReadOnce(path, options.cwd));
  if (paths.length === 0 || findings.every(({ subject }) => subject.server === null)) return [];
  const { servers } = await timeline({ ...options, paths });
  return servers.flatMap(({ server, site, outcome, attempts }) => {
    const startedAt = attempts.at(-1)?.startedAt ?? null;
    const seen = findings
      .filter(({ subject }) => subject.server === server && (site === null || (subject.site ?? site) === site))
      .map(({ lastSeen }) => lastSeen ?? '');
    const isLater = startedAt !== null && seen.length > 0 && seen.every((time) => time < startedAt);
    return outcome === 'unfinished' && isLater
      ? { server, site, startedAt, lastSeenAt: attempts.at(-1)?.stoppedAt ?? null }
      : [];
  });
}
