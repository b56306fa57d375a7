/** The acknowledge file: a list of findings that somebody knows and accepts, each perhaps until a day. */
import * as z from 'zod';

export const acknowledgementsSchema = z.array(
  z.strictObject({
    id: z.string().min(1).describe('id of a finding, id of a signature, or article number'),
    site: z.string().optional(),
    server: z.string().optional(),
    client: z.string().optional(),
    reason: z.string().trim().min(1, 'must say why'),
    expires: z.iso.date('must be a day such as 2001-12-31').optional().describe('the last day it holds'),
  }),
);
