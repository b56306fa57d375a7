import type { z } from 'zod';
import type { acknowledgementsSchema } from './acknowledgement-schema.js';

export type Acknowledgement = z.infer<typeof acknowledgementsSchema>[number];
