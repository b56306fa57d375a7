/** What a case of a signature must show (`expected.json`), and nothing else: texts for the administrator are checked elsewhere. */
import * as z from 'zod';

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

export const caseSchema = z
  .strictObject({
    findings: z.array(finding),
    /** Signature ids. */
    nearMisses: z.array(z.string()),
    /** `signature server: missing facts` */
    undecided: z.array(z.string()).default([]),
    unexplained: z.array(z.strictObject({ shape: z.string(), occurrences: z.number() })),
  })
  .describe('what the whole catalogue shows of one case of a signature: its expected.json');
