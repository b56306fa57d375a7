/**
 * The JSON of `licdiag explain`: its published JSON Schema and its type are made of this. The pages under docs/signatures are
 * written from the same data.
 */
import * as z from 'zod';
import { quoteSchema as line } from './quote-schema.js';
import {
  anyArticle as article,
  fields,
  remedyWith,
  signatureShape,
  stepSourceSchema,
  subjectSchema,
  toolSchema,
} from './shared-fields-schema.js';

const named = z.object({ id: fields.signature, article: fields.article, title: fields.title });

const clause = z.object({
  name: z.string().describe('Name of the clause in its signature.'),
  log: z.string().describe('The log that it may come from, such as Licsvcfg.log.'),
  templates: z.array(z.string()).describe('The spellings of the message, with {type} or {name:type} placeholders.'),
  provenance: z
    .enum(['documented', 'inferred'])
    .describe('"documented": the article prints the line. "inferred": licdiag concluded it.'),
  use: z
    .array(z.enum(['decides', 'speaks against', 'doubtful', 'opens', 'passed', 'failed', 'goes along']))
    .describe(
      'What the clause is for. "decides": its line must be there. "speaks against": it must not come between. "doubtful": in between it lowers the confidence. "opens": it begins an attempt. "passed": it shows that a later attempt got past the failure. "failed": it shows that a later attempt failed too. "goes along": it is shown beside, and decides nothing.',
    ),
});
const pattern = z.object({
  words: z.string().describe('Which lines, in which order, in words.'),
  confidence: z.enum(['likely', 'possible']).describe('The confidence without any snapshot.'),
});
const fact = z.object({
  role: z
    .enum(['required', 'alone', 'raising', 'refuting', 'about'])
    .describe(
      'What the condition is for. "required": without it there is no finding. "alone": it shows the failure without any line. "raising": it makes the finding surer. "refuting": it speaks against the finding. "about": it makes the failure undecided where facts are missing.',
    ),
  condition: z.string().describe('The condition, with the paths of its facts in a snapshot.'),
  plain: z.string().describe('The condition with its facts in words, as text and Markdown print it.'),
  effect: z.string().describe('What it does to the finding.'),
});
const step = z.object({
  text: z.string().describe('What to do.'),
  command: z.string().optional().describe('The command, with {server} for the name. Absent if there is none.'),
  source: stepSourceSchema,
  guards: z
    .array(
      z.object({
        state: z
          .enum(['needed', 'done', 'forbidden', 'unknown'])
          .describe(
            'State of the step if the guard holds. "forbidden": it would do harm, or be of no use. "unknown": check first.',
          ),
        words: z.string().describe('When it holds, and why, with the paths of its facts in a snapshot.'),
        plain: z.string().describe('The same with its facts in words, as text and Markdown print it.'),
      }),
    )
    .describe('Conditions on the step: the first that holds decides. Without any, the step is needed.'),
});

