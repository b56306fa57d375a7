/** The JSON report of `scan`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { changedSchema, comparedSchema } from './diff-schema.js';
import { fields, remedyWith } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const time = z.string().nullable().describe('local time of the log, ISO 8601 without offset');
const subject = z
  .object({
    site: z.string().nullable().describe('site code, where a STATMSG record tells it'),
    server: z.string().nullable().describe('NetBIOS name in capitals'),
    client: z.string().nullable().describe('name of the client machine'),
  })
  .describe('whom it is about; what neither logs nor a snapshot tell is null');
const problem = z
  .string()
  .nullable()
  .describe('why it could not be read, or was left out, in words; null: nothing of that');
const timeZone = z.string().nullable().describe('name of the zone as the log prints it; null where it prints none');

const file = z.object({
  path: z.string().describe('as given, with /; a member of an archive is bundle.zip!logs/Licsvcfg.log'),
  log: z.string().nullable().describe('the log it is by its name; null for an unknown name'),
  format: z
    .enum(['sms', 'grid', 'configmgr', 'provider', 'plain'])
    .nullable()
    .describe(
      'form of its records: sms: a trailer after each; grid: copied out of a viewer; configmgr: of a later product; provider: of the SMS provider; plain: text without any; null: it is empty, or holds no line of a log',
    ),
  encoding: z
    .string()
    .nullable()
    .describe('utf-8, utf-16le, utf-16be, or the Windows code page; null: it is empty, or was not read'),
  bytes: z.number().int().nullable().describe('unpacked; null when it was not read'),
  entries: z.number().int().nullable().describe('trailers; null when not counted'),
  firstTime: time.describe(
    'of its first entry with a time; null where its first 32 KB have none; local time of the log, ISO 8601 without offset',
  ),
  lastTime: time.describe(
    'of its last entry with a time; null where its last 32 KB have none, or it was not read to its end',
  ),
  timeZone,
  status: z
    .enum(['read', 'failed', 'duplicate'])
    .describe('failed: not, or not to its end; duplicate: the same content as another, counted once'),
  problem,
});

const logEvidence = z.object({
  kind: z.literal('log').describe('a line of a log'),
  file: z.string().describe('the path of it under inputs.files'),
  line: fields.line,
  time,
  timeZone,
  text: fields.text,
  clause: z.string().describe('the clause of the signature that it is'),
  captures: z.record(z.string(), z.string()).describe('what the placeholders of the clause stood for, by their names'),
  context: z
    .array(z.object({ line: fields.line, text: z.string().describe('the line, masked and made printable') }))
    .optional()
    .describe('lines around it, where they were asked for'),
});

const snapshotEvidence = z.object({
  kind: z.literal('snapshot').describe('a collected fact'),
  file: z.string().describe('the snapshot'),
  time: time.describe('when it was collected'),
  fact: z.string().describe('where the fact stands in the snapshot'),
  value: z.string().describe('what it is there, as text'),
  says: z.string().describe('what that means'),
});

const evidence = z.discriminatedUnion('kind', [logEvidence, snapshotEvidence]);
const counterEvidence = z.discriminatedUnion('kind', [
  logEvidence.extend({ says: z.string().describe('what it means') }),
  snapshotEvidence,
]);

const step = z.object({
  text: z.string().describe('what to do, with the names filled in'),
  command: z
    .string()
    .optional()
    .describe('to run as it stands; absent where the step is forbidden or done, or there is none'),
  source: z
    .object({
      article: z.string().describe('such as Q214954'),
      documented: z.boolean().describe('the article says it; false: concluded by us'),
    })
    .describe('where it comes from'),
  state: z
    .enum(['needed', 'done', 'forbidden', 'unknown'])
    .describe('forbidden: it would do harm here; unknown: check first, it could do harm'),
  because: z.string().nullable().describe('why it is in this state; null where there is nothing to say'),
});

const reference = z.object({
  article: z.string().describe('such as Q214954'),
  title: z.string().describe('of the article, or what it tells'),
});

const finding = z.object({
  id: z.string().describe('stable fingerprint of signature and subject'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state: fields.state,
  known: z.boolean().describe('in the baseline report already; such findings do not count for the exit code'),
  acknowledged: z
    .object({
      reason: z.string().describe('as written there'),
      expires: z.string().nullable().describe('the last day it holds, ISO 8601; null: it does not end'),
    })
    .nullable()
    .describe('by the acknowledge file; such findings do not count for the exit code'),
  subject,
  firstSeen: time.describe('of the first line that shows it; local time of the log'),
  lastSeen: time.describe('of the last line that shows it; without lines, when the facts were collected'),
  age: z.number().nullable().describe('days from lastSeen to the end of that log'),
  occurrences: z.number().int().describe('attempts that failed this way; more than evidence quotes'),
  evidence: z.array(evidence).describe('the first and the last occurrence, by file and line; then facts'),
  counterEvidence: z.array(counterEvidence).describe('what speaks against it, or shows that it is over'),
  cause: z.string().describe('what happened, for a person'),
  remedy: remedyWith(step),
  candidates: z
    .array(
      z.object({
        article: z.string().describe('such as Q214954'),
        cause: z.string().describe('in words'),
        separatedBy: z.string().describe('the fact that would tell it'),
      }),
    )
    .describe('of a symptom with several causes, and the fact that would tell each from the others'),
  expected: z
    .array(
      z.object({
        article: z.string().describe('such as Q214954'),
        text: z.string().describe('what is to be expected'),
      }),
    )
    .describe('documented effects of this failure that are no failures of their own'),
  verify: z.array(z.string()).describe('how to see that the remedy worked'),
  fixedIn: z.string().describe('SP1 to SP5, HRP or hotfix; none: no fix is documented; unknown: no article says'),
  references: z.array(reference).describe('the articles that it rests on, the main one first'),
});

const nearMiss = z.object({
  signature: fields.signature,
  article: fields.article,
  subject,
  held: z.array(z.string()).describe('clauses whose lines are there'),
  failed: z
    .array(
      z.object({
        clause: z.string().describe('that lacks'),
        instead: z.string().describe('what stood there: a quote with file and line, or words'),
      }),
    )
    .describe('what kept it from being a finding'),
});

export const quoteSchema = z
  .object({
    file: z.string().describe('the path of it under inputs.files'),
    line: fields.line,
    time,
    text: fields.text,
  })
  .describe('a line of a log');

/** The explanation of an error line. */
export const explainedShape = {
  codes: z
    .array(
      z.object({
        code: z.number().int().describe('decimal, as in 997'),
        means: z.string().describe('what Windows calls it'),
        here: z.string().nullable().describe('what it meant in articles about metering'),
      }),
    )
    .describe('numbers of Windows errors in the line'),
  status: z
    .object({
      id: z.number().int().describe('of the message, such as 9406'),
      severity: z
        .enum(['information', 'warning', 'error', 'unknown'])
        .describe('by its SEV; unknown where it is none of these'),
      component: z.string().nullable().describe('COMP of the record'),
      system: z.string().nullable().describe('SYS of the record: the machine that it speaks of'),
      site: z.string().nullable().describe('SITE of the record'),
      strings: z.array(z.string()).describe('the inserted strings; empty ones at the end are left out'),
      text: z.string().nullable().describe('where an article prints it, with the strings inserted'),
      article: z.string().nullable().describe('that prints it'),
    })
    .nullable()
    .describe('the status message that the line records'),
};

