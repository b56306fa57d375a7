/** Makes findings of what the logs and the facts show: one for each cause and subject of a site folder, however many files show it. */
import type { FactBase, Facts } from '../model/facts.js';
import { fillNames } from '../model/fill-names.js';
import { groupBy } from '../model/group-by.js';
import type { RawFinding, Subject, Undecided } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { siteCodeOf } from '../model/site-code-of.js';
import { dropSuperseded } from './drop-superseded.js';
import { evaluateRemedy } from './evaluate-remedy.js';
import { fingerprint } from './fingerprint.js';
import { type FactVerdict, judgeFacts } from './judge-facts.js';
import { doubtsOf, evidenceOf, laterAttempt, unreadBehind } from './log-evidence.js';
import type { MissingFact } from './next-artifacts.js';
import { isOneOfSeveral, type Later, type Located, laterElsewhere, passBefore } from './one-of-several.js';
import { shownAgain } from './shown-again.js';
import { whyNotAfter } from './snapshot-lag.js';
import { type SeenLine, type StreamResult, streamsWith, type TrackResult } from './stream-result.js';
import { compareNames, isSameSubject, sitesOfFolders, subjectIn } from './subject.js';

const day = 86_400_000;
const severities = ['error', 'warning', 'info'] as const;

export interface Evaluation {
  readonly findings: readonly RawFinding[];
  /** Of what is not listed: its lines are explained all the same. */
  readonly unlisted: readonly Pick<RawFinding, 'evidence'>[];
  readonly undecided: readonly Undecided[];
  /** Facts that were not collected and would decide something: with the server and the article. */
  readonly missing: readonly MissingFact[];
}

/** What may become a finding: its subject, and what the facts say of it. */
interface Candidate {
  readonly signature: Signature;
  readonly subject: Subject;
  readonly captures: Readonly<Record<string, string>>;
  readonly group: readonly Located[];
  /** The folder of the logs: relative to the argument, and with the argument before it. */
  readonly folders: readonly [string, string];
  readonly facts: Facts;
  readonly verdict: FactVerdict;
  /** A line of a later attempt, which got past the failure or did not log it again. */
  readonly later: Later | null;
  /** The verdict of facts alone that were collected after the log and show the failure again; else null. */
  readonly again: FactVerdict | null;
}

/** A candidate that has become a finding. */
interface Standing {
  readonly candidate: Candidate;
  readonly finding: RawFinding;
}

/** @param causes signatures whose findings are not listed, but may tell why a listed failure is there. Streams have them behind the others */
export function evaluateFindings(
  streams: readonly StreamResult[],
  signatures: readonly Signature[],
  base: FactBase,
  causes: readonly Signature[] = [],
): Evaluation {
  const sites = sitesOfFolders(streams, (folder) => siteCodeOf(base.within(folder).home?.snapshot));
  const telling = streamsWith('tracks', streams);
  const evaluated = [...signatures, ...causes].flatMap((signature, index) => {
    const groups = groupsOf(telling, index);
    const fromLogs = groups.map((group) => candidateOf(signature, group, groups, sites, base));
    return [...fromLogs, ...candidatesFromFacts(signature, fromLogs, base)];
  });
  const isListed = ({ signature }: Candidate): boolean => !causes.includes(signature);
  const candidates = evaluated.filter(isListed);
  const all = evaluated
    .filter(({ verdict }) => verdict.stands)
    .map((candidate) => ({ candidate, finding: toFinding(candidate) }));
  const standing = all
    .filter(({ candidate }) => isListed(candidate) && !isExplained(candidate, all))
    .map((one) =>
      isBack(one.candidate, all) ? { ...one, finding: toFinding(one.candidate, one.candidate.again) } : one,
    );
  const undecided = candidates.filter(({ verdict }) => verdict.undecided);
  const unsure = standing
    .filter(({ finding }) => finding.state === 'active' && finding.confidence !== 'confirmed')
    .map(({ candidate }) => candidate);
  return {
    findings: dropSuperseded(withIds(standing).sort(inReportOrder), signatures),
    unlisted: all.filter(({ candidate }) => !isListed(candidate)).map(({ finding }) => finding),
    undecided: undecided.map(undecidedOf),
    missing: [...undecided, ...unsure].flatMap(missingOf),
  };
}

/** Whether a failure that an attempt got past is there again: facts show it, and no other failure in the logs since explains these facts. */
function isBack(candidate: Candidate, all: readonly Standing[]): boolean {
  return candidate.again !== null && !hasCause(candidate, all);
}

/** Whether only facts show it that a failure in the logs explains: an installation that stops behind the share leaves the share there, and no service (Q226850). */
function isExplained(candidate: Candidate, all: readonly Standing[]): boolean {
  return candidate.group.length === 0 && hasCause(candidate, all);
}

