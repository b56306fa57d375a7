/** Fields that mean the same in several kinds of JSON. */
import * as z from 'zod';

export const fields = {
  /** Of the format itself. */
  schemaVersion: z.literal(1).describe('of this format; fields may be added without a new number'),
  signature: z.string().describe('id of the signature, such as orphaned-licmtr-share'),
  article: z
    .string()
    .nullable()
    .describe('the main article, such as Q214954; null only for a signature of your own without one'),
  title: z.string().describe('the failure in a few words'),
  severity: z.enum(['error', 'warning', 'info']).describe('how bad the failure is; --fail-on goes by it'),
  confidence: z
    .enum(['confirmed', 'likely', 'possible'])
    .describe(
      'confirmed: collected facts agree with the lines, or prove it alone; likely: all documented lines; possible: a part of them, or something speaks against it',
    ),
  state: z.enum(['active', 'resolved']).describe('resolved: later evidence shows that it is over'),
  line: z.number().int().describe('in the file, from 1'),
  text: z.string().describe('the message, masked and made printable'),
  program: z.literal('licdiag').describe('the program that wrote this'),
  version: z.string().describe('of licdiag, such as 0.1.0'),
  catalogue: z.string().describe('hash of the signatures used'),
  shape: z.string().describe('the line with placeholders for what differs, such as {server} and {number}'),
  shapeServers: z.array(z.string()).describe('that the lines name, in capitals'),
  startedAt: z.string().describe('when the run began: UTC, ISO 8601'),
};

/** @param step the schema of a step in that kind of JSON */
export function remedyWith<Step extends z.ZodType>(step: Step) {
  return z
    .object({
      type: z
        .enum(['workaround', 'fix', 'hotfix', 'configuration', 'none'])
        .describe('what kind of remedy the article has'),
      cautions: z.array(z.string()).describe('what makes it wrong or dangerous'),
      steps: z.array(step).describe('in the order to do them'),
      files: z
        .array(
          z.object({
            file: z.string().describe('its name'),
            version: z.string().optional().describe('of the corrected file'),
            platform: z.string().optional().describe('such as i386 or alpha'),
            note: z.string().optional().describe('what else is to know of it'),
          }),
        )
        .describe('of the fix'),
    })
    .describe('what the article says to do');
}
