/** A finding of `scan`, with its evidence and its remedy: a part of the JSON report, and a line of NDJSON. */
import * as z from 'zod';
import { timeSchema as time } from './quote-schema.js';
import { fields, remedyWith, signatureShape, stepSourceSchema, subjectSchema } from './shared-fields-schema.js';

export const timeZoneSchema = z
  .string()
  .nullable()
  .describe('Name of the time zone, as the log prints it. Null if it prints none.');

const logEvidence = z.object({
  kind: z.literal('log').describe('A line of a log.'),
  file: z.string().describe('Path of the log, as under inputs.files.'),
  line: fields.line,
  time,
  timeZone: timeZoneSchema,
  text: fields.text,
  clause: z.string().describe('The clause of the signature that this line fits.'),
  captures: z.record(z.string(), z.string()).describe('What the placeholders of the clause stood for, by their names.'),
  context: z
    .array(
      z.object({
        line: fields.line,
        text: z.string().describe('The whole line, with passwords masked and control characters written out.'),
      }),
    )
    .optional()
    .describe('The lines around it. Absent unless a program asked for them.'),
});

const snapshotEvidence = z.object({
  kind: z.literal('snapshot').describe('A collected fact.'),
  file: z.string().describe('Path of the snapshot.'),
  time: time.describe(
    'When it was collected: local time, ISO 8601 without offset. Null if the snapshot does not tell.',
  ),
  fact: z
    .string()
    .describe(
      'Where the fact stands in the snapshot, such as meteringServers[SRV1].services[SMS_LICENSE_SERVER].state.',
    ),
  value: z.string().describe('The value of the fact, as text.'),
  says: z.string().describe('What this means, in a sentence.'),
});

const evidence = z.discriminatedUnion('kind', [logEvidence, snapshotEvidence]);
const counterEvidence = z.discriminatedUnion('kind', [
  logEvidence.extend({ says: z.string().describe('What this means, in a sentence.') }),
  snapshotEvidence,
]);

const step = z.object({
  text: z.string().describe('What to do, with the names filled in.'),
  command: z
    .string()
    .optional()
    .describe(
      'A command to run, once what stands in <> is filled in, such as <SMS>. Absent if there is none, or the step is forbidden or done.',
    ),
  source: stepSourceSchema,
  state: z
    .enum(['needed', 'done', 'forbidden', 'unknown'])
    .describe(
      '"needed": do it. "done": it is done, or not needed any more. "forbidden": it would do harm here, or be of no use. "unknown": it could do harm, so check first.',
    ),
  because: z.string().nullable().describe('Why the step is in this state. Null if there is nothing to say.'),
});

export const findingSchema = z.object({
  id: z.string().describe('Fingerprint of signature and subject: the same failure has the same id in every report.'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state: fields.state,
  known: z
    .boolean()
    .describe(
      'True: the report given as --baseline lists it, and not as resolved if it is active now. Such findings do not count for the exit code.',
    ),
  acknowledged: z
    .object({
      reason: z.string().describe('The reason, as written in the acknowledge file.'),
      expires: z.string().nullable().describe('The last day on which it holds, ISO 8601. Null: it does not end.'),
    })
    .nullable()
    .describe(
      'The entry of the acknowledge file that accepts it. Such findings do not count for the exit code. Null: none.',
    ),
  subject: subjectSchema,
  firstSeen: time.describe(
    'Time of the first line that shows it, local time of the log, ISO 8601 without offset. Without lines: when the facts were collected. Null if neither is known.',
  ),
  lastSeen: time.describe(
    'Time of the last line that shows it, local time of the log, ISO 8601 without offset. Without lines: when the facts were collected. Null if neither is known.',
  ),
  age: z
    .number()
    .nullable()
    .describe(
      'Days, with decimals, from lastSeen to the end of that log. Null without lines, or if one of them has no time.',
    ),
  occurrences: z.number().int().describe('How many attempts failed this way. May be more than `evidence` quotes.'),
  evidence: z
    .array(evidence)
    .describe('The lines of the first and the last occurrence, ordered by file and line, then the collected facts.'),
  counterEvidence: z.array(counterEvidence).describe('What speaks against the finding, or shows that it is over.'),
  cause: signatureShape.cause,
  remedy: remedyWith(step),
  candidates: signatureShape.candidates,
  expected: signatureShape.expected,
  verify: signatureShape.verify,
  fixedIn: signatureShape.fixedIn,
  references: signatureShape.references.describe('The articles that the finding rests on, the main one first.'),
});

export const nearMissSchema = z.object({
  signature: fields.signature,
  article: fields.article,
  subject: subjectSchema,
  held: z.array(z.string()).describe('Names of the clauses whose lines are there.'),
  failed: z
    .array(
      z.object({
        clause: z.string().describe('Name of the clause whose line is missing.'),
        instead: z.string().describe('What stood there instead: a quote with file and line, or words.'),
      }),
    )
    .describe('What kept it from being a finding.'),
});
