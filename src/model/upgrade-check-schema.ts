/**
 * A check before, during or after a service pack, in the condition language of the signatures: its published JSON Schema, the types
 * and the check of the build are made of this.
 */
import * as z from 'zod';
import { conditionSchema } from './condition-schema.js';
import { planPlaces } from './plan-places.js';

const article = z.string().regex(/^Q\d{6}$/, 'must be an article number such as Q258547');
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const text = z.string().trim().min(1, 'must not be empty');
export const servicePackSchema = z.enum(['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5']);
export const statusSchema = z.enum(['pass', 'warn', 'fail', 'unknown', 'manual']);
export const phaseSchema = z.enum(['before', 'during', 'after']);
const decided = z.enum(['pass', 'warn', 'fail']);

const step = z.strictObject({
  at: z
    .enum(planPlaces)
    .describe('its place in the list over all checks: up to "confirm" before setup, to "watch" during'),
  text: text.describe('what to do; {server} and {site} are filled in'),
  command: text.optional().describe('to run as it stands, once the names are filled in'),
  source: z
    .strictObject({
      article: article.nullable().describe('that it is from; null: no article has it'),
      documented: z.boolean().describe('the article says it; false: concluded by us'),
    })
    .describe('where it comes from'),
  always: z.boolean().optional().describe('part of the plan also where the check passes: what holds now may not last'),
  unless: conditionSchema.optional().describe('left out where this holds'),
});

export const upgradeCheckSchema = z
  .strictObject({
    id: name.describe('also the file name, the fixture and the id in reports'),
    article: article.nullable().describe('the main source; null where no article speaks of it'),
    articles: z.array(article).optional().describe('further sources'),
    title: text.describe('what should be so'),
    why: text.describe('what happens where it is not so'),
    phase: phaseSchema.describe('when it is to be looked at'),
    concerns: z
      .enum(['metering', 'site', 'database', 'hierarchy', 'clients'])
      .describe('what part of the site it is about'),
    from: z.array(servicePackSchema).min(1).optional().describe('absent: from any'),
    to: z.array(servicePackSchema).min(1).optional().describe('absent: to any'),
    notFor: z
      .strictObject({
        from: servicePackSchema.describe('what the site is at'),
        to: servicePackSchema.describe('what is to be installed'),
      })
      .optional()
      .describe('the one of these ways that another check judges'),
    basis: z
      .enum(['upgrade-article', 'related-article', 'practice'])
      .describe('an article ties it to a service pack; an article documents the fact; practice, which warns at most'),
    inferred: text.optional().describe('what in it no article says'),
    contradiction: text.optional().describe('where articles disagree'),
    caution: text.optional().describe('what makes a step dangerous'),
    evaluate: z.enum(['automatic', 'manual']).describe('manual: where no fact decides it, somebody has to look'),
    subject: z.enum(['site', 'server']).describe('server: one item for each metering server'),
    everyServer: z
      .boolean()
      .optional()
      .describe('it must know every metering server of the site: open as long as nobody collected who has the role'),
    rules: z
      .array(
        z.strictObject({
          status: decided.describe('that the item has when it holds'),
          when: conditionSchema,
          says: text.describe('why, in words; {server}, {site}, {from}, {to} and {seen}, the time of collection'),
        }),
      )
      .describe('the first that holds decides, unless an earlier one that would be worse is not decided'),
    logs: z
      .array(
        z.strictObject({
          line: name.optional().describe('a known line of a setup log'),
          signature: name.optional().describe('an active finding of scan'),
          status: z.enum(['warn', 'fail']).describe('that the item has at least'),
          says: text.describe('why, in words'),
        }),
      )
      .optional()
      .describe('what logs that are given add: the item is at least this bad'),
    question: z
      .strictObject({
        how: z.array(text).min(1).describe('where to look'),
        answers: z
          .strictObject({
            pass: text.describe('what this answer means'),
            warn: text.optional().describe('what this answer means; absent: it is none'),
            fail: text.optional().describe('what this answer means; absent: it is none'),
          })
          .describe('those that it takes'),
      })
      .describe('for somebody who looks, where no fact decides'),
    steps: z.array(step).min(1).describe('to do where it fails or warns'),
  })
  .describe('what should be so before, during or after a service pack of SMS 2.0');

/** A line of a setup log that an article prints, and what it means. */
export const setupLineSchema = z.strictObject({
  id: name,
  log: text.describe('the file; Qnnnnnn.log stands for the log of any hotfix'),
  where: text.optional(),
  lines: z.array(text).describe('message templates, each of which tells it alone; empty: no article prints a line'),
  means: text,
  fatal: z.boolean().describe('false: a good sign, or no failure of setup'),
  articles: z.array(article),
  note: text.optional(),
});
