/** Reduces a report to the parts that the `expected.json` of a case holds. */
import type { CaseSummary } from '../model/case.js';
import type { Report } from '../model/report.js';

export function summarizeCase({ findings, nearMisses, undecided, unexplained }: Report): CaseSummary {
  return {
    findings: findings.map(
      ({ signature, article, subject, confidence, state, severity, occurrences, evidence, remedy }) => ({
        signature,
        article,
        subject: { server: subject.server, client: subject.client },
        confidence,
        state,
        severity,
        occurrences,
        evidence: evidence.map((one) =>
          one.kind === 'log' ? `${one.file.replace(/^\.\//, '')}:${one.line}` : one.fact,
        ),
        steps: remedy.steps.map((step) => step.state),
      }),
    ),
    nearMisses: nearMisses.map(({ signature }) => signature),
    undecided: undecided.map(
      ({ signature, subject, missing }) =>
        `${signature} ${subject.server ?? subject.client ?? subject.site}: ${missing.join(', ')}`,
    ),
    unexplained: unexplained.map(({ shape, occurrences }) => ({ shape, occurrences })),
  };
}
