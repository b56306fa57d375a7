/** From what each stream showed to findings: one per cause and subject in a site folder, whatever number of files show it. */
import type { RawCounterEvidence, RawEvidence, RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { evaluateRemedy } from './evaluate-remedy.js';
import { fingerprint } from './fingerprint.js';
import type { SeenLine, StreamResult, TrackResult } from './stream-result.js';
import { compareNames, inWords, sitesOfFolders, subjectIn } from './subject.js';

const mostEvidence = 24;
const day = 86_400_000;
const severities = ['error', 'warning', 'info'] as const;

/** A track with the stream it is from. */
interface Located {
  readonly track: TrackResult;
  readonly stream: StreamResult;
}

export function evaluateFindings(streams: readonly StreamResult[], signatures: readonly Signature[]): RawFinding[] {
  const sites = sitesOfFolders(streams);
  const findings = signatures.flatMap((signature, index) => {
    const groups = new Map<string, Located[]>();
    for (const stream of streams) {
      for (const track of stream.rules[index]?.tracks ?? []) {
        const key = `${stream.folder}\n${track.subject}`;
        groups.set(key, [...(groups.get(key) ?? []), { track, stream }]);
      }
    }
    return [...groups.values()].map((group) => ({
      finding: toFinding(signature, group, sites),
      folder: group[0]?.stream.folderInArgument ?? '',
    }));
  });
  return withIds(findings).sort(compareFindings);
}

/**
 * The same id for the same failure of the same subject, wherever the logs lie. Only where two folders show the same
 * failure of the same subject (or of none that is known) are they told apart by the folders.
 */
function withIds(found: readonly { finding: RawFinding; folder: string }[]): RawFinding[] {
  const identity = ({ signature, subject }: RawFinding): (string | null)[] => [
    signature,
    subject.site,
    subject.server,
    subject.client,
  ];
  const counts = new Map<string, number>();
  for (const { finding } of found) {
    const id = fingerprint(identity(finding));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return found.map(({ finding, folder }) => {
    const id = fingerprint(identity(finding));
    return { ...finding, id: (counts.get(id) ?? 0) > 1 ? fingerprint([...identity(finding), folder]) : id };
  });
}

function compareFindings(one: RawFinding, other: RawFinding): number {
  const order = (finding: RawFinding): number =>
    severities.indexOf(finding.severity) * 2 + (finding.state === 'active' ? 0 : 1);
  return (
    order(one) - order(other) ||
    compareNames(one.subject.server, other.subject.server) ||
    compareNames(one.signature, other.signature) ||
    compareNames(one.id, other.id)
  );
}

function toFinding(
  signature: Signature,
  group: readonly Located[],
  sites: ReadonlyMap<string, string | null>,
): RawFinding {
  const latest = group.reduce((best, one) => (lastSeenOf(one) >= lastSeenOf(best) ? one : best));
  const { track, stream } = latest;
  const subject = subjectIn(signature, track.subject, sites.get(stream.folder) ?? null);
  const later = signature.past ? null : (track.passed ?? track.reopened);
  const state = signature.past || later ? 'resolved' : 'active';
  const times = group.flatMap(({ track: { first } }) => first.seen[0]?.observation.quote.time ?? []).sort();
  const lastSeen = lastSeenOf(latest) || null;
  return {
    id: '',
    signature: signature.id,
    article: signature.article,
    title: signature.title,
    severity: signature.severity,
    confidence: group.some((one) => one.track.full) ? 'likely' : 'possible',
    state,
    known: false,
    acknowledged: null,
    subject,
    firstSeen: times[0] ?? null,
    lastSeen,
    age: lastSeen !== null && stream.lastTime !== null ? daysBetween(lastSeen, stream.lastTime) : null,
    occurrences: group.reduce((sum, one) => sum + one.track.occurrences, 0),
    evidence: evidenceOf(group),
    counterEvidence: [
      ...(later ? [laterAttempt(later, track.passed !== null)] : []),
      ...rivalsOf(group),
      ...doubtsOf(group),
    ],
    cause: inWords(signature.cause, subject),
    remedy: evaluateRemedy(signature, state, subject),
    verify: signature.verify.map((text) => inWords(text, subject)),
    fixedIn: signature.fixedIn,
    references: signature.references,
  };
}

function lastSeenOf({ track }: Located): string {
  return track.last.seen.at(-1)?.observation.quote.time ?? '';
}

/** The first and the last occurrence in full, with the lines that go with them. */
function evidenceOf(group: readonly Located[]): RawEvidence[] {
  const byPlace = new Map<string, RawEvidence>();
  for (const { track } of group) {
    for (const seen of [track.first, track.last].flatMap((one) => [...one.seen, ...one.supporting])) {
      const { quote, order } = seen.observation;
      const key = `${quote.file}\n${quote.line}\n${order}`;
      if (byPlace.size < mostEvidence && !byPlace.has(key)) byPlace.set(key, toEvidence(seen));
    }
  }
  return [...byPlace.values()].sort((a, b) => compareNames(a.quote.file, b.quote.file) || a.quote.line - b.quote.line);
}

function toEvidence({ clause, observation }: SeenLine): RawEvidence {
  return { quote: observation.quote, clause, captures: observation.captures };
}

function laterAttempt(seen: SeenLine, passed: boolean): RawCounterEvidence {
  const says = passed
    ? 'a later attempt got past this failure'
    : 'a later attempt did not log this failure again, though the log goes on';
  return { ...toEvidence(seen), says };
}

function rivalsOf(group: readonly Located[]): RawCounterEvidence[] {
  return group.flatMap(({ track }) =>
    track.last.rivals.map((rival) => ({
      ...toEvidence(rival),
      says: `the failure line names no server, and ${rival.subject ?? 'another attempt'} was being worked on at the same time: it may be the one that failed`,
    })),
  );
}

function doubtsOf(group: readonly Located[]): RawCounterEvidence[] {
  return group.flatMap(({ track }) =>
    track.last.doubts.map((doubt) => ({
      ...toEvidence(doubt),
      says: 'this line stands in between and names no server: if it is about the same one, something else failed',
    })),
  );
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round(((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / day) * 100) / 100);
}
