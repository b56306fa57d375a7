/** The file of answers to a checklist (`--answers`, YAML or JSON). `precheck --questions` writes one to be filled in. */
import * as z from 'zod';

const word = z
  .union([z.string(), z.boolean()])
  .nullish()
  .describe(
    'One of pass, warn, fail. "yes" counts as pass, "no" as the worst answer that the question has. Empty: not answered yet.',
  );

export const answersSchema = z
  .array(
    z.strictObject({
      id: z.string().describe('Id of the check.'),
      answer: word,
      server: z
        .string()
        .nullish()
        .describe('Name of the metering server that the answer is about. Without it: all of them.'),
      by: z.string().nullish().describe('Who looked.'),
      when: z.string().nullish().describe('When they looked, in any form: it is shown, and not read.'),
      note: z.string().nullish().describe('A note, which is shown beside the answer.'),
    }),
  )
  .describe('Answers to the questions of licdiag precheck.');
