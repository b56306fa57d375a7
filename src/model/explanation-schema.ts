/**
 * The JSON of `licdiag explain`: its published JSON Schema and its type are made of this. The pages under docs/signatures are
 * written from the same data.
 */
import * as z from 'zod';
import { fields, remedyWith } from './shared-fields-schema.js';

const article = z.string().describe('article number, such as Q214954');
const named = z.object({ id: fields.signature, article: fields.article, title: fields.title });
const source = z
  .object({ article, documented: z.boolean().describe('the article says it; false: concluded by us') })
  .describe('where it comes from');
const subject = z
  .object({
    site: z.string().nullable().describe('site code'),
    server: z.string().nullable().describe('NetBIOS name in capitals'),
    client: z.string().nullable().describe('name of the client machine'),
  })
  .describe('whom it is about; what is not known is null');
const line = z
  .object({
    file: z.string().describe('the path of it under inputs.files'),
    line: fields.line,
    time: z.string().nullable().describe('local time of the log, ISO 8601 without offset'),
    text: fields.text,
  })
  .describe('a line of a log');

const clause = z.object({
  name: z.string().describe('of the clause in its signature'),
  log: z.string().describe('the log it may come from, such as Licsvcfg.log'),
  templates: z.array(z.string()).describe('spellings of the message, with {type} or {name:type} placeholders'),
  provenance: z.enum(['documented', 'inferred']).describe('documented: the article prints the line'),
  use: z
    .array(z.enum(['decides', 'speaks against', 'doubtful', 'opens', 'passed', 'goes along']))
    .describe(
      'speaks against: must not come between; doubtful: in between it lowers the confidence; opens: begins an attempt; passed: shows that a later attempt got past the failure; goes along: is shown beside, and decides nothing',
    ),
});
const pattern = z.object({
  words: z.string().describe('which lines, in which order'),
  confidence: z.enum(['likely', 'possible']).describe('without any snapshot'),
});
const fact = z.object({
  role: z
    .enum(['required', 'alone', 'raising', 'refuting', 'about'])
    .describe(
      'required: without it there is no finding; alone: shows the failure without any line; raising: makes it surer; refuting: speaks against it; about: makes it undecided where facts are missing',
    ),
  condition: z.string().describe('with the paths of its facts in a snapshot'),
  plain: z.string().describe('the condition with its facts in words, as text and Markdown print it'),
  effect: z.string().describe('what it does to the finding'),
});
const step = z.object({
  text: z.string().describe('what to do'),
  command: z.string().optional().describe('with {server} for the name; absent: there is none'),
  source,
  guards: z
    .array(
      z.object({
        state: z
          .enum(['needed', 'done', 'forbidden', 'unknown'])
          .describe('forbidden: it would do harm; unknown: check first'),
        words: z.string().describe('when, and why, with the paths of its facts in a snapshot'),
        plain: z.string().describe('the same with its facts in words, as text and Markdown print it'),
      }),
    )
    .describe('the first that holds decides about the step; without any it is needed'),
});

