/** What a baseline report must have; everything else in it may be of a later version. */
import * as z from 'zod';

export const baselineSchema = z.object({
  kind: z.literal('scan'),
  schemaVersion: z.literal(1),
  redacted: z.enum(['secrets', 'none'], 'names are redacted in it, so its ids are those of stand-ins'),
  findings: z.array(z.object({ id: z.string() })),
});
