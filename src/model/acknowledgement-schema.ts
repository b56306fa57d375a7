/** The acknowledge file: a list of findings that somebody knows and accepts, each perhaps until a day. */
import * as z from 'zod';

export const acknowledgementsSchema = z.array(
  z.strictObject({
    id: z.string().min(1).describe('Id of a finding, id of a signature, or number of an article.'),
    site: z.string().optional(),
    server: z.string().optional(),
    client: z.string().optional(),
    reason: z.string().trim().min(1, 'must say why'),
    expires: z.iso.date('must be a day such as 2001-12-31').optional().describe('The last day on which it holds.'),
  }),
);