const clauseSeen = z.object({
  clause: z.string().describe('of the signature'),
  count: z.number().int().describe('lines of it that may be about the subject'),
  first: line.nullable().describe('the first of them; null: there is none'),
  last: line.nullable().describe('the last of them; null: there is none'),
});
const stepSeen = z.object({
  clause: z.string().describe('a clause, or several any of which will do'),
  held: line.nullable().describe('the line that is it; null: it did not hold'),
  instead: z.string().nullable().describe('where it did not hold: what stood there'),
});
const patternSeen = z.object({
  words: z.string().describe('which lines, in which order'),
  holds: z.boolean().describe('it held in some log'),
  steps: z.array(stepSeen).describe('in the log where it fits best'),
  failed: z.array(z.string()).describe('all that kept it from holding, in words'),
});
const factSeen = z.object({
  role: fact.shape.role,
  condition: fact.shape.condition,
  plain: fact.shape.plain,
  effect: fact.shape.effect,
  truth: z.enum(['holds', 'fails', 'unknown']).describe('unknown: facts that decide it were not collected'),
  facts: z
    .array(
      z.object({
        fact: z.string().describe('where it stands in the snapshot'),
        value: z.string().describe('what it is there, as text'),
        says: z.string().describe('what that means'),
      }),
    )
    .describe('that made it so'),
  missing: z.array(z.string()).describe('facts that would decide it and were not collected'),
});
const verdict = z.object({
  state: fields.state,
  confidence: fields.confidence,
  occurrences: z.number().int().describe('attempts that failed this way'),
});
const against = z.object({
  inputs: z
    .object({
      complete: z.boolean().describe('every file was read, and a metering log was among them'),
      meteringLogs: z.number().int().describe('how many metering logs were read'),
      files: z
        .array(
          z.object({
            path: z.string().describe('as given, with /'),
            status: z.string().describe('read, failed or duplicate'),
            problem: z.string().nullable().describe('why it could not be read, or was left out, in words'),
            firstTime: z.string().nullable().describe('of its first entry with a time, ISO 8601 without offset'),
            lastTime: z.string().nullable().describe('of its last entry with a time'),
          }),
        )
        .describe('each log that was found'),
      snapshots: z.array(z.string()).describe('their paths, as given'),
      server: z.string().nullable().describe('only what is about this server, or names none, was looked at; null: all'),
      since: z.string().nullable().describe('entries before it were left out; null: none'),
      until: z.string().nullable().describe('entries after it were left out; null: none'),
    })
    .describe('what was read'),
  subjects: z
    .array(
      z.object({
        subject,
        verdict: verdict.nullable().describe('null: no finding'),
        reasons: z.array(z.string()).describe('why there is none, or why it is no surer'),
        clauses: z.array(clauseSeen).describe('all of the signature'),
        patterns: z.array(patternSeen).describe('its alternatives'),
        facts: z.array(factSeen).describe('its conditions on a snapshot'),
      }),
    )
    .describe('each server or client that a line, a finding or a snapshot names; at most 12'),
});

const signature = z.object({
  id: fields.signature,
  article: fields.article,
  articles: z.array(article).describe('further articles on the same cause'),
  title: fields.title,
  severity: fields.severity,
  subject: z.enum(['server', 'client', 'site']).describe('what its findings are about'),
  fixedIn: z.string().describe('SP1 to SP5, HRP or hotfix; none: no fix is documented; unknown: no article says'),
  versions: z.string().describe('fixedIn in words'),
  past: z.boolean().describe('the line itself says that the condition has ended'),
  clauses: z.array(clause).describe('the lines that it looks for'),
  patterns: z.array(pattern).describe('alternatives: one is enough'),
  attempt: z.string().nullable().describe('what begins an attempt, and what shows that one got past this failure'),
  facts: z.array(fact).describe('what it asks of a snapshot'),
  cause: z.string().describe('what happened, for a person'),
  remedy: remedyWith(step),
  verify: z.array(z.string()).describe('how to see that the remedy worked'),
  falsePositives: z.array(z.string()).describe('healthy situations that look alike'),
  candidates: z
    .array(
      z.object({
        article,
        cause: z.string().describe('in words'),
        separatedBy: z.string().describe('the fact that would tell it from the others'),
      }),
    )
    .describe('of a symptom with several causes'),
  expected: z
    .array(z.object({ article, text: z.string().describe('what is to be expected') }))
    .describe('documented effects of this failure that are no failures of their own'),
  related: z.array(named).describe('signatures of failures near to it'),
  supersedes: z.array(named).describe('not shown for the same subject when this one is at least as sure'),
  supersededBy: z.array(named).describe('those that supersede this one'),
  overrules: z
    .array(z.object({ article, because: z.string().describe('why') }))
    .describe('whose opposite advice does not count here'),
  references: z
    .array(z.object({ article, title: z.string().describe('of the article, or what it tells') }))
    .describe('the articles that it rests on'),
  against: against.nullable().describe('what stood in the logs and snapshots that were given'),
});

export const explanationSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('explain').describe('which command wrote it'),
    tool: z
      .object({ name: fields.program, version: fields.version, catalogue: fields.catalogue })
      .describe('what wrote it'),
    asked: z.string().describe('the signature or article, as typed'),
    signatures: z.array(signature).describe('that it names: of an article there may be several, or none'),
    notDiagnosable: z
      .array(z.object({ article, reason: z.string().describe('in words') }))
      .describe('an article that neither logs nor a snapshot can show, with the reason'),
  })
  .describe('what licdiag explain --format json prints');
