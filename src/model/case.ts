import type { z } from 'zod';
import type { caseSchema } from './case-schema.js';

/** What a case shows. */
export type CaseSummary = z.infer<typeof caseSchema>;
