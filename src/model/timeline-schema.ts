/** The JSON report of `timeline`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { explainedShape, quoteSchema, reportSchema, standInsSchema } from './report-schema.js';
import { fields } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const time = z.string().nullable().describe('local time of the log, ISO 8601 without offset');
const stageId = z.enum(stageIds).describe('a stage of the installation; the order is that in which they were seen');
const file = z.string().nullable().describe('the path of the log under inputs.files; null where no line shows it');
const line = z.number().int().nullable().describe('in the file, from 1; null where no line shows it');
const provenance = z
  .enum(['documented', 'inferred'])
  .describe('documented: an article says it; inferred: concluded by us');

const stage = z.object({
  id: stageId,
  title: z.string().describe('of the stage, for a person'),
  status: z
    .enum(['passed', 'failed', 'unknown'])
    .describe('unknown with a line: it began, and no line tells how it ended; without one: nothing shows it'),
  time,
  file,
  line,
  text: z.string().nullable().describe('the message, masked; null where no line shows it'),
  occurrences: z.number().int().describe('how many lines of it were seen, such as files copied'),
  provenance: provenance.nullable().describe('documented: an article prints the line and says this of it'),
  article: z.string().nullable().describe('that speaks of the line'),
  because: z.string().nullable().describe('what the line means for the stage; null where none shows it'),
});

const attemptError = z.object({
  shape: fields.shape,
  occurrences: z.number().int().describe('lines of this shape in this attempt'),
  stage: stageId.nullable().describe('the stage that had begun last when it was logged'),
  ...quoteSchema.shape,
  ...explainedShape,
});

const between = z.object({
  kind: z
    .enum(['retry', 'role', 'manager', 'gap', 'clock', 'stopped', 'noted'])
    .describe(
      'retry: how long after the attempt before; role: the role may have changed; manager: License Server Manager started again; gap: nothing was logged; clock: it went back; stopped: status message 9406, that its service was not running; noted: another line that names the server',
    ),
  time,
  file,
  line,
  says: z.string().describe('in words'),
});

const attempt = z.object({
  startedAt: time.describe('of its first line; local time of the log, ISO 8601 without offset'),
  endedAt: time.describe('of its last line'),
  durationSeconds: z.number().nullable().describe('from the first to the last line; null where a time is missing'),
  outcome: z.enum(['succeeded', 'failed', 'unfinished']).describe('unfinished: no line tells how it ended'),
  stoppedAt: stageId.nullable().describe('the stage that failed, or that was seen last; null where it is not shown'),
  look: z.string().nullable().describe('where to look for what happened at that stage'),
  beginningSeen: z.boolean().describe('false: its first lines are not in these logs'),
  because: z.string().describe('how the outcome is known'),
  provenance,
  stages: z.array(stage).describe('those that were seen in the order seen, then the others'),
  errors: z.array(attemptError).describe('error lines of it, alike ones counted together'),
  before: z.array(between).describe('what happened since the attempt before'),
  notes: z.array(z.string()).describe('what limits this: lines that may be of another server, a gap'),
});

const findingAt = z.object({
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state: fields.state,
  times: z.array(z.string()).describe('of the lines that show it'),
});

const server = z.object({
  server: z.string().describe('NetBIOS name in capitals'),
  site: z.string().nullable().describe('site code, where a STATMSG record tells it'),
  folder: z.string().describe('the folder of its logs; logs of different folders are never joined'),
  outcome: z
    .enum(['succeeded', 'failed', 'unfinished', 'none'])
    .describe('of the last attempt; none: it is looked at, and no attempt is in these logs'),
  attemptsSeen: z
    .number()
    .int()
    .describe('may be more than are listed: of very many the last one, and as many more as there is room for'),
  outcomes: z
    .object({
      succeeded: z.number().int().describe('how many'),
      failed: z.number().int().describe('how many'),
      unfinished: z.number().int().describe('how many'),
    })
    .describe('of all attempts seen'),
  firstAt: time.describe('when the first attempt seen began'),
  looks: z.number().int().describe('checks of its share outside of attempts, as each cycle of a server that works has'),
  since: z.array(between).describe('what happened after the last attempt'),
  findings: z.array(findingAt).describe('of scan, about this server'),
  attempts: z.array(attempt).describe('in the order of time'),
});

const limit = z.object({
  kind: z
    .enum(['gap', 'clock', 'beginning', 'rollover', 'servers'])
    .describe(
      'gap: nothing was logged; clock: it went back; beginning: the log begins within an attempt; rollover: what was before the older of two generations is gone; servers: there are more than are followed',
    ),
  file: z.string().describe('the path of the log under inputs.files'),
  line,
  from: time.describe('where it begins'),
  to: time.describe('where it ends'),
  says: z.string().describe('in words'),
});

const link = z.object({
  id: z
    .enum(['site-control', 'service', 'configuration', 'registry', 'log'])
    .describe('where the settings pass: configuration is LICMTR.CFG, registry that of the client'),
  title: z.string().describe('for a person'),
  status: z.enum(['passed', 'failed', 'unknown']).describe('unknown: it was not collected'),
  says: z.string().describe('what stands there, in words'),
  source: z.string().nullable().describe('the fact of the snapshot, or the line of the log'),
});

const clientChainSchema = z.object({
  client: z.string().describe('name of the client machine, or the path of its log'),
  links: z.array(link).describe('in the order in which the settings travel'),
  gap: link.shape.id.nullable().describe('the first that failed; null where none is known to have'),
  certain: z.boolean().describe('false: a link before the gap is unknown, so the gap may lie earlier'),
  advice: z
    .array(
      z.object({
        article: z.string().describe('such as Q199747'),
        text: z.string().describe('what to do, or to look at'),
        documented: z.boolean().describe('the article says it'),
      }),
    )
    .describe('what to do about the gap'),
});

const { tool, run, redacted, inputs } = reportSchema.shape;

export const timelineSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('timeline').describe('which command wrote it'),
    tool,
    run,
    redacted,
    redaction: z.object({ standIns: standInsSchema }).optional().describe('only with --redact names'),
    inputs,
    servers: z.array(server).describe('each metering server of each folder of logs'),
    unexplained: z
      .array(
        z.object({
          shape: fields.shape,
          occurrences: z.number().int().describe('lines of this shape'),
          servers: fields.shapeServers,
          stages: z.array(stageId).describe('the stages of the attempts in which it was logged'),
          first: quoteSchema.describe('the first such line'),
          last: quoteSchema.describe('the last such line'),
          ...explainedShape,
        }),
      )
      .describe('error lines of metering logs that no signature explains'),
    limits: z.array(limit).describe('gaps and resets of the logs, which limit what can be concluded'),
    clients: z.array(clientChainSchema).nullable().describe('with --client'),
    summary: z
      .object({
        servers: z.number().int().describe('all that are listed'),
        succeeded: z.number().int().describe('servers whose last attempt did'),
        failed: z.number().int().describe('servers whose last attempt did'),
        unfinished: z.number().int().describe('servers whose last attempt is'),
        attempts: z.number().int().describe('seen on all servers'),
        notListed: z
          .number()
          .int()
          .optional()
          .describe(
            'only where a limit was reached: failures that are in the findings of no server; it is not complete then',
          ),
      })
      .describe('numbers over all servers'),
  })
  .describe('what licdiag timeline --format json prints');
