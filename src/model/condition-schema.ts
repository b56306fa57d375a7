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
      fact: path.describe('another fact'),
      times: z.number().positive().optional().describe('of a number: so many times as much'),
    }),
  ])
  .describe('a value, or another fact to compare with');
const says = z.string().trim().min(1).optional().describe('what it means when the condition holds, for the report');
const duration = z
  .string()
  .regex(/^[1-9]\d{0,4} (seconds?|minutes?|hours?|days?)$/, 'must be a duration such as "30 minutes"');
const later = z
  .strictObject({
    fact: path.describe('another time'),
    by: duration.optional().describe('so much later at least'),
    plus: z
      .strictObject({
        fact: path.describe('the number'),
        times: z.number().positive().optional().describe('so many times as much'),
        unit: z.enum(['seconds', 'minutes', 'hours', 'days']).describe('of the number'),
      })
      .optional()
      .describe('a number that is a span of time, such as an interval of the site'),
  })
  .describe('of a time: it is later than another, by more than this');

const leaf = z
  .strictObject({
    fact: path.describe('where it stands in the snapshot, such as server.role'),
    is: z
      .union([operand, z.array(scalar).min(1)])
      .optional()
      .describe('equals it, or one of them; without regard to case'),
    isNot: z
      .union([operand, z.array(scalar).min(1)])
      .optional()
      .describe('equals neither it nor any of them; without regard to case'),
    exists: z
      .boolean()
      .optional()
      .describe(
        'whether it is there; only for lists that are collected whole (shares, roles, licenseServers, protocols, hotfixes)',
      ),
    below: operand.optional().describe('of a version, a service pack (RTM < SP1 < ...), a number or a time'),
    atLeast: operand.optional().describe('of the same as "below"'),
    contains: operand.optional().describe('a list holds it, or a text has it in it; without regard to case'),
    startsWith: operand
      .optional()
      .describe('of a text, such as a path that lies below another; without regard to case'),
    sameAccount: operand
      .optional()
      .describe('of an account: the same name, whatever domain or machine stands before the backslash'),
    after: later.optional(),
    length: z
      .strictObject({
        atLeast: z.number().int().optional().describe('so many members or more'),
        atMost: z.number().int().optional().describe('so many members or fewer'),
      })
      .optional()
      .describe('of a list'),
    olderThan: duration.optional().describe('of a time: so long before the snapshot was collected'),
    youngerThan: duration.optional().describe('of a time: no longer before the snapshot was collected'),
    beforeLast: z
      .strictObject({
        weekday: z.enum(weekdays).describe('in the local time of the collection'),
        at: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour such as "02:00"')
          .describe('the hour of that day'),
      })
      .optional()
      .describe('of a time: before the last such moment before the snapshot was collected'),
    basis: z
      .enum(['documented', 'inferred'])
      .optional()
      .describe('inferred: a threshold of ours, which caps the confidence at "likely"'),
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
  | { some: string; where: Condition; atLeast?: number | undefined; says?: string | undefined }
  | { every: string; where: Condition; says?: string | undefined }
  | { none: string; where: Condition; says?: string | undefined };
export type FactTest = z.infer<typeof leaf>;

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      leaf,
      z.strictObject({ all: z.array(conditionSchema).min(1).describe('each of them holds'), says }),
      z.strictObject({ any: z.array(conditionSchema).min(1).describe('one of them holds, or more'), says }),
      z.strictObject({ not: conditionSchema, says }),
      z.strictObject({
        some: path.describe('a list; "item" is each of its members'),
        where: conditionSchema,
        atLeast: z.number().int().min(1).optional().describe('members for which it must hold; 1 unless given'),
        says,
      }),
      z.strictObject({
        every: path.describe('a list: it holds for each of its members'),
        where: conditionSchema,
        says,
      }),
      z.strictObject({ none: path.describe('a list: it holds for none of its members'), where: conditionSchema, says }),
    ]),
  )
  .describe('a condition on collected facts');
