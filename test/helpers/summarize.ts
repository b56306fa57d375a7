/** What a case must show of a report, and nothing else: texts for the administrator are checked elsewhere. */
import * as z from 'zod';
import type { Report } from '../../src/diagnose.js';

const finding = z.strictObject({
  signature: z.string(),
  article: z.string().nullable(),
  subject: z.strictObject({ server: z.string().nullable(), client: z.string().nullable() }),
  confidence: z.string(),
  state: z.string(),
  severity: z.string(),
  occurrences: z.number(),
  /** `file:line` */
  evidence: z.array(z.string()),
  /** States of the remedy's steps. */
  steps: z.array(z.string()),
});

export const summarySchema = z.strictObject({
  findings: z.array(finding),
  /** Signature ids. */
  nearMisses: z.array(z.string()),
  /** `signature server: missing facts` */
  undecided: z.array(z.string()).default([]),
  unexplained: z.array(z.strictObject({ shape: z.string(), occurrences: z.number() })),
});

export type Summary = z.infer<typeof summarySchema>;
export type FindingSummary = Summary['findings'][number];

export function summarize({ findings, nearMisses, undecided, unexplained }: Report): Summary {
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
