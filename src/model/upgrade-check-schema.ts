/**
 * A check before, during or after a service pack, in the condition language of the signatures: its published JSON Schema, the types
 * and the check of the build are made of this.
 */
import * as z from 'zod';
import { article, name, text } from './catalogue-values-schema.js';
import { conditionSchema } from './condition-schema.js';
import { planPlaces } from './plan-places.js';

export const servicePackSchema = z.enum(['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5']);
export const statusSchema = z.enum(['pass', 'warn', 'fail', 'unknown', 'manual']);
export const phaseSchema = z.enum(['before', 'during', 'after']);
const decided = z.enum(['pass', 'warn', 'fail']);

const step = z.strictObject({
  at: z
    .enum(planPlaces)
    .describe(
      'Its place in the plan over all checks: up to "confirm" before setup, up to "watch" during it, then after it.',
    ),
  text: text.describe('What to do. {server} and {site} are filled in.'),
  command: text.optional().describe('A command to run as it stands, once the names are filled in.'),
  source: z
    .strictObject({
      article: article.nullable().describe('Number of the article that it is from. Null: no article has it.'),
      documented: z.boolean().describe('True: the article says it. False: it is concluded.'),
    })
    .describe('Where it comes from.'),
  always: z
    .boolean()
    .optional()
    .describe('True: part of the plan even if the check passes, since what holds now may not last.'),
  unless: conditionSchema.optional().describe('The step is left out if this holds.'),
});

export const upgradeCheckSchema = z
  .strictObject({
    id: name.describe('Names the check. Also the file name, the name of its cases, and the id in reports.'),
    article: article.nullable().describe('Number of the main article. Null if no article speaks of it.'),
    articles: z.array(article).optional().describe('Further articles.'),
    title: text.describe('What should be so.'),
    why: text.describe('What happens if it is not so.'),
    phase: phaseSchema.describe('When it is to be looked at.'),
    concerns: z
      .enum(['metering', 'site', 'database', 'hierarchy', 'clients'])
      .describe('What part of the site it is about.'),
    from: z.array(servicePackSchema).min(1).optional().describe('Service packs from which it applies. Absent: any.'),
    to: z.array(servicePackSchema).min(1).optional().describe('Service packs to which it applies. Absent: any.'),
    notFor: z
      .strictObject({
        from: servicePackSchema.describe('Service pack of the site.'),
        to: servicePackSchema.describe('Service pack to install.'),
      })
      .optional()
      .describe('The one of these upgrades that another check judges.'),
    basis: z
      .enum(['upgrade-article', 'related-article', 'practice'])
      .describe(
        '"upgrade-article": an article ties it to a service pack. "related-article": an article documents the fact. "practice": no article, so it warns at most.',
      ),
    inferred: text.optional().describe('What in it no article says.'),
    contradiction: text.optional().describe('Where articles disagree.'),
    caution: text.optional().describe('What makes a step dangerous.'),
    evaluate: z.enum(['automatic', 'manual']).describe('"manual": no fact decides it, so somebody has to look.'),
    subject: z.enum(['site', 'server']).describe('"server": one item for each metering server.'),
    everyServer: z
      .boolean()
      .optional()
      .describe(
        'True: it must know every metering server of the site, so it is open as long as nobody collected who has the role.',
      ),
    rules: z
      .array(
        z.strictObject({
          status: decided.describe('Status of the item if the condition holds.'),
          when: conditionSchema,
          says: text.describe(
            'Why, in words. {server}, {site}, {from}, {to} and {seen} (the time of collection) are filled in.',
          ),
        }),
      )
      .describe('The first rule that holds decides, unless an earlier one that would be worse is not decided.'),
    logs: z
      .array(
        z.strictObject({
          line: name.optional().describe('Id of a known line of a setup log.'),
          signature: name.optional().describe('Id of a signature of which scan has an active finding.'),
          status: z.enum(['warn', 'fail']).describe('Status that the item has at least.'),
          says: text.describe('Why, in words.'),
        }),
      )
      .optional()
      .describe('What the given logs add: the item is at least this bad.'),
    question: z
      .strictObject({
        how: z.array(text).min(1).describe('Where to look.'),
        answers: z
          .strictObject({
            pass: text.describe('What this answer means.'),
            warn: text.optional().describe('What this answer means. Absent if the question does not take it.'),
            fail: text.optional().describe('What this answer means. Absent if the question does not take it.'),
          })
          .describe('The answers that it takes.'),
      })
      .describe('For a person who looks, if no fact decides.'),
    steps: z.array(step).min(1).describe('Steps for a check that fails or warns.'),
  })
  .describe('What should be so before, during or after a service pack of SMS 2.0.');

/** A line of a setup log that an article prints, and what it means. */
export const setupLineSchema = z.strictObject({
  id: name,
  log: text.describe('the file; Qnnnnnn.log stands for the log of any hotfix'),
  where: text.optional(),
  lines: z.array(text).describe('message templates, each of which tells it alone; empty: no article prints a line'),
  over: z
    .array(text)
    .optional()
    .describe('templates of lines that tell, further down and with the same captures, that it is over'),
  means: text,
  fatal: z.boolean().describe('false: a good sign, or no failure of setup'),
  articles: z.array(article),
  note: text.optional(),
});
