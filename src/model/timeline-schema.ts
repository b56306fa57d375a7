/** The JSON report of `timeline`, defined once: its published JSON Schema and its type come from here. */
import * as z from 'zod';
import { explainedShape, quoteSchema, reportSchema, standInsSchema } from './report-schema.js';
import { stageIds } from './stage-schema.js';

const time = z.string().nullable().describe('local time of the log, ISO 8601 without offset');
const stageId = z.enum(stageIds);
const provenance = z.enum(['documented', 'inferred']);

const stage = z.object({
  id: stageId,
  title: z.string(),
  status: z
    .enum(['passed', 'failed', 'unknown'])
    .describe('unknown with a line: it began, and no line tells how it ended; without one: nothing shows it'),
  time,
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  text: z.string().nullable(),
  occurrences: z.number().int().describe('how many lines of it were seen, such as files copied'),
  provenance: provenance.nullable().describe('documented: an article prints the line and says this of it'),
  article: z.string().nullable(),
  because: z.string().nullable(),
});

const attemptError = z.object({
  shape: z.string(),
  occurrences: z.number().int(),
  stage: stageId.nullable().describe('the stage that had begun last when it was logged'),
  ...quoteSchema.shape,
  ...explainedShape,
});

const between = z.object({
  kind: z.enum(['retry', 'role', 'manager', 'gap', 'clock', 'stopped', 'noted']),
  time,
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  says: z.string(),
});

const attempt = z.object({
  startedAt: time,
  endedAt: time,
  durationSeconds: z.number().nullable(),
  outcome: z.enum(['succeeded', 'failed', 'unfinished']),
  stoppedAt: stageId.nullable().describe('the stage that failed, or that was seen last; null where it is not shown'),
  look: z.string().nullable().describe('where to look for what happened at that stage'),
  beginningSeen: z.boolean().describe('false: its first lines are not in these logs'),
  because: z.string().describe('how the outcome is known'),
  provenance,
  stages: z.array(stage).describe('those that were seen in the order seen, then the others'),
  errors: z.array(attemptError),
  before: z.array(between).describe('what happened since the attempt before'),
  notes: z.array(z.string()).describe('what limits this: lines that may be of another server, a gap'),
});

const findingAt = z.object({
  signature: z.string(),
  article: z.string().nullable(),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  state: z.enum(['active', 'resolved']),
  times: z.array(z.string()).describe('of the lines that show it'),
});

const server = z.object({
  server: z.string().describe('NetBIOS name in capitals'),
  site: z.string().nullable(),
  folder: z.string().describe('the folder of its logs; logs of different folders are never joined'),
  outcome: z
    .enum(['succeeded', 'failed', 'unfinished', 'none'])
    .describe('of the last attempt; none: it is looked at, and no attempt is in these logs'),
  attemptsSeen: z
    .number()
    .int()
    .describe('may be more than are listed: of very many the last one, and as many more as there is room for'),
  outcomes: z
    .object({ succeeded: z.number().int(), failed: z.number().int(), unfinished: z.number().int() })
    .describe('of all attempts seen'),
  firstAt: time.describe('when the first attempt seen began'),
  looks: z.number().int().describe('checks of its share outside of attempts, as each cycle of a server that works has'),
  since: z.array(between).describe('what happened after the last attempt'),
  findings: z.array(findingAt),
  attempts: z.array(attempt),
});

const limit = z.object({
  kind: z.enum(['gap', 'clock', 'beginning', 'rollover', 'servers']),
  file: z.string(),
  line: z.number().int().nullable(),
  from: time,
  to: time,
  says: z.string(),
});

const link = z.object({
  id: z.enum(['site-control', 'service', 'configuration', 'registry', 'log']),
  title: z.string(),
  status: z.enum(['passed', 'failed', 'unknown']),
  says: z.string(),
  source: z.string().nullable().describe('the fact of the snapshot, or the line of the log'),
});

export const clientChainSchema = z.object({
  client: z.string(),
  links: z.array(link).describe('in the order in which the settings travel'),
  gap: link.shape.id.nullable().describe('the first that failed; null where none is known to have'),
  certain: z.boolean().describe('false: a link before the gap is unknown, so the gap may lie earlier'),
  advice: z.array(
    z.object({ article: z.string(), text: z.string(), documented: z.boolean().describe('the article says it') }),
  ),
});

const { tool, run, redacted, inputs } = reportSchema.shape;

export const timelineSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('timeline'),
    tool,
    run,
    redacted,
    redaction: z.object({ standIns: standInsSchema }).optional().describe('only with --redact names'),
    inputs,
    servers: z.array(server),
    unexplained: z.array(
      z.object({
        shape: z.string(),
        occurrences: z.number().int(),
        servers: z.array(z.string()),
        stages: z.array(stageId).describe('the stages of the attempts in which it was logged'),
        first: quoteSchema,
        last: quoteSchema,
        ...explainedShape,
      }),
    ),
    limits: z.array(limit).describe('gaps and resets of the logs, which limit what can be concluded'),
    clients: z.array(clientChainSchema).nullable().describe('with --client'),
    summary: z.object({
      servers: z.number().int(),
      succeeded: z.number().int(),
      failed: z.number().int(),
      unfinished: z.number().int(),
      attempts: z.number().int(),
    }),
  })
  .describe('what licdiag timeline --format json prints');
