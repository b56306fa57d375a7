import type { z } from 'zod';
import type { changedSchema, comparedSchema, diffSchema } from './diff-schema.js';

export type DiffReport = z.infer<typeof diffSchema>;
export type ComparedFinding = z.infer<typeof comparedSchema>;
export type ChangedFinding = z.infer<typeof changedSchema>;