function hasCause({ signature, subject, later, facts }: Candidate, all: readonly Standing[]): boolean {
  const since = later?.line.observation.quote.time ?? '';
  const collectedAt = facts.about(subject)?.snapshot.collectedAt ?? null;
  const explained = signature.facts?.alone?.explained ?? [];
  return all.some(
    ({ candidate, finding }) =>
      candidate.group.length > 0 &&
      finding.state === 'active' &&
      (finding.lastSeen ?? since) >= since &&
      explained.some(
        ({ by, until }) =>
          by === finding.signature && (until === undefined || whyNotAfter(collectedAt, finding.lastSeen) !== null),
      ) &&
      isSameSubject(finding.subject, subject) &&
      !isOfUnknownSite(candidate),
  );
}

/** Whether nothing tells of which site a log is: then it says nothing about the site of a snapshot. */
function isOfUnknownSite({ subject, facts }: Candidate): boolean {
  return subject.site === null && facts.about(subject) === null;
}

function missingOf({ signature, subject, verdict, facts }: Candidate): MissingFact[] {
  const decides = signature.article ?? signature.id;
  // Whatever is collected will tell when that was.
  const missing = facts.about(subject) ? verdict.missing : verdict.missing.filter((fact) => fact !== 'collectedAt');
  return missing.map((fact) => ({ fact, server: subject.server, decides }));
}

/** The tracks of a signature, grouped by subject and site folder. */
function groupsOf(streams: readonly StreamResult[], index: number): readonly Located[][] {
  const located = streams.flatMap((stream) => (stream.rules[index]?.tracks ?? []).map((track) => ({ track, stream })));
  return [...groupBy(located, ({ track, stream }) => `${stream.folder}\n${track.subject}`).values()];
}

function candidateOf(
  signature: Signature,
  group: readonly Located[],
  groups: readonly (readonly Located[])[],
  sites: ReadonlyMap<string, string | null>,
  base: FactBase,
): Candidate {
  const latest = latestOf(group);
  const { track, stream } = latest;
  const siteOfLog = sites.get(stream.folder) ?? null;
  const isOne = isOneOfSeveral(signature, latest, groups, sites);
  const lastSeen = lastSeenOf(latest) || null;
  const facts = base.within(stream.folder, siteOfLog, lastSeen, isOne);
  const named = subjectIn(signature, track.subject, siteOfLog, stream.folderInArgument);
  const site = named.site ?? siteCodeOf(facts.about(named)?.snapshot);
  const subject = { ...named, site };
  const captures = capturesOf(track);
  const confidence = group.some((one) => one.track.full) ? 'likely' : 'possible';
  const passedBefore = passBefore(signature, latest, groups, sites)?.observation.quote ?? null;
  const told = lastSeen === null ? captures : { ...captures, lastSeen };
  const verdict = judgeFacts(signature, { confidence, lastSeen, passedBefore }, { ...subject, captures: told }, facts);
  const line = laterLine(latest);
  const followed = line ? { ...latest, line } : laterElsewhere(signature, latest, groups, sites, laterLine);
  const later = signature.past ? null : followed;
  const logEnds = [...group, later ?? latest].map((one) => one.stream.lastTime);
  const again = later && shownAgain(signature, logEnds, subject, facts);
  const folders = [stream.folderInArgument, stream.folder] as const;
  return { signature, subject, captures, group, folders, facts, verdict, later, again };
}

/** What the lines of the last occurrence captured; a later line overrides an earlier one. */
function capturesOf({ last }: TrackResult): Record<string, string> {
  return Object.fromEntries(last.seen.flatMap(({ observation }) => Object.entries(observation.captures)));
}

/** Candidates by facts alone: for each subject that a snapshot knows and for which no log line shows this signature. */
function candidatesFromFacts(signature: Signature, fromLogs: readonly Candidate[], base: FactBase): Candidate[] {
  if (base.snapshots.length === 0 || signature.facts?.alone === undefined) return [];
  const isSeen = (subject: Subject): boolean =>
    fromLogs.some((one) => isSameSubject(one.subject, subject) && !(one.later && isOfUnknownSite(one)));
  return base
    .subjects(signature.subject)
    .filter(({ subject }) => !isSeen(subject))
    .map(({ subject, facts }) => ({
      signature,
      subject,
      captures: {},
      group: [],
      folders: ['', ''],
      facts,
      verdict: judgeFacts(signature, null, { ...subject, captures: {} }, facts),
      later: null,
      again: null,
    }));
}

function undecidedOf({ signature, subject, verdict }: Candidate): Undecided {
  const { id, article, title } = signature;
  return { signature: id, article, title, subject, missing: [...verdict.missing] };
}

/**
 * The same id for the same failure of the same subject, wherever the logs lie. Only where two folders show the same
 * failure of the same subject (or of none that is known) are they told apart by the folders: as seen from the argument,
 * and of two arguments that look the same, as given.
 */
