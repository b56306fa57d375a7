/** What the whole catalogue must show on a test case of a signature (`expected.json`). Texts for the administrator are checked elsewhere. */
import * as z from 'zod';

const finding = z.strictObject({
  signature: z.string().describe('Id of the signature.'),
  article: z.string().nullable().describe('Number of its main article. Null if it has none.'),
  subject: z
    .strictObject({
      server: z.string().nullable().describe('NetBIOS name, in capitals. Null if none is named.'),
      client: z.string().nullable().describe('Name of the client machine. Null if none is named.'),
    })
    .describe('Whom it is about.'),
  confidence: z.string().describe('One of confirmed, likely, possible.'),
  state: z.string().describe('One of active, resolved.'),
  severity: z.string().describe('One of error, warning, info.'),
  occurrences: z.number().describe('How many attempts failed this way.'),
  evidence: z
    .array(z.string())
    .describe('For each piece of evidence: file:line, or where the fact stands in the snapshot.'),
  steps: z.array(z.string()).describe('States of the steps of the remedy, in the order of the steps.'),
});

export const caseSchema = z
  .strictObject({
    findings: z.array(finding).describe('All findings, in the order of the report.'),
    nearMisses: z.array(z.string()).describe('Ids of the signatures that nearly matched.'),
    undecided: z
      .array(z.string())
      .default([])
      .describe('What is undecided, each as "signature server: missing facts".'),
    unexplained: z
      .array(
        z.strictObject({
          shape: z.string().describe('The line with placeholders for what differs.'),
          occurrences: z.number().describe('How many lines have this shape.'),
        }),
      )
      .describe('Errors that no finding explains.'),
  })
  .describe('What the whole catalogue shows of one case of a signature: its expected.json.');
