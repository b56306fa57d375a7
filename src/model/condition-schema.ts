/**
 * The language of conditions on collected facts, whose values are true, false and not collected. Signatures, guards of steps and
 * the checks before an upgrade are written in it. Conditions are data; nothing in them is executed.
 */
import * as z from 'zod';
import { weekdays } from './weekdays.js';

/** The path of a fact, such as `server.services[SMS_LICENSE_SERVER].state`. */
const path = z
  .string()
  .regex(
    /^(site|server|client|clientAgent|upgrade|sql|tracing|item|captures|facts|collectedAt|meteringServers|siteSystems|clients|statusMessages|events|setupLog|hierarchy|dialogs|sources|logs|domainAccounts|domainControllers)(\.[A-Za-z]+|\[[^\]]+\])*$/,
    'must lead from site, server, client, clientAgent, upgrade, sql, item, captures ... to a fact, as in server.services[SMS_LICENSE_SERVER].state',
  );
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const operand = z
  .union([
    scalar,
    z.strictObject({
      fact: path.describe('Path of the other fact.'),
      times: z.number().positive().optional().describe('The other number is multiplied by this. 1 unless given.'),
    }),
  ])
  .describe('A value, or another fact to compare with.');
const says = z.string().trim().min(1).optional().describe('What it means if the condition holds, for the report.');
const duration = z
  .string()
  .regex(/^[1-9]\d{0,4} (seconds?|minutes?|hours?|days?)$/, 'must be a duration such as "30 minutes"');
const later = z
  .strictObject({
    fact: path.describe('Path of the other time.'),
    by: duration.optional().describe('How much later at least, such as "30 minutes".'),
    plus: z
      .strictObject({
        fact: path.describe('Path of the number.'),
        times: z.number().positive().optional().describe('The number is multiplied by this. 1 unless given.'),
        unit: z.enum(['seconds', 'minutes', 'hours', 'days']).describe('Unit of the number.'),
      })
      .optional()
      .describe('A number that is a span of time, such as an interval of the site: how much later at least.'),
  })
  .describe('For a time: it is later than another, by more than this.');

const leaf = z
  .strictObject({
    fact: path.describe('Path of the fact in the snapshot, such as server.role.'),
    is: z
      .union([operand, z.array(scalar).min(1)])
      .optional()
      .describe('It equals this value, or one of these. Letter case does not matter.'),
    isNot: z
      .union([operand, z.array(scalar).min(1)])
      .optional()
      .describe('It equals neither this value nor any of these. Letter case does not matter.'),
    exists: z
      .boolean()
      .optional()
      .describe(
        'Whether it is there. Only for lists that are collected whole (shares, roles, licenseServers, protocols, hotfixes).',
      ),
    below: operand
      .optional()
      .describe('For a version, a service pack (RTM < SP1 < ...), a number or a time: it is lower than this.'),
    atLeast: operand.optional().describe('For the same as "below": it is this or higher.'),
    contains: operand.optional().describe('A list holds this, or a text has it in it. Letter case does not matter.'),
    startsWith: operand
      .optional()
      .describe(
        'For a text, such as a path that lies below another: it starts with this. Letter case does not matter.',
      ),
    sameAccount: operand
      .optional()
      .describe('For an account: it has the same name, whatever domain or machine stands before the backslash.'),
    after: later.optional(),
    length: z
      .strictObject({
        atLeast: z.number().int().optional().describe('The list has this many members or more.'),
        atMost: z.number().int().optional().describe('The list has this many members or fewer.'),
      })
      .optional()
      .describe('For a list: how many members it has.'),
    olderThan: duration.optional().describe('For a time: it lies longer than this before the snapshot was collected.'),
    youngerThan: duration
      .optional()
      .describe('For a time: it lies no longer than this before the snapshot was collected.'),
    beforeLast: z
      .strictObject({
        weekday: z.enum(weekdays).describe('Day of the week, in the local time of the collection.'),
        at: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour such as "02:00"')
          .describe('Hour of that day, such as "02:00".'),
      })
      .optional()
      .describe('For a time: it lies before the last such moment before the snapshot was collected.'),
    basis: z
      .enum(['documented', 'inferred'])
      .optional()
      .describe('"inferred": the threshold is in no article, which caps the confidence at "likely".'),
    says,
  })
  .refine(
    ({ fact: _fact, says: _says, basis: _basis, ...tests }) =>
      Object.values(tests).filter((test) => test !== undefined).length === 1,
    'must have exactly one test: is, isNot, exists, below, atLeast, contains, startsWith, sameAccount, after, length, olderThan, youngerThan or beforeLast',
  );

export type Condition =
  | z.infer<typeof leaf>
  | { all: Condition[]; says?: string | undefined }
  | { any: Condition[]; says?: string | undefined }
  | { not: Condition; says?: string | undefined }
  | {
      some: string;
      where: Condition;
      atLeast?: number | undefined;
      apart?: string | undefined;
      says?: string | undefined;
    }
  | { every: string; where: Condition; says?: string | undefined }
  | { none: string; where: Condition; says?: string | undefined };
export type FactTest = z.infer<typeof leaf>;

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      leaf,
      z.strictObject({ all: z.array(conditionSchema).min(1).describe('All of these hold.'), says }),
      z.strictObject({ any: z.array(conditionSchema).min(1).describe('At least one of these holds.'), says }),
      z.strictObject({ not: conditionSchema, says }),
      z.strictObject({
        some: path.describe('Path of a list. "item" is each of its members.'),
        where: conditionSchema,
        atLeast: z
          .number()
          .int()
          .min(1)
          .optional()
          .describe('For how many members it must hold at least. 1 unless given.'),
        apart: duration
          .optional()
          .describe(
            'They must come again and again, by their "time": with at most so much from one to the next, and each at least half of it after the one that counted before.',
          ),
        says,
      }),
      z.strictObject({
        every: path.describe('Path of a list: the condition holds for each of its members.'),
        where: conditionSchema,
        says,
      }),
      z.strictObject({
        none: path.describe('Path of a list: the condition holds for none of its members.'),
        where: conditionSchema,
        says,
      }),
    ]),
  )
  .describe('A condition on collected facts.');