const unexplained = z.object({
  shape: fields.shape,
  occurrences: z.number().int().describe('lines of this shape'),
  servers: fields.shapeServers,
  stages: z
    .array(z.enum(stageIds))
    .nullable()
    .describe(
      'the stages of install attempts at which it was logged, as in the timeline; empty: in no attempt; null: not known, since more came on standard input than is kept',
    ),
  first: quoteSchema.describe('the first such line'),
  last: quoteSchema.describe('the last such line'),
  ...explainedShape,
});

export const standInsSchema = z
  .object({
    servers: z.number().int().describe('machines of any kind'),
    users: z.number().int().describe('accounts'),
    domains: z.number().int().describe('Windows domains'),
    sites: z.number().int().describe('site codes'),
  })
  .describe('how many names of each kind have a stand-in');

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

const unusedAcknowledgement = z.object({
  id: z.string().describe('as written'),
  reason: z.string().describe('as written'),
  subject,
  isKnownName: z.boolean().describe('false: it names no signature, no article of one, and no finding'),
});

const baseline = z
  .object({
    new: z.number().int().describe('findings that the baseline report does not have'),
    still: z.number().int().describe('findings that both have, in the same state'),
    changed: z.array(changedSchema).describe('findings that both have, in another state'),
    gone: z.array(comparedSchema).describe('no longer found, of what this run looked for'),
  })
  .describe('only with --baseline');

