/** The file of answers to a checklist (`--answers`, YAML or JSON). `precheck --questions` writes one to be filled in. */
import * as z from 'zod';

const word = z
  .union([z.string(), z.boolean()])
  .nullish()
  .describe('pass, warn or fail; yes is pass, no is the worst that the question has; empty: not answered yet');

export const answersSchema = z
  .array(
    z.strictObject({
      id: z.string().describe('of the check'),
      answer: word,
      server: z.string().nullish().describe('only for this metering server; without it for all'),
      by: z.string().nullish().describe('who looked'),
      when: z.string().nullish().describe('as you like to write it; it is shown, not read'),
      note: z.string().nullish().describe('shown beside the answer'),
    }),
  )
  .describe('answers to the questions of licdiag precheck');
