/** The JSON of `licdiag verify`. */
import * as z from 'zod';
import { comparedSchema } from './diff-schema.js';
import { fields } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

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
    holds: z
      .boolean()
      .describe(
        'every quoted line stands, and the findings are the same, some perhaps seen again; what could not be read does not count',
      ),
    complete: z.boolean().describe('all inputs were read'),
    quotes: z
      .object({
        checked: z.number().int().describe('quoted lines that were looked for'),
        unread: z.number().int().describe('quoted lines besides, of logs that could not be read'),
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
        same: z.number().int().describe('how many are as they were, with those that were seen again'),
        repeated: z
          .array(
            comparedSchema.extend({
              before: z.number().int().describe('how often the report saw it'),
              occurrences: z.number().int().describe('how often it is seen now'),
              lastSeen: z.string().nullable().describe('of the last line that shows it; null where no line has a time'),
            }),
          )
          .describe('of the same ones, those that happened again since the report'),
        changed: z
          .array(
            comparedSchema.extend({ change: z.string().describe('what is another now, such as active -> resolved') }),
          )
          .describe(
            'in both, with another state or confidence, or seen less often, at an earlier time, or more often at the same time',
          ),
        gone: z.array(comparedSchema).describe('only in the report'),
        new: z.array(comparedSchema).describe('only now'),
        unread: z
          .array(comparedSchema)
          .describe(
            'of the report, in a log that could not be read, or not in full: whether they still hold is not known',
          ),
        unclear: z
          .array(
            comparedSchema.pick({ signature: true, article: true, title: true, subject: true }).extend({
              before: z.array(z.string()).describe('files of the report that show it'),
              now: z.array(z.string()).describe('files that show it now'),
            }),
          )
          .describe(
            'the same failure of one subject in several folders: which of the report is which of now is not known',
          ),
      })
      .describe('those of the report against those that its inputs give now'),
    unfinished: z
      .array(
        z.object({
          server: z.string().describe('NetBIOS name in capitals'),
          site: z.string().nullable().describe('site code'),
          startedAt: z.string().describe('local time of its first line'),
          lastSeenAt: z.enum(stageIds).nullable().describe('the stage that was seen last; null where none is shown'),
        }),
      )
      .describe('newest attempts, later than the failures, of which no line tells how they ended'),
    notes: z.array(z.string()).describe('what limits the check, in words'),
  })
  .describe('what licdiag verify --format json prints');
