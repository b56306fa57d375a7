/** The JSON of `licdiag diff`, and what `--baseline` adds to a report. */
import * as z from 'zod';
import { fields, programSchema, subjectSchema } from './shared-fields-schema.js';

export const comparedSchema = z.object({
  id: z.string().describe('Fingerprint of signature and subject: the same failure has the same id in every report.'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  state: fields.state,
  subject: subjectSchema,
});

export const changedSchema = comparedSchema.extend({ from: fields.state.describe('Its state in the older report.') });

const side = z.object({
  path: z.string().describe('Path of the report, as given.'),
  startedAt: fields.startedAt,
  catalogue: fields.catalogue,
  complete: z.boolean().describe('Whether the inputs of that report were complete.'),
});

export const diffSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('diff').describe('The command that wrote this.'),
    tool: programSchema,
    before: side.describe('The older report.'),
    after: side.describe('The newer report.'),
    new: z.array(comparedSchema).describe('Findings only in the newer report.'),
    changed: z.array(changedSchema).describe('Findings in both, with another state.'),
    still: z.array(comparedSchema).describe('Findings in both, with the same state.'),
    gone: z
      .array(comparedSchema)
      .describe('Findings only in the older report. That they are over is not proved unless `after` is complete.'),
    notes: z.array(z.string()).describe('What limits the comparison, in sentences.'),
  })
  .describe('What licdiag diff --format json prints.');
