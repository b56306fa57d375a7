import type { z } from 'zod';
import type { caseSchema } from './case-schema.js';

/** What the catalogue shows on a test case. */
export type CaseSummary = z.infer<typeof caseSchema>;
