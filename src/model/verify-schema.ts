/** The JSON of `licdiag verify`, defined once. */
import * as z from 'zod';
import { comparedSchema } from './diff-schema.js';

export const verifySchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('verify'),
    tool: z.object({ name: z.literal('licdiag'), version: z.string() }),
    report: z.object({ path: z.string(), startedAt: z.string(), catalogue: z.string() }),
    holds: z.boolean().describe('every quoted line stands, and the findings are the same'),
    complete: z.boolean().describe('all inputs were read'),
    quotes: z.object({
      checked: z.number().int(),
      failed: z.array(
        z.object({
          finding: z.string().describe('id of the finding that quotes it'),
          file: z.string(),
          line: z.number().int(),
          text: z.string(),
          problem: z.string(),
        }),
      ),
    }),
    findings: z.object({
      same: z.number().int(),
      changed: z.array(comparedSchema.extend({ change: z.string() })),
      gone: z.array(comparedSchema),
      new: z.array(comparedSchema),
    }),
    notes: z.array(z.string()),
  })
  .describe('what licdiag verify --format json prints');
