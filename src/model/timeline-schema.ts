/** The JSON report of `timeline`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { explainedShape, quoteSchema, standInsSchema, timeSchema as time } from './quote-schema.js';
import { reportSchema, unexplainedSchema } from './report-schema.js';
import { fields } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const stageId = z.enum(stageIds).describe('Id of a stage of the installation.');
const file = z.string().nullable().describe('Path of the log, as under inputs.files. Null if no line shows it.');
const line = z.number().int().nullable().describe('Number of the line in its file, from 1. Null if no line shows it.');
const provenance = z
  .enum(['documented', 'inferred'])
  .describe('"documented": an article says it. "inferred": licdiag concluded it.');

const stage = z.object({
  id: stageId,
  title: z.string().describe('Title of the stage, for a person.'),
  status: z
    .enum(['passed', 'failed', 'unknown'])
    .describe(
      '"unknown" with a line: the stage began, and no line tells how it ended. "unknown" without a line: nothing shows it.',
    ),
  time,
  file,
  line,
  text: z.string().nullable().describe('The message, with passwords masked. Null if no line shows it.'),
  occurrences: z.number().int().describe('How many lines of it were seen, such as one for each file copied.'),
  provenance: provenance
    .nullable()
    .describe('"documented": an article prints the line and says this about it. Null if no line shows it.'),
  article: z
    .string()
    .nullable()
    .describe('The article that speaks of the line. Null if none does, or no line shows it.'),
  because: z.string().nullable().describe('What the line means for the stage. Null if no line shows it.'),
});

const attemptError = z.object({
  shape: fields.shape,
  occurrences: z.number().int().describe('How many lines of this attempt have this shape.'),
  stage: stageId.nullable().describe('The stage that had begun last when it was logged. Null if none had.'),
  ...quoteSchema.shape,
  ...explainedShape,
});

const between = z.object({
  kind: z
    .enum(['retry', 'role', 'manager', 'gap', 'clock', 'stopped', 'noted'])
    .describe(
      '"retry": how long after the attempt before. "role": the role may have changed. "manager": License Server Manager started again. "gap": nothing was logged. "clock": the clock went back. "stopped": status message 9406, that its service was not running. "noted": another line that names the server.',
    ),
  time,
  file,
  line,
  says: z.string().describe('What happened, in a sentence.'),
});

const attempt = z.object({
  startedAt: time.describe('Local time of its first line, ISO 8601 without offset. Null if that line has none.'),
  endedAt: time.describe(
    'Local time of the last line that shows how far it got, ISO 8601 without offset; errors may stand behind it. Null if that line has none.',
  ),
  durationSeconds: z
    .number()
    .nullable()
    .describe(
      'Seconds from the first to the last line. Null if one of them has no time, or the clock was set back in between.',
    ),
  outcome: z.enum(['succeeded', 'failed', 'unfinished']).describe('"unfinished": no line tells how it ended.'),
  stoppedAt: stageId
    .nullable()
    .describe('The stage that failed, else the one seen last. Null if the attempt succeeded, or no stage is shown.'),
  look: z
    .string()
    .nullable()
    .describe('Where to look for what happened at that stage. Null if there is no such stage.'),
  beginningSeen: z.boolean().describe('False: its first lines are not in these logs.'),
  because: z.string().describe('How the outcome is known, in words.'),
  provenance,
  stages: z.array(stage).describe('The stages that were seen, in the order seen, then the others.'),
  errors: z.array(attemptError).describe('Error lines of the attempt. Alike ones are counted together.'),
  before: z.array(between).describe('What happened since the attempt before.'),
  notes: z.array(z.string()).describe('What limits this, in words: lines that may be of another server, a gap.'),
});

const findingAt = z.object({
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state: fields.state,
  times: z.array(z.string()).describe('Local times of the lines that show it, ISO 8601 without offset.'),
});

const server = z.object({
  server: z.string().describe('NetBIOS name, in capitals.'),
  site: z.string().nullable().describe('Site code, where a STATMSG record tells it. Otherwise null.'),
  folder: z.string().describe('The folder of its logs. Logs of different folders are never joined.'),
  outcome: z
    .enum(['succeeded', 'failed', 'unfinished', 'none'])
    .describe('Outcome of the last attempt. "none": lines speak of the server, and these logs show no attempt.'),
  attemptsSeen: z
    .number()
    .int()
    .describe(
      'How many attempts were seen. May be more than are listed: of very many, the last is listed, and as many more as there is room for.',
    ),
  outcomes: z
    .object({
      succeeded: z.number().int().describe('How many attempts.'),
      failed: z.number().int().describe('How many attempts.'),
      unfinished: z.number().int().describe('How many attempts.'),
    })
    .describe('Outcomes of all attempts seen.'),
  firstAt: time.describe(
    'Local time when the first attempt seen began, ISO 8601 without offset. Null if it is not known.',
  ),
  looks: z
    .number()
    .int()
    .describe('How often its share was checked outside of attempts, as in each cycle of a server that works.'),
  since: z.array(between).describe('What happened after the last attempt.'),
  findings: z.array(findingAt).describe('Findings of scan about this server.'),
  attempts: z.array(attempt).describe('The attempts, in the order of time.'),
});

const limit = z.object({
  kind: z
    .enum(['gap', 'clock', 'beginning', 'rollover', 'servers'])
    .describe(
      '"gap": nothing was logged. "clock": the clock went back. "beginning": the log begins within an attempt. "rollover": what was before the older of two generations is gone. "servers": there are more servers than are followed.',
    ),
  file: z.string().describe('Path of the log, as under inputs.files.'),
  line,
  from: time.describe('Local time when it begins, ISO 8601 without offset. Null if it has none.'),
  to: time.describe('Local time when it ends, ISO 8601 without offset. Null if it has none.'),
  says: z.string().describe('What happened, in a sentence.'),
});

const link = z.object({
  id: z
    .enum(['site-control', 'service', 'configuration', 'registry', 'log'])
    .describe('Where the settings pass. "configuration" is LICMTR.CFG, "registry" that of the client.'),
  title: z.string().describe('Title, for a person.'),
  status: z.enum(['passed', 'failed', 'unknown']).describe('"unknown": it was not collected.'),
  says: z.string().describe('What stands there, in words.'),
  source: z
    .string()
    .nullable()
    .describe('The fact of the snapshot, or the line of the log. Null if it was not collected.'),
});

const clientChainSchema = z.object({
  client: z.string().describe('Name of the client machine, or the path of its log.'),
  links: z.array(link).describe('The links, in the order in which the settings travel.'),
  gap: link.shape.id.nullable().describe('The first link that failed. Null if none is known to have failed.'),
  certain: z.boolean().describe('False: a link before the gap is unknown, so the gap may lie earlier.'),
  advice: z
    .array(
      z.object({
        article: z.string().describe('Number of the article, such as Q199747.'),
        text: z.string().describe('What to do, or to look at.'),
        documented: z.boolean().describe('True: the article says it. False: licdiag concluded it.'),
      }),
    )
    .describe('What to do about the gap.'),
});

const { tool, run, redacted, inputs } = reportSchema.shape;

export const timelineSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('timeline').describe('The command that wrote this.'),
    tool,
    run,
    redacted,
    redaction: z
      .object({ standIns: standInsSchema })
      .optional()
      .describe('What --redact names did. Absent without it.'),
    inputs,
    servers: z.array(server).describe('Each metering server of each folder of logs.'),
    unexplained: z
      .array(
        unexplainedSchema.extend({
          stages: z.array(stageId).describe('The stages of the attempts in which it was logged. Empty: in none.'),
        }),
      )
      .describe('Error lines of metering logs that no signature explains.'),
    limits: z.array(limit).describe('Gaps and resets of the logs, which limit what can be concluded.'),
    clients: z
      .array(clientChainSchema)
      .nullable()
      .describe('The chain of the settings to each client. Null without --client.'),
    summary: z
      .object({
        servers: z.number().int().describe('How many servers are listed.'),
        succeeded: z.number().int().describe('How many servers have a last attempt that succeeded.'),
        failed: z.number().int().describe('How many servers have a last attempt that failed.'),
        unfinished: z.number().int().describe('How many servers have a last attempt whose end is not logged.'),
        attempts: z.number().int().describe('How many attempts were seen on all servers.'),
        notListed: z
          .number()
          .int()
          .optional()
          .describe(
            'How many failures are in the findings of no server, since a limit was reached. Absent if none; otherwise the timeline is not complete.',
          ),
      })
      .describe('Totals over all servers.'),
  })
  .describe('What licdiag timeline --format json prints.');
