/** The JSON report of `precheck`, defined once: its published JSON Schema and its type come from here. */
import * as z from 'zod';
import { places } from './places.js';
import { reportSchema } from './report-schema.js';
import { phaseSchema, servicePackSchema, statusSchema } from './upgrade-check-schema.js';

const scan = reportSchema.shape;
const time = z.string().nullable().describe('local time, ISO 8601 without offset');
const article = z.string().nullable();

const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    file: z.string(),
    time: time.describe('when it was collected'),
    fact: z.string().describe('where the fact stands in the snapshot'),
    value: z.string(),
    says: z.string(),
  }),
  z.object({
    kind: z.literal('log'),
    file: z.string(),
    line: z.number().int(),
    time,
    text: z.string(),
    says: z.string(),
  }),
  z.object({
    kind: z.literal('finding').describe('of scan, in the logs that were given'),
    signature: z.string(),
    title: z.string(),
    confidence: z.enum(['confirmed', 'likely', 'possible']),
    time: time.describe('last seen'),
    says: z.string(),
  }),
  z.object({
    kind: z.literal('answer'),
    file: z.string(),
    answer: z.enum(['pass', 'warn', 'fail']),
    by: z.string().nullable(),
    when: z.string().nullable(),
    note: z.string().nullable(),
    says: z.string(),
  }),
]);

const step = z.object({
  text: z.string(),
  command: z.string().optional(),
  source: z.object({ article, documented: z.boolean() }),
  part: phaseSchema.describe('before: before you start; during; after: afterwards'),
  at: z.enum(places).describe('its place in the plan'),
  always: z.boolean().describe('due in any case: what holds now may not last'),
});

const item = z.object({
  id: z.string(),
  article,
  title: z.string(),
  phase: phaseSchema,
  status: statusSchema,
  subject: z.object({
    site: z.string().nullable(),
    server: z.string().nullable().describe('the metering server, where the check is about each'),
    client: z.string().nullable(),
  }),
  evidence: z.array(evidence),
  steps: z.array(step),
  because: z.string().describe('why it has this status'),
  concerns: z.enum(['metering', 'site', 'database', 'hierarchy', 'clients']),
  basis: z.enum(['upgrade-article', 'related-article', 'practice']),
  documented: z.boolean().describe('an article ties it to a service pack upgrade'),
  inferred: z.string().nullable().describe('what in it no article says'),
  notes: z.array(z.string()).describe('cautions, and where articles disagree'),
  articles: z.array(z.string()),
  due: z.boolean().describe('false: it is for a later phase, and was not judged yet'),
  missing: z.array(z.string()).describe('facts that would decide it'),
  mayFail: z.boolean().describe('a fact is missing that could make it fail: the verdict is not "ready"'),
  question: z
    .object({
      how: z.array(z.string()),
      answers: z.object({ pass: z.string(), warn: z.string().optional(), fail: z.string().optional() }),
    })
    .nullable(),
});

const planStep = step.extend({ items: z.array(z.string()).describe('checks that ask for it') });
const count = z.number().int();

export const precheckReportSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('precheck'),
    tool: scan.tool,
    run: scan.run,
    redacted: scan.redacted,
    from: servicePackSchema,
    to: servicePackSchema,
    phase: phaseSchema.describe('the phase that the verdict is about'),
    verdict: z.enum(['ready', 'blocked', 'unknown']),
    site: z.string().nullable(),
    shown: servicePackSchema.nullable().describe('what the snapshot shows the site at, whatever --from says'),
    inputs: z.object({
      complete: z.boolean().describe('everything that was given could be read'),
      snapshots: scan.inputs.shape.snapshots,
      logs: z.array(z.object({ path: z.string(), problem: z.string().nullable() })),
    }),
    items: z.array(item).describe('ordered: fail, unknown, warn, manual, pass'),
    plan: z
      .object({ before: z.array(planStep), during: z.array(planStep), after: z.array(planStep) })
      .describe('all steps in the order to do them, each once'),
    nextArtifacts: scan.nextArtifacts.describe('what to collect next, the most deciding first'),
    findings: z
      .array(
        z.object({
          signature: z.string(),
          article,
          title: z.string(),
          severity: z.enum(['error', 'warning', 'info']),
          confidence: z.enum(['confirmed', 'likely', 'possible']),
          subject: item.shape.subject,
          lastSeen: time,
          occurrences: count,
          checks: z.array(z.string()).describe('checks that it matters for'),
        }),
      )
      .describe('active findings in the logs that were given, as far as they matter for the upgrade'),
    setupLines: z
      .array(
        z.object({
          id: z.string(),
          articles: z.array(z.string()),
          means: z.string(),
          fatal: z.boolean(),
          file: z.string(),
          line: count,
          time,
          text: z.string(),
        }),
      )
      .describe('known lines of setup logs that were given'),
    unusedAnswers: z
      .array(
        z.object({ id: z.string().describe('the check'), server: z.string().describe('as answered, in capitals') }),
      )
      .optional()
      .describe('answers about a server that the checklist does not name'),
    summary: z.object({ pass: count, warn: count, fail: count, unknown: count, manual: count }),
  })
  .describe('what licdiag precheck --format json prints');
