/** The JSON of `licdiag verify`. */
import * as z from 'zod';
import { comparedSchema } from './diff-schema.js';
import { fields, programSchema } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

export const verifySchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('verify').describe('The command that wrote this.'),
    tool: programSchema,
    report: z
      .object({
        path: z.string().describe('Path as given.'),
        startedAt: fields.startedAt,
        catalogue: fields.catalogue,
      })
      .describe('The report that is checked.'),
    holds: z
      .boolean()
      .describe(
        'Whether every quoted line still stands and the findings are the same, some perhaps seen again. What could not be read does not count.',
      ),
    complete: z
      .boolean()
      .describe('Whether all inputs were read in full and, if logs were given, a metering log was among them.'),
    quotes: z
      .object({
        checked: z.number().int().describe('How many quoted lines were looked for.'),
        unread: z.number().int().describe('How many more quoted lines are of logs that could not be read.'),
        failed: z
          .array(
            z.object({
              finding: z.string().describe('Id of the finding that quotes it.'),
              file: z.string().describe('Path of the log, as the report names it.'),
              line: fields.line,
              text: z.string().describe('The line, as the report quotes it.'),
              problem: z.string().describe('What stands there now, or why nothing does.'),
            }),
          )
          .describe('Quoted lines that do not stand there any more.'),
      })
      .describe('The log lines that the report quotes.'),
    findings: z
      .object({
        same: z.number().int().describe('How many findings are as they were, including those that were seen again.'),
        repeated: z
          .array(
            comparedSchema.extend({
              before: z.number().int().describe('How often the report saw it.'),
              occurrences: z.number().int().describe('How often it is seen now.'),
              lastSeen: z
                .string()
                .nullable()
                .describe(
                  'Local time of the last line that shows it, ISO 8601 without offset. Null if no line has a time.',
                ),
            }),
          )
          .describe('Those of the same findings that happened again since the report.'),
        changed: z
          .array(
            comparedSchema.extend({
              change: z.string().describe('What is different now, such as "active -> resolved".'),
            }),
          )
          .describe(
            'Findings in both, with another state or confidence, or seen less often, at an earlier time, or more often at the same time.',
          ),
        gone: z.array(comparedSchema).describe('Findings only in the report.'),
        new: z.array(comparedSchema).describe('Findings only now.'),
        unread: z
          .array(comparedSchema)
          .describe(
            'Findings of the report in a log that could not be read, or not in full: whether they still hold is not known.',
          ),
        unclear: z
          .array(
            comparedSchema.pick({ signature: true, article: true, title: true, subject: true }).extend({
              before: z.array(z.string()).describe('Paths of the logs that show it in the report.'),
              now: z.array(z.string()).describe('Paths of the logs that show it now.'),
            }),
          )
          .describe(
            'The same failure of one subject in several folders: which of the report is which of now is not known.',
          ),
      })
      .describe('The findings of the report against those that its inputs give now.'),
    unfinished: z
      .array(
        z.object({
          server: z.string().describe('NetBIOS name of the server, in capitals.'),
          site: z.string().nullable().describe('Site code. Null if it is not known.'),
          startedAt: z.string().describe('Local time of its first line, ISO 8601 without offset.'),
          lastSeenAt: z.enum(stageIds).nullable().describe('The stage that was seen last. Null if none is shown.'),
        }),
      )
      .describe('Newest attempts, later than the failures, of which no line tells how they ended.'),
    notes: z.array(z.string()).describe('What limits the check, in sentences.'),
  })
  .describe('What licdiag verify --format json prints.');