export const reportSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('scan').describe('which command made it'),
    tool: z
      .object({
        name: fields.program,
        version: fields.version,
        catalogue: fields.catalogue,
      })
      .describe('what wrote it'),
    run: z
      .object({
        startedAt: fields.startedAt,
        durationMs: z.number().describe('milliseconds'),
        arguments: z.array(z.string()).describe('as typed'),
      })
      .describe('all that differs between two runs over the same bytes'),
    redacted: z.enum(['secrets', 'names', 'none']).describe('what is masked: passwords, also names, or nothing'),
    redaction: redaction.optional(),
    inputs: z
      .object({
        complete: z.boolean().describe('every file was read, and a metering log was among them'),
        meteringLogs: z.number().int().describe('how many metering logs were read'),
        files: z.array(file).describe('each log that was found, also what could not be read'),
        snapshots: z
          .array(
            z.object({
              path: z.string().describe('as given'),
              collectedAt: time.describe('local time of the site server; null: not known, and it refutes nothing'),
              site: z.string().nullable().describe('site code'),
              servers: z.array(z.string()).describe('the metering servers that it knows, in capitals'),
              problems: z
                .array(
                  z.object({ path: z.string().describe('of the artefact'), problem: z.string().describe('in words') }),
                )
                .describe('artefacts that could not be read or used'),
            }),
          )
          .describe('what was collected of sites'),
      })
      .describe('what was read'),
    baseline: baseline.optional(),
    expiredAcknowledgements: z
      .array(
        z.object({
          id: z.string().describe('as written'),
          reason: z.string().describe('as written'),
          expires: z.string().describe('the last day it held'),
        }),
      )
      .optional()
      .describe('entries of the acknowledge file that hold no more'),
    unusedAcknowledgements: z
      .array(unusedAcknowledgement)
      .optional()
      .describe(
        'entries of the acknowledge file that fit no finding; not told where --only, --skip, --since or --until narrow what is looked for',
      ),
    findings: z.array(finding).describe('ordered by severity, state, server and signature'),
    undecided: z
      .array(
        z.object({
          signature: fields.signature,
          article: fields.article,
          title: fields.title,
          subject,
          missing: z.array(z.string()).describe('facts of a snapshot that would decide it'),
        }),
      )
      .describe('failures that something points to, and for which a fact is missing'),
    nearMisses: z.array(nearMiss).describe('signatures of which all but one held'),
    nextArtifacts: z
      .array(
        z.object({
          artifact: z.string().describe('what to collect, and where'),
          decides: z.array(z.string()).describe('articles, or signatures, that it would decide'),
        }),
      )
      .describe('what to collect next, the most deciding first'),
    unexplained: z
      .array(unexplained)
      .describe('error lines of metering logs that belong to no finding, alike ones counted together'),
    summary: z
      .object({
        findings: z
          .object({
            error: z.number().int().describe('findings of this severity'),
            warning: z.number().int().describe('findings of this severity'),
            info: z.number().int().describe('findings of this severity'),
          })
          .describe('all that are listed, resolved and accepted ones too'),
        notListed: z
          .number()
          .int()
          .optional()
          .describe(
            'only where a limit was reached: failures seen that are in no finding; the report is not complete then',
          ),
        leftOut: z.number().int().optional().describe('only with --server: findings about other servers'),
        servers: z.number().int().describe('servers that findings and unexplained errors name'),
        files: z.number().int().describe('logs that were read'),
        bytes: z.number().int().describe('of all logs, unpacked'),
      })
      .describe('numbers over all of it'),
  })
  .describe('what licdiag scan --format json prints');

/** A line of NDJSON: a finding, or, as the last line, the rest of the report. */
export const lineSchema = z
  .discriminatedUnion('kind', [
    finding.extend({ kind: z.literal('finding').describe('a finding, one a line') }),
    reportSchema.omit({ findings: true, summary: true, kind: true }).extend({
      ...reportSchema.shape.summary.shape,
      kind: z.literal('summary').describe('the last line: all but the findings'),
    }),
  ])
  .describe('a line of what licdiag scan --format ndjson prints');
