/** The schemas that are published as JSON Schema, by file name. Only the build and the tests load this. */
import { answersSchema } from './answers-schema.js';
import { caseSchema } from './case-schema.js';
import { diffSchema } from './diff-schema.js';
import { explanationSchema } from './explanation-schema.js';
import { mergeSchema } from './merge-schema.js';
import { precheckReportSchema } from './precheck-report-schema.js';
import { lineSchema, reportSchema } from './report-schema.js';
import { signatureListSchema } from './signature-list-schema.js';
import { signatureSchema } from './signature-schema.js';
import { snapshotSchema } from './snapshot-schema.js';
import { timelineSchema } from './timeline-schema.js';
import { upgradeCheckSchema } from './upgrade-check-schema.js';
import { verifySchema } from './verify-schema.js';

/** `input` describes what a person may write, `output` what licdiag prints. */
export const publishedSchemas = {
  signature: { schema: signatureSchema, io: 'input' },
  snapshot: { schema: snapshotSchema, io: 'input' },
  case: { schema: caseSchema, io: 'input' },
  explain: { schema: explanationSchema, io: 'output' },
  signatures: { schema: signatureListSchema, io: 'output' },
  'scan-report': { schema: reportSchema, io: 'output' },
  'scan-line': { schema: lineSchema, io: 'output' },
  'diff-report': { schema: diffSchema, io: 'output' },
  'merge-report': { schema: mergeSchema, io: 'output' },
  'verify-report': { schema: verifySchema, io: 'output' },
  timeline: { schema: timelineSchema, io: 'output' },
  'precheck-report': { schema: precheckReportSchema, io: 'output' },
  'precheck-answers': { schema: answersSchema, io: 'input' },
  'upgrade-check': { schema: upgradeCheckSchema, io: 'input' },
} as const;
