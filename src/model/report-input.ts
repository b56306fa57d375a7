import type { z } from 'zod';
import type { findingInputSchema, scanInputSchema, summaryLineSchema } from './report-input-schema.js';

/** A report of `scan` that was read back. */
export type ReportInput = z.infer<typeof scanInputSchema>;
export type FindingInput = z.infer<typeof findingInputSchema>;
export type SummaryLine = z.infer<typeof summaryLineSchema>;
