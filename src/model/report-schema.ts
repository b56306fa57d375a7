/** The JSON report of `scan`, defined once: its published JSON Schema and its type come from here. */
import * as z from 'zod';
import { changedSchema, comparedSchema } from './diff-schema.js';
import { stageIds } from './stage-schema.js';

const time = z.string().nullable().describe('local time of the log, ISO 8601 without offset');
const subject = z.object({
  site: z.string().nullable().describe('site code, where a STATMSG record tells it'),
  server: z.string().nullable().describe('NetBIOS name in capitals'),
  client: z.string().nullable(),
});

const file = z.object({
  path: z.string(),
  log: z.string().nullable().describe('the log it is by its name; null for an unknown name'),
  format: z.enum(['sms', 'grid', 'configmgr', 'provider', 'plain']).nullable(),
  encoding: z.string().nullable(),
  bytes: z.number().int().nullable(),
  entries: z.number().int().nullable().describe('trailers; null when not counted'),
  firstTime: time,
  lastTime: time,
  timeZone: z.string().nullable(),
  status: z.enum(['read', 'failed', 'duplicate']),
  problem: z.string().nullable(),
});

const logEvidence = z.object({
  kind: z.literal('log'),
  file: z.string(),
  line: z.number().int(),
  time,
  timeZone: z.string().nullable(),
  text: z.string(),
  clause: z.string(),
  captures: z.record(z.string(), z.string()),
  context: z
    .array(z.object({ line: z.number().int(), text: z.string() }))
    .optional()
    .describe('lines around it, where they were asked for'),
});

const snapshotEvidence = z.object({
  kind: z.literal('snapshot'),
  file: z.string().describe('the snapshot'),
  time: time.describe('when it was collected'),
  fact: z.string().describe('where the fact stands in the snapshot'),
  value: z.string(),
  says: z.string(),
});

const evidence = z.discriminatedUnion('kind', [logEvidence, snapshotEvidence]);
const counterEvidence = z.discriminatedUnion('kind', [logEvidence.extend({ says: z.string() }), snapshotEvidence]);

const step = z.object({
  text: z.string(),
  command: z.string().optional().describe('absent where the step is forbidden'),
  source: z.object({ article: z.string(), documented: z.boolean() }),
  state: z.enum(['needed', 'done', 'forbidden', 'unknown']),
  because: z.string().nullable(),
});

const reference = z.object({ article: z.string(), title: z.string() });

