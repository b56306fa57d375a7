/** The JSON report of `precheck`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { planPlaces } from './plan-places.js';
import { reportSchema } from './report-schema.js';
import { fields } from './shared-fields-schema.js';
import { phaseSchema, servicePackSchema, statusSchema } from './upgrade-check-schema.js';

const scan = reportSchema.shape;
const time = z.string().nullable().describe('local time, ISO 8601 without offset');
const article = z.string().nullable().describe('the main article, such as Q258547; null where no article speaks of it');

const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot').describe('a collected fact'),
    file: z.string().describe('the snapshot'),
    time: time.describe('when it was collected'),
    fact: z.string().describe('where the fact stands in the snapshot'),
    value: z.string().describe('what it is there, as text'),
    says: z.string().describe('what that means'),
  }),
  z.object({
    kind: z.literal('log').describe('a line of a log that was given'),
    file: z.string().describe('the path of it under inputs.logs'),
    line: fields.line,
    time,
    text: fields.text,
    says: z.string().describe('what it means'),
  }),
  z.object({
    kind: z.literal('finding').describe('of scan, in the logs that were given'),
    signature: fields.signature,
    title: fields.title,
    confidence: fields.confidence,
    time: time.describe('last seen'),
    says: z.string().describe('what it means for the check'),
  }),
  z.object({
    kind: z.literal('answer').describe('what somebody answered'),
    file: z.string().describe('the answer file'),
    answer: z.enum(['pass', 'warn', 'fail']).describe('yes is pass, no the worst that the question has'),
    by: z.string().nullable().describe('who looked, as written'),
    when: z.string().nullable().describe('as written'),
    note: z.string().nullable().describe('as written'),
    says: z.string().describe('what it means, and whether it counts'),
  }),
]);

const step = z.object({
  text: z.string().describe('what to do, with the names filled in'),
  command: z.string().optional().describe('to run as it stands; absent: there is none'),
  source: z
    .object({ article, documented: z.boolean().describe('the article says it; false: concluded by us') })
    .describe('where it comes from'),
  part: phaseSchema.describe('before: before you start; during; after: afterwards'),
  at: z.enum(planPlaces).describe('its place in the plan'),
  always: z.boolean().describe('due in any case: what holds now may not last'),
});

const item = z.object({
  id: z.string().describe('of the check'),
  article,
  title: z.string().describe('what should be so'),
  phase: phaseSchema.describe('when it is to be looked at'),
  status: statusSchema.describe('unknown: a fact is missing; manual: no fact can tell, somebody has to look'),
  subject: z
    .object({
      site: z.string().nullable().describe('site code'),
      server: z.string().nullable().describe('the metering server, where the check is about each'),
      client: z.string().nullable().describe('always null: no check is about one client'),
    })
    .describe('whom it is about'),
  evidence: z.array(evidence).describe('what it rests on'),
  steps: z.array(step).describe('to do where it fails or warns, and those that are due in any case'),
  because: z.string().describe('why it has this status'),
  concerns: z
    .enum(['metering', 'site', 'database', 'hierarchy', 'clients'])
    .describe('what part of the site it is about'),
  basis: z
    .enum(['upgrade-article', 'related-article', 'practice'])
    .describe('an article ties it to a service pack; an article documents the fact; practice, which warns at most'),
  documented: z.boolean().describe('an article ties it to a service pack upgrade'),
  inferred: z.string().nullable().describe('what in it no article says'),
  notes: z.array(z.string()).describe('cautions, and where articles disagree'),
  articles: z.array(z.string()).describe('all that speak of it, the main one first'),
  due: z.boolean().describe('false: it is for a later phase, and was not judged yet'),
  missing: z.array(z.string()).describe('facts that would decide it'),
  mayFail: z.boolean().describe('a fact is missing that could make it fail: the verdict is not "ready"'),
  question: z
    .object({
      how: z.array(z.string()).describe('where to look'),
      answers: z
        .object({
          pass: z.string().describe('what this answer means'),
          warn: z.string().optional().describe('what this answer means; absent: there is none'),
          fail: z.string().optional().describe('what this answer means; absent: there is none'),
        })
        .describe('those that it takes'),
    })
    .nullable()
    .describe('for --answers, of an item that is unknown or manual; else null'),
});

const planStep = step.extend({ items: z.array(z.string()).describe('checks that ask for it') });
const count = z.number().int().describe('how many items');

export const precheckReportSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('precheck').describe('which command wrote it'),
    tool: scan.tool,
    run: scan.run,
    redacted: scan.redacted,
    from: servicePackSchema.describe('what the site is at'),
    to: servicePackSchema.describe('what is to be installed'),
    phase: phaseSchema.describe('the phase that the verdict is about'),
    verdict: z
      .enum(['ready', 'blocked', 'unknown'])
      .describe('blocked: an item fails; unknown: none does, but a fact is missing that could make one fail'),
    site: z.string().nullable().describe('site code'),
    shown: servicePackSchema.nullable().describe('what the snapshot shows the site at, whatever --from says'),
    inputs: z
      .object({
        complete: z.boolean().describe('everything that was given could be read'),
        snapshots: scan.inputs.shape.snapshots,
        logs: z
          .array(
            z.object({
              path: z.string().describe('as given, with /'),
              problem: z.string().nullable().describe('why it could not be read, in words; null: it was'),
            }),
          )
          .describe('logs that were given or lie in the bundle'),
      })
      .describe('what was read'),
    items: z.array(item).describe('ordered: fail, unknown, warn, manual, pass'),
    plan: z
      .object({
        before: z.array(planStep).describe('before you start setup'),
        during: z.array(planStep).describe('while setup runs'),
        after: z.array(planStep).describe('afterwards'),
      })
      .describe('all steps in the order to do them, each once'),
    nextArtifacts: scan.nextArtifacts.describe('what to collect next, the most deciding first'),
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
          occurrences: z.number().int().describe('attempts that failed this way'),
          checks: z.array(z.string()).describe('checks that it matters for'),
        }),
      )
      .describe('active findings in the logs that were given, as far as they matter for the upgrade'),
    setupLines: z
      .array(
        z.object({
          id: z.string().describe('of the known line'),
          articles: z.array(z.string()).describe('that print it'),
          means: z.string().describe('in words'),
          fatal: z.boolean().describe('false: a good sign, or no failure of setup'),
          file: z.string().describe('the path of the log'),
          line: fields.line,
          time,
          text: fields.text,
        }),
      )
      .describe('known lines of setup logs that were given'),
    notes: z.array(z.string()).optional().describe('what stands before the checks, in words'),
    unusedAnswers: z
      .array(
        z.object({ id: z.string().describe('the check'), server: z.string().describe('as answered, in capitals') }),
      )
      .optional()
      .describe('answers about a server that the checklist does not name'),
    summary: z
      .object({ pass: count, warn: count, fail: count, unknown: count, manual: count })
      .describe('items by status'),
  })
  .describe('what licdiag precheck --format json prints');
