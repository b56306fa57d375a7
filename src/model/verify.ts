import type { z } from 'zod';
import type { verifySchema } from './verify-schema.js';

export type VerifyReport = z.infer<typeof verifySchema>;