const finding = z.object({
  id: z.string().describe('stable fingerprint of signature and subject'),
  signature: z.string(),
  article: z.string().nullable(),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  state: z.enum(['active', 'resolved']),
  known: z.boolean().describe('in the baseline report already; such findings do not count for the exit code'),
  acknowledged: z
    .object({ reason: z.string(), expires: z.string().nullable() })
    .nullable()
    .describe('by the acknowledge file; such findings do not count for the exit code'),
  subject,
  firstSeen: time,
  lastSeen: time,
  age: z.number().nullable().describe('days from lastSeen to the end of that log'),
  occurrences: z.number().int(),
  evidence: z.array(evidence),
  counterEvidence: z.array(counterEvidence),
  cause: z.string(),
  remedy: z.object({
    type: z.enum(['workaround', 'fix', 'hotfix', 'configuration', 'none']),
    cautions: z.array(z.string()),
    steps: z.array(step),
    files: z.array(
      z.object({
        file: z.string(),
        version: z.string().optional(),
        platform: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
  candidates: z
    .array(z.object({ article: z.string(), cause: z.string(), separatedBy: z.string() }))
    .describe('of a symptom with several causes, and the fact that would tell each from the others'),
  expected: z
    .array(z.object({ article: z.string(), text: z.string() }))
    .describe('documented effects of this failure that are no failures of their own'),
  verify: z.array(z.string()),
  fixedIn: z.string(),
  references: z.array(reference),
});

const nearMiss = z.object({
  signature: z.string(),
  article: z.string().nullable(),
  subject,
  held: z.array(z.string()),
  failed: z.array(z.object({ clause: z.string(), instead: z.string() })),
});

export const quoteSchema = z.object({ file: z.string(), line: z.number().int(), time, text: z.string() });

/** What is said in words of an error line. */
export const explainedShape = {
  codes: z
    .array(
      z.object({
        code: z.number().int(),
        means: z.string(),
        here: z.string().nullable().describe('what it meant in articles about metering'),
      }),
    )
    .describe('numbers of Windows errors in the line'),
  status: z
    .object({
      id: z.number().int(),
      severity: z.enum(['information', 'warning', 'error', 'unknown']),
      component: z.string().nullable(),
      system: z.string().nullable(),
      site: z.string().nullable(),
      strings: z.array(z.string()).describe('the inserted strings; empty ones at the end are left out'),
      text: z.string().nullable().describe('where an article prints it, with the strings inserted'),
      article: z.string().nullable(),
    })
    .nullable()
    .describe('the status message that the line records'),
};

const unexplained = z.object({
  shape: z.string(),
  occurrences: z.number().int(),
  servers: z.array(z.string()),
  stages: z
    .array(z.enum(stageIds))
    .nullable()
    .describe(
      'the stages of install attempts at which it was logged, as in the timeline; empty: in no attempt; null: not known, since more came on standard input than is kept',
    ),
  first: quoteSchema,
  last: quoteSchema,
  ...explainedShape,
});

export const standInsSchema = z.object({
  servers: z.number().int(),
  users: z.number().int(),
  domains: z.number().int(),
  sites: z.number().int(),
});

const redaction = z
  .object({
    standIns: standInsSchema,
    sameFindings: z
      .boolean()
      .nullable()
      .describe('diagnosing the redacted text gives the same findings; null when the text could not be read twice'),
    differences: z.array(z.string()).describe('which findings differ, in words'),
  })
  .describe('only with --redact names');

export const unusedAcknowledgement = z.object({
  id: z.string().describe('as written'),
  reason: z.string(),
  subject,
  isKnownName: z.boolean().describe('false: it names no signature, no article of one, and no finding'),
});

const baseline = z
  .object({
    new: z.number().int().describe('findings that the baseline report does not have'),
    still: z.number().int(),
    changed: z.array(changedSchema),
    gone: z.array(comparedSchema).describe('no longer found, of what this run looked for'),
  })
  .describe('only with --baseline');

export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('scan'),
    tool: z.object({
      name: z.literal('licdiag'),
      version: z.string(),
      catalogue: z.string().describe('hash of the signatures used'),
    }),
    run: z.object({ startedAt: z.string(), durationMs: z.number(), arguments: z.array(z.string()) }),
    redacted: z.enum(['secrets', 'names', 'none']),
    redaction: redaction.optional(),
    inputs: z.object({
      complete: z.boolean().describe('every file was read, and a metering log was among them'),
      meteringLogs: z.number().int().describe('how many metering logs were read'),
      files: z.array(file),
      snapshots: z.array(
        z.object({
          path: z.string(),
          collectedAt: time,
          site: z.string().nullable(),
          servers: z.array(z.string()),
          problems: z.array(z.object({ path: z.string(), problem: z.string() })),
        }),
      ),
    }),
    baseline: baseline.optional(),
    expiredAcknowledgements: z
      .array(z.object({ id: z.string(), reason: z.string(), expires: z.string() }))
      .optional()
      .describe('entries of the acknowledge file that hold no more'),
    unusedAcknowledgements: z
      .array(unusedAcknowledgement)
      .optional()
      .describe(
        'entries of the acknowledge file that fit no finding; not told where --only, --skip, --since or --until narrow what is looked for',
      ),
    findings: z.array(finding),
    undecided: z.array(
      z.object({ signature: z.string(), article: z.string().nullable(), subject, missing: z.array(z.string()) }),
    ),
    nearMisses: z.array(nearMiss),
    nextArtifacts: z.array(z.object({ artifact: z.string(), decides: z.array(z.string()) })),
    unexplained: z.array(unexplained),
    summary: z.object({
      findings: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
      notListed: z
        .number()
        .int()
        .optional()
        .describe(
          'only where a limit was reached: failures seen that are in no finding; the report is not complete then',
        ),
      leftOut: z.number().int().optional().describe('only with --server: findings about other servers'),
      servers: z.number().int().describe('servers that findings and unexplained errors name'),
      files: z.number().int(),
      bytes: z.number().int(),
    }),
  })
  .describe('what licdiag scan --format json prints');

/** A line of NDJSON: a finding, or at the end what is left of the report. */
export const lineSchema = z
  .discriminatedUnion('kind', [
    finding.extend({ kind: z.literal('finding') }),
    reportSchema
      .omit({ findings: true, summary: true, kind: true })
      .extend({ ...reportSchema.shape.summary.shape, kind: z.literal('summary') }),
  ])
  .describe('a line of what licdiag scan --format ndjson prints');
