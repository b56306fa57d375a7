/** One cause is one finding: a signature that tells the cause of what another shows takes its place, with its evidence. */
import type { RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { surer } from './judge-facts.js';
import { compareEvidence, mostEvidence } from './log-evidence.js';
import { isSameSubject } from './subject.js';

export function dropSuperseded(findings: readonly RawFinding[], signatures: readonly Signature[]): RawFinding[] {
  const supersedes = new Map(signatures.map(({ id, supersedes: ids = [] }) => [id, ids]));
  const winnerOf = (finding: RawFinding): RawFinding | undefined =>
    findings.find(
      (other) =>
        supersedes.get(other.signature)?.includes(finding.signature) &&
        isSameSubject(other.subject, finding.subject) &&
        (other.state === finding.state || (isOfFacts(other) && isOfFacts(finding))) &&
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
      return taken.length === 0 ? finding : { ...finding, evidence: joined(finding.evidence, taken) };
    });
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
