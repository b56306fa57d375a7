/** Writes out a finding: when it was seen, by which evidence, and what to do, with the names of its subject filled in. */
import { fillNames } from '../model/fill-names.js';
import type { RawFinding, Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { type Candidate, latestOf } from './candidates.js';
import { evaluateRemedy } from './evaluate-remedy.js';
import type { FactVerdict } from './judge-facts.js';
import { doubtsOf, evidenceOf, laterAttempt, lostBehind, unreadBehind } from './log-evidence.js';
import { lastSeenOf } from './seen-of.js';
import { daysBetween } from './time-between.js';

/** @param again what facts show again of a failure that is over by the log: then they count, and the log is history */
export function toFinding(candidate: Candidate, again: FactVerdict | null = null): RawFinding {
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
      ...(later ? [laterAttempt(later, isBack)] : []),
      ...(state === 'active' && !isFactsOnly
        ? [...unreadBehind(latest.track, latest.stream.files), ...lostBehind(latest.track)]
        : []),
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
