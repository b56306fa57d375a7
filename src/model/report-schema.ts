/** The JSON report of `scan`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { changedSchema, comparedSchema } from './diff-schema.js';
import { findingSchema, nearMissSchema, timeZoneSchema } from './finding-schema.js';
import { explainedShape, quoteSchema, standInsSchema, timeSchema as time } from './quote-schema.js';
import { fields, subjectSchema, toolSchema } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const file = z.object({
  path: z.string().describe('Path as given, with /. A member of an archive is bundle.zip!logs/Licsvcfg.log.'),
  log: z
    .string()
    .nullable()
    .describe(
      'The metering log that it is by its file name, such as Licsvcfg.log. Null: the name is that of none, or it is a duplicate.',
    ),
  format: z
    .enum(['sms', 'grid', 'configmgr', 'provider', 'plain'])
    .nullable()
    .describe(
      'Form of its records. "sms": a trailer after each. "grid": copied out of a viewer. "configmgr": of a later product. "provider": of the SMS provider. "plain": text without records. Null: it is empty, was not read, or holds no line of a log.',
    ),
  encoding: z
    .string()
    .nullable()
    .describe(
      'One of utf-8, utf-16le, utf-16be, or a Windows code page such as windows-1252. Null: it is empty, or was not read.',
    ),
  bytes: z.number().int().nullable().describe('Size in bytes, unpacked. Null if it was not read.'),
  entries: z.number().int().nullable().describe('How many trailers of records it has. Null if they were not counted.'),
  firstTime: time.describe(
    'Local time of its first entry with a time, ISO 8601 without offset. Null if its first 32 KB have none.',
  ),
  lastTime: time.describe(
    'Local time of its last entry with a time, ISO 8601 without offset. Null if its last 32 KB have none, or it was not read to its end.',
  ),
  timeZone: timeZoneSchema,
  status: z
    .enum(['read', 'failed', 'duplicate'])
    .describe('"failed": not read, or not to its end. "duplicate": the same content as another, which counts instead.'),
  problem: z
    .string()
    .nullable()
    .describe('Why it could not be read, or was left out, in words. Null: nothing is wrong.'),
});

export const unexplainedSchema = z.object({
  shape: fields.shape,
  occurrences: z.number().int().describe('How many lines have this shape.'),
  servers: fields.shapeServers,
  stages: z
    .array(z.enum(stageIds))
    .nullable()
    .describe(
      'The stages of install attempts at which it was logged, as in the timeline. Empty: in no attempt. Null: not known, since more than 32 MB of logs would have to be read again.',
    ),
  first: quoteSchema.describe('The first such line.'),
  last: quoteSchema.describe('The last such line.'),
  ...explainedShape,
});

const redaction = z
  .object({
    standIns: standInsSchema,
    sameFindings: z
      .boolean()
      .nullable()
      .describe('Whether the redacted text gives the same findings. Null if the logs could not be read twice.'),
    differences: z.array(z.string()).describe('Which findings differ, in words.'),
  })
  .describe('What --redact names did. Absent without it.');

const unusedAcknowledgement = z.object({
  id: z.string().describe('The id, as written in the file.'),
  reason: z.string().describe('The reason, as written in the file.'),
  subject: subjectSchema,
  isKnownName: z.boolean().describe('False: the id is that of no signature, no article of one, and no finding.'),
});

const baseline = z
  .object({
    new: z.number().int().describe('How many findings the baseline report does not have.'),
    still: z.number().int().describe('How many findings both reports have, in the same state.'),
    changed: z.array(changedSchema).describe('Findings that both reports have, in another state.'),
    gone: z.array(comparedSchema).describe('Findings that are not found any more, of those that this run looked for.'),
  })
  .describe('The comparison with the report of --baseline. Absent without it.');

export const reportSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('scan').describe('The command that wrote this.'),
    tool: toolSchema,
    run: z
      .object({
        startedAt: fields.startedAt,
        durationMs: z.number().describe('How long the run took, in milliseconds.'),
        arguments: z.array(z.string()).describe('The arguments as typed, without the name of the program.'),
      })
      .describe('All that differs between two runs over the same bytes.'),
    redacted: z
      .enum(['secrets', 'names', 'none'])
      .describe('What is masked. "secrets": passwords. "names": also names, by stand-ins. "none": nothing.'),
    redaction: redaction.optional(),
    inputs: z
      .object({
        complete: z
          .boolean()
          .describe(
            'Whether every input was read in full, no limit was reached and, if logs were given, a metering log was among them.',
          ),
        meteringLogs: z.number().int().describe('How many metering logs were read.'),
        files: z.array(file).describe('Each log that was found, also those that could not be read.'),
        snapshots: z
          .array(
            z.object({
              path: z.string().describe('Path as given.'),
              collectedAt: time.describe(
                'When it was collected: local time of the site server, ISO 8601 without offset. Null: not known, and then it refutes nothing.',
              ),
              site: z.string().nullable().describe('Site code. Null if the snapshot does not tell it.'),
              servers: z.array(z.string()).describe('Names, in capitals, of the metering servers that it knows.'),
              problems: z
                .array(
                  z.object({
                    path: z.string().describe('Path of the artefact.'),
                    problem: z.string().describe('The problem, in words.'),
                  }),
                )
                .describe('Artefacts that could not be read or used.'),
            }),
          )
          .describe('The snapshots of sites that were given.'),
      })
      .describe('What was read.'),
    baseline: baseline.optional(),
    expiredAcknowledgements: z
      .array(
        z.object({
          id: z.string().describe('The id, as written in the file.'),
          reason: z.string().describe('The reason, as written in the file.'),
          expires: z.string().describe('The last day on which it held, ISO 8601.'),
        }),
      )
      .optional()
      .describe('Entries of the acknowledge file that have expired. Absent if there are none.'),
    unusedAcknowledgements: z
      .array(unusedAcknowledgement)
      .optional()
      .describe(
        'Entries of the acknowledge file that fit no finding. Absent if there are none, or where --only, --skip, --since or --until narrow what is looked for.',
      ),
    findings: z.array(findingSchema).describe('The findings, ordered by severity, state, server and signature.'),
    undecided: z
      .array(
        z.object({
          signature: fields.signature,
          article: fields.article,
          title: fields.title,
          subject: subjectSchema,
          missing: z.array(z.string()).describe('Facts of a snapshot that would decide it, by their paths there.'),
        }),
      )
      .describe('Failures that something points to, and that a missing fact leaves undecided.'),
    nearMisses: z.array(nearMissSchema).describe('Signatures of which all clauses but one held.'),
    nextArtifacts: z
      .array(
        z.object({
          artifact: z.string().describe('What to collect, and where.'),
          decides: z.array(z.string()).describe('The articles, or signatures without one, that it would decide.'),
        }),
      )
      .describe('What to collect next, the most deciding first.'),
    unexplained: z
      .array(unexplainedSchema)
      .describe('Error lines of metering logs that belong to no finding. Alike ones are counted together.'),
    summary: z
      .object({
        findings: z
          .object({
            error: z.number().int().describe('Findings of severity error.'),
            warning: z.number().int().describe('Findings of severity warning.'),
            info: z.number().int().describe('Findings of severity info.'),
          })
          .describe('How many findings are listed, resolved and acknowledged ones too.'),
        notListed: z
          .number()
          .int()
          .optional()
          .describe(
            'How many failures were seen that are in no finding, since a limit was reached. Absent if none; otherwise the report is not complete.',
          ),
        leftOut: z
          .number()
          .int()
          .optional()
          .describe('How many findings are about servers other than that of --server. Absent if none.'),
        servers: z.number().int().describe('How many servers the findings and unexplained errors name.'),
        files: z.number().int().describe('How many logs were read.'),
        bytes: z.number().int().describe('Size of all logs in bytes, unpacked.'),
      })
      .describe('Totals.'),
  })
  .describe('What licdiag scan --format json prints.');

/** A line of NDJSON: a finding, or, as the last line, the rest of the report. */
export const lineSchema = z
  .discriminatedUnion('kind', [
    findingSchema.extend({ kind: z.literal('finding').describe('A finding. Each has a line of its own.') }),
    reportSchema.omit({ findings: true, summary: true, kind: true }).extend({
      ...reportSchema.shape.summary.shape,
      kind: z.literal('summary').describe('The last line: everything but the findings.'),
    }),
  ])
  .describe('A line of what licdiag scan --format ndjson prints.');