const clauseSeen = z.object({
  clause: z.string().describe('Name of the clause in its signature.'),
  count: z.number().int().describe('How many of its lines may be about the subject.'),
  first: line.nullable().describe('The first of these lines. Null: there is none.'),
  last: line.nullable().describe('The last of these lines. Null: there is none.'),
});
const stepSeen = z.object({
  clause: z.string().describe('Name of the clause, or of several of which one is enough.'),
  held: line.nullable().describe('The line that fits. Null: there is none.'),
  instead: z
    .string()
    .nullable()
    .describe('What stood there instead. Null where the line fits, or nothing stood there.'),
});
const patternSeen = z.object({
  words: z.string().describe('Which lines, in which order, in words.'),
  holds: z.boolean().describe('Whether it held in some log.'),
  steps: z.array(stepSeen).describe('Its steps, in the log where it fits best.'),
  failed: z.array(z.string()).describe('All that kept it from holding, in words.'),
});
const factSeen = z.object({
  role: fact.shape.role,
  condition: fact.shape.condition,
  plain: fact.shape.plain,
  effect: fact.shape.effect,
  truth: z.enum(['holds', 'fails', 'unknown']).describe('"unknown": facts that decide it were not collected.'),
  facts: z
    .array(
      z.object({
        fact: z.string().describe('Where the fact stands in the snapshot.'),
        value: z.string().describe('The value of the fact, as text.'),
        says: z.string().describe('What this means, in a sentence.'),
      }),
    )
    .describe('The facts that made it so.'),
  missing: z
    .array(z.string())
    .describe('Facts that would decide it and were not collected, by their paths in a snapshot.'),
});
const verdict = z.object({
  state: fields.state,
  confidence: fields.confidence,
  occurrences: z.number().int().describe('How many attempts failed this way.'),
});
const against = z.object({
  inputs: z
    .object({
      complete: z
        .boolean()
        .describe('Whether every input was read in full and, if logs were given, a metering log was among them.'),
      meteringLogs: z.number().int().describe('How many metering logs were read.'),
      files: z
        .array(
          z.object({
            path: z.string().describe('Path as given, with /.'),
            status: z.string().describe('One of read, failed, duplicate.'),
            problem: z
              .string()
              .nullable()
              .describe('Why it could not be read, or was left out, in words. Null: nothing is wrong.'),
            firstTime: z
              .string()
              .nullable()
              .describe('Local time of its first entry with a time, ISO 8601 without offset. Null if it is not known.'),
            lastTime: z
              .string()
              .nullable()
              .describe('Local time of its last entry with a time, ISO 8601 without offset. Null if it is not known.'),
          }),
        )
        .describe('Each log that was found.'),
      snapshots: z.array(z.string()).describe('Paths of the snapshots, as given.'),
      server: z
        .string()
        .nullable()
        .describe('The server of --server: only what is about it, or names none, was looked at. Null: all servers.'),
      since: z.string().nullable().describe('The time of --since: entries before it were left out. Null: none were.'),
      until: z.string().nullable().describe('The time of --until: entries after it were left out. Null: none were.'),
    })
    .describe('What was read.'),
  subjects: z
    .array(
      z.object({
        subject: subjectSchema,
        verdict: verdict.nullable().describe('The finding about it. Null: there is none.'),
        reasons: z.array(z.string()).describe('Why there is no finding, or why it is not surer.'),
        clauses: z.array(clauseSeen).describe('All clauses of the signature.'),
        patterns: z.array(patternSeen).describe('The alternatives of the signature: one is enough.'),
        facts: z.array(factSeen).describe('The conditions of the signature on a snapshot.'),
      }),
    )
    .describe('Each server or client that a line, a finding or a snapshot names, at most 12.'),
});

const signature = z.object({
  id: fields.signature,
  article: fields.article,
  articles: z.array(article).describe('Further articles on the same cause.'),
  title: fields.title,
  severity: fields.severity,
  subject: z.enum(['server', 'client', 'site']).describe('What its findings are about.'),
  fixedIn: signatureShape.fixedIn,
  versions: z.string().describe('`fixedIn` in words.'),
  past: z.boolean().describe('True: the line itself says that the condition has ended.'),
  clauses: z.array(clause).describe('The lines that it looks for.'),
  patterns: z.array(pattern).describe('The alternatives: one is enough.'),
  attempt: z
    .string()
    .nullable()
    .describe(
      'What begins an attempt, and what shows that one got past this failure, in words. Null if it has no attempts.',
    ),
  facts: z.array(fact).describe('Its conditions on a snapshot.'),
  cause: signatureShape.cause,
  remedy: remedyWith(step),
  verify: signatureShape.verify,
  falsePositives: z.array(z.string()).describe('Healthy situations that look alike.'),
  candidates: signatureShape.candidates,
  expected: signatureShape.expected,
  related: z.array(named).describe('Signatures of failures near to it.'),
  supersedes: z
    .array(named)
    .describe('Signatures that are not shown for the same subject when this one is at least as sure.'),
  supersededBy: z.array(named).describe('Signatures that supersede this one.'),
  overrules: z
    .array(z.object({ article, because: z.string().describe('Why its advice does not count here.') }))
    .describe('Articles whose opposite advice does not count here.'),
  references: signatureShape.references,
  against: against.nullable().describe('What the given logs and snapshots show of it. Null if none were given.'),
});

export const explanationSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('explain').describe('The command that wrote this.'),
    tool: toolSchema,
    asked: z.string().describe('The signature or article, as typed.'),
    signatures: z.array(signature).describe('The signatures that it names. An article may have several, or none.'),
    notDiagnosable: z
      .array(z.object({ article, reason: z.string().describe('In words.') }))
      .describe('The article, with the reason, if neither logs nor a snapshot can show it. Otherwise empty.'),
  })
  .describe('What licdiag explain --format json prints.');
