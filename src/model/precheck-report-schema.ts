/** The JSON report of `precheck`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { planPlaces } from './plan-places.js';
import { reportSchema } from './report-schema.js';
import { fields } from './shared-fields-schema.js';
import { phaseSchema, servicePackSchema, statusSchema } from './upgrade-check-schema.js';

const scan = reportSchema.shape;
const time = z.string().nullable().describe('Local time, ISO 8601 without offset. Null if it is not known.');
const article = z
  .string()
  .nullable()
  .describe('Number of the main article, such as Q258547. Null if no article speaks of it.');

const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot').describe('A collected fact.'),
    file: z.string().describe('Path of the snapshot.'),
    time: time.describe(
      'When it was collected: local time, ISO 8601 without offset. Null if the snapshot does not tell.',
    ),
    fact: z.string().describe('Where the fact stands in the snapshot, such as site.servicePack.'),
    value: z.string().describe('The value of the fact, as text.'),
    says: z.string().describe('What this means, in a sentence.'),
  }),
  z.object({
    kind: z.literal('log').describe('A line of a log that was given.'),
    file: z.string().describe('Path of the log, as under inputs.logs.'),
    line: fields.line,
    time,
    text: fields.text,
    says: z.string().describe('What this means, in a sentence.'),
  }),
  z.object({
    kind: z.literal('finding').describe('A finding of scan in the logs that were given.'),
    signature: fields.signature,
    title: fields.title,
    confidence: fields.confidence,
    time: time.describe('Local time when it was last seen, ISO 8601 without offset. Null if it is not known.'),
    says: z.string().describe('What it means for the check.'),
  }),
  z.object({
    kind: z.literal('answer').describe('An answer of a person.'),
    file: z.string().describe('Path of the answer file.'),
    answer: z
      .enum(['pass', 'warn', 'fail'])
      .describe('The answer: "yes" counts as pass, "no" as the worst that the question has.'),
    by: z.string().nullable().describe('Who looked, as written in the file. Null if nothing is written.'),
    when: z.string().nullable().describe('When they looked, as written in the file. Null if nothing is written.'),
    note: z.string().nullable().describe('The note, as written in the file. Null if nothing is written.'),
    says: z.string().describe('What the answer means, and whether it counts.'),
  }),
]);

const step = z.object({
  text: z.string().describe('What to do, with the names filled in.'),
  command: z
    .string()
    .optional()
    .describe('A command to run, once what stands in <> is filled in. Absent if there is none.'),
  source: z
    .object({ article, documented: z.boolean().describe('True: the article says it. False: licdiag concluded it.') })
    .describe('Where the step comes from.'),
  part: phaseSchema.describe('When to do it: before setup, while it runs, or afterwards.'),
  at: z.enum(planPlaces).describe('Its place in the plan.'),
  always: z.boolean().describe('True: to be done in any case, since what holds now may not last.'),
});

const item = z.object({
  id: z.string().describe('Id of the check.'),
  article,
  title: z.string().describe('What should be so.'),
  phase: phaseSchema.describe('When it is to be looked at.'),
  status: statusSchema.describe('"unknown": a fact is missing. "manual": no fact can tell, somebody has to look.'),
  subject: z
    .object({
      site: z.string().nullable().describe('Site code. Null if it is not known.'),
      server: z
        .string()
        .nullable()
        .describe('Name of the metering server, if the check is about each of them. Otherwise null.'),
      client: z.string().nullable().describe('Always null: no check is about one client.'),
    })
    .describe('Whom it is about.'),
  evidence: z.array(evidence).describe('What the status rests on.'),
  steps: z.array(step).describe('Steps for a check that fails or warns, and those that are due in any case.'),
  because: z.string().describe('Why it has this status.'),
  concerns: z
    .enum(['metering', 'site', 'database', 'hierarchy', 'clients'])
    .describe('What part of the site it is about.'),
  basis: z
    .enum(['upgrade-article', 'related-article', 'practice'])
    .describe(
      '"upgrade-article": an article ties it to a service pack. "related-article": an article documents the fact. "practice": no article, so it warns at most.',
    ),
  documented: z.boolean().describe('Whether an article ties it to a service pack.'),
  inferred: z.string().nullable().describe('What in it no article says. Null if articles say all of it.'),
  notes: z.array(z.string()).describe('Cautions, and where articles disagree.'),
  articles: z.array(z.string()).describe('All articles that speak of it, the main one first.'),
  due: z.boolean().describe('False: it is for a later phase, and was not judged yet.'),
  missing: z.array(z.string()).describe('Facts of a snapshot that would decide it, by their paths there.'),
  mayFail: z.boolean().describe('True: a fact is missing that could make it fail, so the verdict is not "ready".'),
  question: z
    .object({
      how: z.array(z.string()).describe('Where to look.'),
      answers: z
        .object({
          pass: z.string().describe('What this answer means.'),
          warn: z.string().optional().describe('What this answer means. Absent if the question does not take it.'),
          fail: z.string().optional().describe('What this answer means. Absent if the question does not take it.'),
        })
        .describe('The answers that it takes.'),
    })
    .nullable()
    .describe('The question that --answers can answer, of an item that is unknown or manual. Otherwise null.'),
});

const planStep = step.extend({ items: z.array(z.string()).describe('Ids of the checks that ask for it.') });
const count = z.number().int().describe('How many items have this status.');

export const precheckReportSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('precheck').describe('The command that wrote this.'),
    tool: scan.tool,
    run: scan.run,
    redacted: scan.redacted,
    from: servicePackSchema.describe('Service pack of the site now.'),
    to: servicePackSchema.describe('Service pack to install.'),
    phase: phaseSchema.describe('The phase that the verdict is about.'),
    verdict: z
      .enum(['ready', 'blocked', 'unknown'])
      .describe(
        '"blocked": an item fails. "unknown": none does, but a fact is missing that could make one fail. "ready": neither.',
      ),
    site: z.string().nullable().describe('Site code. Null if it is not known.'),
    shown: servicePackSchema
      .nullable()
      .describe('Service pack that the snapshot shows, whatever --from says. Null if it shows none.'),
    inputs: z
      .object({
        complete: z.boolean().describe('Whether everything that was given could be read.'),
        snapshots: scan.inputs.shape.snapshots,
        logs: z
          .array(
            z.object({
              path: z.string().describe('Path as given, with /.'),
              problem: z.string().nullable().describe('Why it could not be read, in words. Null: it was read.'),
            }),
          )
          .describe('The logs that were given, or lie in the bundle.'),
      })
      .describe('What was read.'),
    items: z.array(item).describe('The items, in the order fail, unknown, warn, manual, pass.'),
    plan: z
      .object({
        before: z.array(planStep).describe('Steps before you start setup.'),
        during: z.array(planStep).describe('Steps while setup runs.'),
        after: z.array(planStep).describe('Steps afterwards.'),
      })
      .describe('All steps, each once, in the order in which to do them.'),
    nextArtifacts: z
      .array(
        scan.nextArtifacts.element.extend({
          decides: z.array(z.string()).describe('Ids of the checks that it would decide.'),
        }),
      )
      .describe('What to collect next, the most deciding first.'),
    findings: z
      .array(
        z.object({
          signature: fields.signature,
          article: fields.article,
          title: fields.title,
          severity: fields.severity,
          confidence: fields.confidence,
          subject: scan.findings.element.shape.subject,
          lastSeen: time,
          occurrences: z.number().int().describe('How many attempts failed this way.'),
          checks: z.array(z.string()).describe('Ids of the checks that it matters for.'),
        }),
      )
      .describe('Active findings in the logs that were given, as far as they matter for the upgrade.'),
    setupLines: z
      .array(
        z.object({
          id: z.string().describe('Id of the known line.'),
          articles: z.array(z.string()).describe('Articles that print it.'),
          means: z.string().describe('What it means, in words.'),
          fatal: z.boolean().describe('False: a good sign, or no failure of setup.'),
          file: z.string().describe('Path of the log.'),
          line: fields.line,
          time,
          text: fields.text,
        }),
      )
      .describe('Known lines of setup logs that were given.'),
    notes: z
      .array(z.string())
      .optional()
      .describe('What is to be said before the checks, in sentences. Absent if nothing is.'),
    unusedAnswers: z
      .array(
        z.object({
          id: z.string().describe('Id of the check.'),
          server: z.string().describe('Name of the server as answered, in capitals.'),
        }),
      )
      .optional()
      .describe('Answers about a server that the checklist does not name. Absent if there are none.'),
    summary: z
      .object({ pass: count, warn: count, fail: count, unknown: count, manual: count })
      .describe('How many items have each status.'),
  })
  .describe('What licdiag precheck --format json prints.');
