import type { z } from 'zod';
import type { mergedFindingSchema, mergeSchema } from './merge-schema.js';

export type MergeReport = z.infer<typeof mergeSchema>;
export type MergedFinding = z.infer<typeof mergedFindingSchema>;
