/** What a case must show of a report, and nothing else: texts for the administrator are checked elsewhere. */
import type { CaseSummary } from '../../src/model/case.js';

export { caseSchema as summarySchema } from '../../src/model/case-schema.js';
export { summarizeCase as summarize } from '../../src/report/summarize-case.js';

export type Summary = CaseSummary;
export type FindingSummary = Summary['findings'][number];
