import type { z } from 'zod';
import type { explanationSchema } from './explanation-schema.js';
import type { redacted } from './report.js';

/** What is known of a signature or an article. */
export type ExplanationData = z.infer<typeof explanationSchema>;
export type ExplainedSignature = ExplanationData['signatures'][number];
export type ExplainedFact = ExplainedSignature['facts'][number];
export type ExplainedStep = ExplainedSignature['remedy']['steps'][number];
export type Against = NonNullable<ExplainedSignature['against']>;
export type AgainstSubject = Against['subjects'][number];
export type PatternSeen = AgainstSubject['patterns'][number];
export type StepSeen = PatternSeen['steps'][number];
export type FactSeen = AgainstSubject['facts'][number];
export type QuotedLine = NonNullable<StepSeen['held']>;

/** An explanation that was redacted. Writers take nothing else. */
export type Explanation = ExplanationData & { readonly [redacted]: true };
