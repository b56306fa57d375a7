/** What the whole catalogue must show on a test case of a signature (`expected.json`). Texts for the administrator are checked elsewhere. */
import * as z from 'zod';

const finding = z.strictObject({
  signature: z.string().describe('id of the signature'),
  article: z.string().nullable().describe('its main article'),
  subject: z
    .strictObject({
      server: z.string().nullable().describe('NetBIOS name in capitals'),
      client: z.string().nullable().describe('name of the client machine'),
    })
    .describe('whom it is about'),
  confidence: z.string().describe('confirmed, likely or possible'),
  state: z.string().describe('active or resolved'),
  severity: z.string().describe('error, warning or info'),
  occurrences: z.number().describe('attempts that failed this way'),
  evidence: z.array(z.string()).describe('file:line, or where a fact stands in the snapshot'),
  steps: z.array(z.string()).describe('states of the steps of the remedy, in their order'),
});

export const caseSchema = z
  .strictObject({
    findings: z.array(finding).describe('all of them, in the order of the report'),
    nearMisses: z.array(z.string()).describe('ids of signatures'),
    undecided: z.array(z.string()).default([]).describe('each as "signature server: missing facts"'),
    unexplained: z
      .array(
        z.strictObject({
          shape: z.string().describe('the line with placeholders for what differs'),
          occurrences: z.number().describe('lines of this shape'),
        }),
      )
      .describe('errors that no finding explains'),
  })
  .describe('what the whole catalogue shows of one case of a signature: its expected.json');
