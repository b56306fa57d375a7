/** The log lines of a signature: clauses, the alternatives in which they combine, and what an attempt is. */
import * as z from 'zod';
import { duration, name, text } from './catalogue-values-schema.js';
import { weekdays } from './weekdays.js';

const provenance = z
  .enum(['documented', 'inferred'])
  .describe(
    '"documented": the article prints the line. "inferred": it does not, which caps the confidence at "possible".',
  );

const clause = z
  .strictObject({
    log: text.describe('The log that it may come from, such as Licsvcfg.log.'),
    template: z
      .union([text, z.array(text).min(1)])
      .describe('The message, with {type} or {name:type} placeholders. Several spellings as a list.'),
    provenance,
  })
  .describe('One line of a log.');

const atMost = z
  .literal('possible')
  .describe('Caps the confidence, for an alternative that is only part of the evidence.');
const step = z.union([name, z.array(name).min(1)]).describe('A clause, or a list of clauses of which one is enough.');

const captureName = z.string().regex(/^[a-z]\w*$/i, 'must be the name of a placeholder');
const fixed = z.string().regex(/^\d+(\.\d+)*$/, 'must be a version or a number in quotes, such as "2.00.1493"');
const comparison = z
  .strictObject({
    capture: captureName.describe('Name of a placeholder of the lines.'),
    above: captureName
      .optional()
      .describe('It must be higher than what this placeholder captured. For versions and numbers.'),
    below: fixed.optional().describe('It must be lower than this version or number.'),
    atLeast: fixed.optional().describe('It must be this version or number, or higher.'),
    isNot: captureName
      .optional()
      .describe('It must differ from what this placeholder captured. Letter case does not matter.'),
  })
  .refine(
    ({ capture: _, ...tests }) => Object.values(tests).filter((test) => test !== undefined).length === 1,
    'must have one of above, below, atLeast and isNot',
  );
const compare = z
  .array(comparison)
  .min(1)
  .optional()
  .describe('How what the lines captured must compare. If one captured nothing, the alternative does not hold.');
const hour = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'must be an hour such as "02:00"');

const sequence = z.strictObject({
  sequence: z.array(step).min(1).describe('The clauses, in this order, for one subject, in one attempt.'),
  within: duration
    .optional()
    .describe(
      'Longest time from the first line to the last, such as "15 minutes". An hour more where the time zone name changes between them.',
    ),
  without: z
    .array(name)
    .optional()
    .describe(
      'Clauses that must not come between, for the same subject. One that names nobody counts for the subject that the line before named.',
    ),
  doubtful: z
    .array(name)
    .optional()
    .describe(
      'Clauses that name nobody and also stand in a healthy course: in between they cap the confidence at "possible".',
    ),
  compare,
  atMost: atMost.optional(),
});
const all = z.strictObject({
  all: z.array(step).min(2).describe('The clauses, in any order, for one subject.'),
  within: duration.describe('Longest time from the first line to the last, such as "15 minutes".'),
  atMost: atMost.optional(),
});
const count = z.strictObject({
  count: step.describe('The clause of which there must be so many lines, for one subject.'),
  atLeast: z.number().int().min(2).describe('How many lines there must be at least.'),
  within: duration.describe('Longest time from the first line to the last, such as "15 minutes".'),
  atMost: atMost.optional(),
});
const every = z.strictObject({
  every: step.describe('The clause whose lines come again and again, for one subject.'),
  atLeast: z.number().int().min(2).describe('How many lines there must be at least.'),
  apart: duration.describe('Longest time from one line to the next. After a longer pause counting starts anew.'),
  lasting: duration.optional().describe('Shortest time from the first line to the last.'),
  starting: z
    .strictObject({
      weekday: z.enum(weekdays).describe('Day of the week, in the local time of the log.'),
      from: hour.describe('Earliest hour, such as "02:00".'),
      to: hour.describe('Latest hour, such as "04:00".'),
    })
    .optional()
    .describe('When the first line comes, in the local time of the log.'),
  atMost: atMost.optional(),
});
const last = z.strictObject({
  last: step.describe('The clause whose line nothing follows in its log.'),
  atMost: atMost.optional(),
});
const pattern = z.union([sequence, all, count, every, last]);

export const logsSchema = z
  .strictObject({
    clauses: z
      .record(name, clause)
      .describe('The lines that it looks for, by the names that the rest of the signature uses.'),
    any: z.array(pattern).min(1).describe('The alternatives. One is enough; the strongest gives the confidence.'),
    attempt: z
      .strictObject({
        opens: z.array(name).min(1).describe('Clauses that open an attempt for their subject.'),
        passed: z.array(name).optional().describe('Clauses that show that a later attempt got past this failure.'),
        failed: z
          .array(name)
          .optional()
          .describe(
            'Clauses that show that a later attempt failed too, for whatever reason: it does not count as passed.',
          ),
        same: captureName
          .optional()
          .describe(
            'Name of a placeholder of the lines that open an attempt. A later one for which it is known to be another, such as another user, tells nothing of the failure.',
          ),
        quiet: duration
          .optional()
          .describe('If the log goes on for so long, an attempt without the failure counts as passed.'),
      })
      .optional()
      .describe('What begins an attempt, so that the last one decides whether the failure is active.'),
    supporting: z
      .array(name)
      .optional()
      .describe('Clauses that are shown as evidence beside a match, and decide nothing.'),
    rarest: name
      .optional()
      .describe('The clause of every alternative that healthy logs lack. Without its line nothing is a near miss.'),
  })
  .default({ clauses: {}, any: [] })
  .describe('The log lines. Absent if only a snapshot can tell.');

export type Comparison = z.infer<typeof comparison>;
