/** The schemas that are published as JSON Schema, by the name of their file. Only the build and the tests load this. */
import { answersSchema } from './answers-schema.js';
import { precheckReportSchema } from './precheck-report-schema.js';
import { reportSchema } from './report-schema.js';
import { signatureSchema } from './signature-schema.js';
import { snapshotSchema } from './snapshot-schema.js';
import { timelineSchema } from './timeline-schema.js';
import { upgradeCheckSchema } from './upgrade-check-schema.js';

/** `input`: as a person may write it; `output`: as licdiag prints it. */
export const publishedSchemas = {
  signature: { schema: signatureSchema, io: 'input' },
  snapshot: { schema: snapshotSchema, io: 'input' },
  'scan-report': { schema: reportSchema, io: 'output' },
  timeline: { schema: timelineSchema, io: 'output' },
  'precheck-report': { schema: precheckReportSchema, io: 'output' },
  'precheck-answers': { schema: answersSchema, io: 'input' },
  'upgrade-check': { schema: upgradeCheckSchema, io: 'input' },
} as const;
