import type { z } from 'zod';
import type { signatureSchema } from './signature-schema.js';

/** A signature as its YAML file holds it. */
export type Signature = z.infer<typeof signatureSchema>;
export type Pattern = Signature['logs']['any'][number];
export type RemedyStep = Signature['remedy']['steps'][number];
export type Action = NonNullable<RemedyStep['action']>;
export type Guard = NonNullable<RemedyStep['guards']>[number];
