import type { z } from 'zod';
import type { redacted } from './report.js';
import type { signatureListSchema } from './signature-list-schema.js';

/** The catalogue as a list. */
export type SignatureListData = z.infer<typeof signatureListSchema>;
export type ListedSignature = SignatureListData['signatures'][number];
export type CoveredArticle = NonNullable<SignatureListData['articles']>[number];

/** A list that was redacted. Writers take nothing else. */
export type SignatureList = SignatureListData & { readonly [redacted]: true };
