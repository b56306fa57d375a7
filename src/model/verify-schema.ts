/** The JSON of `licdiag verify`, defined once. */
import * as z from 'zod';
import { comparedSchema } from './diff-schema.js';
import { fields } from './shared-fields-schema.js';

export const verifySchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('verify').describe('which command wrote it'),
    tool: z.object({ name: fields.program, version: fields.version }).describe('what wrote it'),
    report: z
      .object({
        path: z.string().describe('as given'),
        startedAt: fields.startedAt,
        catalogue: fields.catalogue,
      })
      .describe('the report that is checked'),
    holds: z.boolean().describe('every quoted line stands, and the findings are the same'),
    complete: z.boolean().describe('all inputs were read'),
    quotes: z
      .object({
        checked: z.number().int().describe('quoted lines that were looked for'),
        failed: z
          .array(
            z.object({
              finding: z.string().describe('id of the finding that quotes it'),
              file: z.string().describe('as the report names it'),
              line: fields.line,
              text: z.string().describe('as the report quotes it'),
              problem: z.string().describe('what stands there now, or why nothing does'),
            }),
          )
          .describe('those that do not stand'),
      })
      .describe('the log lines that the report quotes'),
    findings: z
      .object({
        same: z.number().int().describe('how many are as they were'),
        changed: z
          .array(
            comparedSchema.extend({ change: z.string().describe('what is another now, such as active -> resolved') }),
          )
          .describe('in both, with another state, confidence or number of occurrences'),
        gone: z.array(comparedSchema).describe('only in the report'),
        new: z.array(comparedSchema).describe('only now'),
      })
      .describe('those of the report against those that its inputs give now'),
    notes: z.array(z.string()).describe('what limits the check, in words'),
  })
  .describe('what licdiag verify --format json prints');
