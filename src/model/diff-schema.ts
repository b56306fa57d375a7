/** The JSON of `licdiag diff`, and what `--baseline` adds to a report. */
import * as z from 'zod';
import { fields } from './shared-fields-schema.js';

const name = z.string().nullable();

export const comparedSchema = z.object({
  id: z.string().describe('fingerprint of signature and subject, the same in each report'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  state: fields.state,
  subject: z
    .object({
      site: name.describe('site code'),
      server: name.describe('NetBIOS name in capitals'),
      client: name.describe('name of the client machine'),
    })
    .describe('whom it is about; what is not known is null'),
});

export const changedSchema = comparedSchema.extend({ from: fields.state.describe('its state before') });

const side = z.object({
  path: z.string().describe('of the report, as given'),
  startedAt: fields.startedAt,
  catalogue: fields.catalogue,
  complete: z.boolean().describe('the inputs of that report were complete'),
});

export const diffSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('diff').describe('which command wrote it'),
    tool: z.object({ name: fields.program, version: fields.version }).describe('what wrote it'),
    before: side.describe('the older report'),
    after: side.describe('the newer report'),
    new: z.array(comparedSchema).describe('only in the newer report'),
    changed: z.array(changedSchema).describe('in both, with another state'),
    still: z.array(comparedSchema).describe('in both, with the same state'),
    gone: z
      .array(comparedSchema)
      .describe('only in the older report; not proved to be over unless `after` is complete'),
    notes: z.array(z.string()).describe('what limits the comparison, in words'),
  })
  .describe('what licdiag diff --format json prints');
