/** The JSON of `licdiag diff`, and what `--baseline` adds to a report, defined once. */
import * as z from 'zod';

const name = z.string().nullable();
const state = z.enum(['active', 'resolved']);

export const comparedSchema = z.object({
  id: z.string(),
  signature: z.string(),
  article: z.string().nullable(),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  state,
  subject: z.object({ site: name, server: name, client: name }),
});

export const changedSchema = comparedSchema.extend({ from: state.describe('its state before') });

const side = z.object({ path: z.string(), startedAt: z.string(), catalogue: z.string(), complete: z.boolean() });

export const diffSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('diff'),
    tool: z.object({ name: z.literal('licdiag'), version: z.string() }),
    before: side,
    after: side,
    new: z.array(comparedSchema).describe('only in the newer report'),
    changed: z.array(changedSchema).describe('in both, with another state'),
    still: z.array(comparedSchema).describe('in both, with the same state'),
    gone: z
      .array(comparedSchema)
      .describe('only in the older report; not proved to be over unless `after` is complete'),
    notes: z.array(z.string()).describe('what limits the comparison, in words'),
  })
  .describe('what licdiag diff --format json prints');
