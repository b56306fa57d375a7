/** One cause is one finding: a signature that tells the cause of what another shows takes its place, with its evidence. */
import type { RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { surer } from './judge-facts.js';
import { isSameSubject } from './subject.js';

const mostEvidence = 24;

export function dropSuperseded(findings: readonly RawFinding[], signatures: readonly Signature[]): RawFinding[] {
  const supersedes = new Map(signatures.map(({ id, supersedes: ids = [] }) => [id, ids]));
  const winnerOf = (finding: RawFinding): RawFinding | undefined =>
    findings.find(
      (other) =>
        supersedes.get(other.signature)?.includes(finding.signature) &&
        isSameSubject(other.subject, finding.subject) &&
        other.state === finding.state &&
        surer(other.confidence, finding.confidence) === other.confidence,
    );
  const losers = new Map(
    findings.flatMap((finding) => {
      const winner = winnerOf(finding);
      return winner ? [[finding, winner] as const] : [];
    }),
  );
  return findings
    .filter((finding) => !losers.has(finding))
    .map((finding) => {
      const taken = [...losers].filter(([, winner]) => winner === finding).flatMap(([loser]) => loser.evidence);
      return taken.length === 0
        ? finding
        : { ...finding, evidence: [...finding.evidence, ...taken].slice(0, mostEvidence) };
    });
}
