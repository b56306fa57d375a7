import type { z } from 'zod';
import type { precheckReportSchema } from './precheck-report-schema.js';
import type { redacted } from './report.js';

export type PrecheckData = z.infer<typeof precheckReportSchema>;
/** A checklist that was redacted. Only `redactPrecheck()` makes one, and writers take nothing else. */
export type PrecheckReport = PrecheckData & { readonly [redacted]: true };

export type Item = PrecheckData['items'][number];
export type ItemEvidence = Item['evidence'][number];
export type ItemStep = Item['steps'][number];
export type Plan = PrecheckData['plan'];
export type PlanStep = Plan['before'][number];
export type Verdict = PrecheckData['verdict'];
export type SeenLine = PrecheckData['setupLines'][number];
export type RelevantFinding = PrecheckData['findings'][number];
