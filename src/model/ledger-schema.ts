/** `src/catalogue/not-diagnosable.yaml`: the articles without a signature, each with the reason. */
import * as z from 'zod';

export const ledgerSchema = z.array(
  z.strictObject({
    article: z.string().regex(/^Q\d{6}$/, 'must be an article number such as Q214954'),
    reason: z.string().trim().min(1, 'must not be empty'),
  }),
);
