/**
 * What a report must hold to be read back by `--baseline`, `diff`, `merge` and `verify`. Everything else is ignored, and may come
 * from a later version. Reports made with `--redact names` are refused, since a stand-in is another name in each report.
 */
import * as z from 'zod';
import { stageIds } from './stage-schema.js';

const name = z.string().nullable();
const realNames = z.enum(['secrets', 'none'], {
  error: ({ input }) =>
    input === 'names' ? 'its names are stand-ins (--redact names), which are others in each report' : undefined,
});

export const findingInputSchema = z.object({
  id: z.string(),
  signature: z.string(),
  article: z.string().nullable(),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  state: z.enum(['active', 'resolved']),
  known: z.boolean().default(false),
  acknowledged: z.object({ reason: z.string(), expires: z.string().nullable() }).nullable().default(null),
  subject: z.object({ site: name, server: name, client: name }),
  firstSeen: name,
  lastSeen: name,
  occurrences: z.number().int(),
  evidence: z.array(
    z.object({
      kind: z.string(),
      file: z.string().optional(),
      line: z.number().int().optional(),
      time: name.optional(),
      text: z.string().optional(),
    }),
  ),
});

const common = {
  schemaVersion: z.literal(1, 'is of another version of the report'),
  redacted: realNames,
  run: z.object({ startedAt: z.string(), arguments: z.array(z.string()) }),
  tool: z.object({ version: z.string(), catalogue: z.string() }),
  inputs: z.object({
    complete: z.boolean(),
    files: z.array(z.object({ path: z.string(), status: z.string(), problem: z.string().nullable() })),
    snapshots: z.array(z.object({ path: z.string(), site: name.optional() })).optional(),
  }),
  unexplained: z.array(
    z.object({
      shape: z.string(),
      occurrences: z.number().int(),
      servers: z.array(z.string()),
      stages: z.array(z.enum(stageIds)).nullish(),
    }),
  ),
};

const counts = z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() });

export const scanInputSchema = z.object({
  kind: z.literal('scan', 'is no report of licdiag scan'),
  ...common,
  findings: z.array(findingInputSchema),
  summary: z.object({ findings: counts, files: z.number().int(), bytes: z.number().int() }),
});

/** The last line of NDJSON. */
export const summaryLineSchema = z.object({
  kind: z.literal('summary'),
  ...common,
  findings: counts,
  files: z.number().int(),
  bytes: z.number().int(),
});