function withIds(found: readonly { candidate: Candidate; finding: RawFinding }[]): RawFinding[] {
  const parts = found.map(({ candidate: { folders }, finding: { signature, subject } }) => {
    const whose = [signature, subject.site, subject.server, subject.client];
    return [whose, [...whose, folders[0]], [...whose, ...folders]].map(fingerprint);
  });
  const counts = new Map<string, number>();
  for (const id of parts.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return found.map(({ finding }, i) => {
    const [first = '', ...longer] = parts[i] ?? [];
    return { ...finding, id: [first, ...longer].find((id) => counts.get(id) === 1) ?? longer.at(-1) ?? first };
  });
}

function inReportOrder(one: RawFinding, other: RawFinding): number {
  const order = (finding: RawFinding): number =>
    severities.indexOf(finding.severity) * 2 + (finding.state === 'active' ? 0 : 1);
  return (
    order(one) - order(other) ||
    compareNames(one.subject.server, other.subject.server) ||
    compareNames(one.signature, other.signature) ||
    compareNames(one.id, other.id)
  );
}

/** @param again what facts show again of a failure that is over by the log: then they count, and the log is history */
function toFinding(candidate: Candidate, again: FactVerdict | null = null): RawFinding {
  const { signature, subject, captures, group, facts, later } = candidate;
  const verdict = again ?? candidate.verdict;
  const isBack = again !== null;
  const tracks = group.map(({ track }) => track);
  const latest = group.length > 0 ? latestOf(group) : null;
  const isFactsOnly = latest === null || isBack;
  const state = signature.past || (later && !isBack) || verdict.isOver ? 'resolved' : 'active';
  const times = tracks.flatMap(({ first }) => first.seen[0]?.observation.quote.time ?? []).sort();
  const collectedAt = facts.about(subject)?.snapshot.collectedAt ?? null;
  const lastSeen = isFactsOnly ? collectedAt : lastSeenOf(latest) || null;
  const logEnd = isFactsOnly ? null : latest.stream.lastTime;
  return {
    id: '',
    signature: signature.id,
    article: signature.article,
    title: signature.title,
    severity: signature.severity,
    confidence: verdict.confidence,
    state,
    known: false,
    acknowledged: null,
    subject,
    firstSeen: times[0] ?? lastSeen,
    lastSeen,
    age: lastSeen !== null && logEnd !== null ? daysBetween(lastSeen, logEnd) : null,
    occurrences: latest === null ? 1 : tracks.reduce((sum, { occurrences }) => sum + occurrences, 0),
    evidence: [...evidenceOf(tracks), ...verdict.evidence],
    counterEvidence: [
      ...(later ? [laterAttempt(later.line, later.track, isBack)] : []),
      ...(state === 'active' && !isFactsOnly ? unreadBehind(latest.track, latest.stream.files) : []),
      ...doubtsOf(tracks),
      ...verdict.counterEvidence,
    ],
    cause: fillNames(signature.cause, subject),
    remedy: evaluateRemedy(
      signature,
      { state, subject, captures, isFactsOnly, mayRefute: verdict.mayRefute, lag: verdict.lag },
      facts,
    ),
    ...advisedFor(signature, subject),
  };
}

/** Further texts of the signature, with the names of this finding filled in. */
function advisedFor(
  { candidates = [], expected = [], verify, fixedIn, references }: Signature,
  subject: Subject,
): Pick<RawFinding, 'candidates' | 'expected' | 'verify' | 'fixedIn' | 'references'> {
  return {
    candidates: candidates.map(({ article, cause, separatedBy }) => ({
      article,
      cause: fillNames(cause, subject),
      separatedBy: fillNames(separatedBy, subject),
    })),
    expected: expected.map(({ article, text }) => ({ article, text: fillNames(text, subject) })),
    verify: verify.map((text) => fillNames(text, subject)),
    fixedIn,
    references,
  };
}

/** The track with the latest failure. If a log and its copy show the same one, the file that goes on longer counts. */
function latestOf(group: readonly Located[]): Located {
  return group.reduce((best, one) => {
    const [seen, before] = [lastSeenOf(one), lastSeenOf(best)];
    if (seen !== before) return seen > before ? one : best;
    return (one.stream.lastTime ?? '') >= (best.stream.lastTime ?? '') ? one : best;
  });
}

function lastSeenOf({ track }: Located): string {
  return track.last.seen.at(-1)?.observation.quote.time ?? '';
}

/**
 * A line of a later attempt. If it stands in the other file of a rollover but is more than a day older than the failure, it is none:
 * a log of another day was copied to that name.
 */
function laterLine({ track }: Located): SeenLine | null {
  const later = track.passed ?? track.reopened;
  const failed = track.last.seen.at(-1)?.observation.quote;
  const quote = later?.observation.quote;
  if (!failed?.time || !quote?.time || quote.file === failed.file) return later;
  return daysBetween(quote.time, failed.time) >= 1 ? null : later;
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round(((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / day) * 100) / 100);
}
