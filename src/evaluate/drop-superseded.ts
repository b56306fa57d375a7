/** One cause is one finding: a signature that tells the cause of what another shows takes its place, with its evidence. */
import type { RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { type Candidate, isOfUnknownSite, isUnlike } from './candidates.js';
import { surer } from './judge-facts.js';
import { compareEvidence, mostEvidence } from './log-evidence.js';
import { isSameSubject } from './subject.js';

/** A candidate that has become a finding. */
export interface Standing {
  readonly candidate: Candidate;
  readonly finding: RawFinding;
}

export function dropSuperseded(standing: readonly Standing[], signatures: readonly Signature[]): RawFinding[] {
  const supersedes = new Map(signatures.map(({ id, supersedes: ids = [] }) => [id, ids]));
  const winnerOf = ({ finding, candidate }: Standing): Standing | undefined =>
    standing.find(
      ({ finding: other, candidate: of }) =>
        supersedes.get(other.signature)?.includes(finding.signature) &&
        isSameSubject(other.subject, finding.subject) &&
        !isUnlike(of, candidate) &&
        (other.state === finding.state || (isOfFacts(other) && isOfFacts(finding))) &&
        surer(other.confidence, finding.confidence) === other.confidence,
    );
  const losers = new Map(
    standing.flatMap((one) => {
      const winner = winnerOf(one);
      return winner ? [[one, winner] as const] : [];
    }),
  );
  return standing
    .filter((one) => !losers.has(one))
    .map((one) => {
      const taken = [...losers].filter(([, winner]) => winner === one).flatMap(([loser]) => evidenceFor(one, loser));
      return taken.length === 0 ? one.finding : { ...one.finding, evidence: joined(one.finding.evidence, taken) };
    });
}

/** What the loser rests on, unless that is facts of a server that may be another one than that of the log. */
function evidenceFor({ candidate }: Standing, { finding }: Standing): RawFinding['evidence'] {
  return isOfUnknownSite(candidate) ? finding.evidence.filter(({ kind }) => kind === 'log') : finding.evidence;
}

/** What both rest on is over as soon as one of them is: a log has shown that it was left behind since. */
function isOfFacts({ evidence }: RawFinding): boolean {
  return evidence.every(({ kind }) => kind === 'snapshot');
}

/** Each line and each fact once, log lines first, by file and line. */
function joined(own: RawFinding['evidence'], taken: RawFinding['evidence']): RawFinding['evidence'] {
  const keyOf = (one: RawFinding['evidence'][number]): string =>
    one.kind === 'log' ? `${one.quote.line} ${one.quote.file}` : `${one.file} ${one.fact}`;
  const all = [...own, ...taken].filter((one, i, list) => list.findIndex((other) => keyOf(other) === keyOf(one)) === i);
  const lines = all.flatMap((one) => (one.kind === 'log' ? [one] : []));
  const facts = all.flatMap((one) => (one.kind === 'log' ? [] : [one]));
  lines.sort(compareEvidence);
  return [...lines, ...facts].slice(0, mostEvidence);
}
