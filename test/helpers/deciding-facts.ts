/**
 * The facts of a finding's evidence that can decide here. The rest is told and decides nothing: what would raise the confidence and
 * is held back, what is surer from the log lines, and what cannot refute lines that bear no time.
 */
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import type { Condition } from '../../src/model/condition-schema.js';
import type { Finding, SnapshotEvidence } from '../../src/model/report.js';
import type { Signature } from '../../src/model/signature.js';
import { readSnapshots } from './diagnose-paths.js';
import type { FixtureCase } from './fixture-cases.js';
import { logLines } from './log-lines.js';

const ranks = { possible: 0, likely: 1, confirmed: 2 };

export function decidingFacts(one: FixtureCase, finding: Finding, { facts }: Signature): SnapshotEvidence[] {
  const lines = logLines(finding);
  const captures = Object.assign({}, ...lines.map((line) => line.captures));
  const base = new SnapshotFacts(readSnapshots(one.folder));
  const seen = (condition: Condition): string[] =>
    base.judge(condition, { ...finding.subject, captures }).facts.map(({ fact }) => fact);
  const isSurer = (confidence: keyof typeof ranks): boolean => ranks[confidence] < ranks[finding.confidence];
  const deciding = [
    facts?.required && (lines.length === 0 || finding.lastSeen !== null) ? facts.required : [],
    facts?.alone && (lines.length === 0 || !isSurer(facts.alone.confidence)) ? facts.alone.when : [],
    ...(facts?.raising ?? []).filter(({ to }) => ranks[to] <= ranks[finding.confidence]).map(({ when }) => when),
  ].flat();
  const paths = new Set(deciding.flatMap(seen));
  return finding.evidence.flatMap((evidence) =>
    evidence.kind === 'snapshot' && paths.has(evidence.fact) ? evidence : [],
  );
}
