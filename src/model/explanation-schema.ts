/**
 * What `licdiag explain` prints as JSON, defined once: its published JSON Schema and its type come from here. The pages under
 * docs/signatures are written from the same data.
 */
import * as z from 'zod';

const article = z.string();
const named = z.object({ id: z.string(), article: article.nullable(), title: z.string() });
const source = z.object({ article, documented: z.boolean() });
const subject = z.object({ site: z.string().nullable(), server: z.string().nullable(), client: z.string().nullable() });
const line = z.object({ file: z.string(), line: z.number().int(), time: z.string().nullable(), text: z.string() });

const clause = z.object({
  name: z.string(),
  log: z.string(),
  templates: z.array(z.string()).describe('spellings of the message, with {type} or {name:type} placeholders'),
  provenance: z.enum(['documented', 'inferred']),
  use: z.array(z.enum(['decides', 'speaks against', 'doubtful', 'opens', 'passed', 'goes along'])),
});
const pattern = z.object({
  words: z.string(),
  confidence: z.enum(['likely', 'possible']).describe('without any snapshot'),
});
const fact = z.object({
  role: z.enum(['required', 'alone', 'raising', 'refuting', 'about']),
  condition: z.string().describe('in words'),
  effect: z.string().describe('what it does to the finding'),
});
const step = z.object({
  text: z.string(),
  command: z.string().optional(),
  source,
  guards: z.array(z.object({ state: z.enum(['needed', 'done', 'forbidden', 'unknown']), words: z.string() })),
});

const clauseSeen = z.object({
  clause: z.string(),
  count: z.number().int().describe('lines of it that may be about the subject'),
  first: line.nullable(),
  last: line.nullable(),
});
const stepSeen = z.object({
  clause: z.string().describe('a clause, or several any of which will do'),
  held: line.nullable(),
  instead: z.string().nullable().describe('where it did not hold: what stood there'),
});
const patternSeen = z.object({
  words: z.string(),
  holds: z.boolean(),
  steps: z.array(stepSeen),
  failed: z.array(z.string()).describe('all that kept it from holding, in words'),
});
const factSeen = z.object({
  role: fact.shape.role,
  condition: z.string(),
  effect: z.string(),
  truth: z.enum(['holds', 'fails', 'unknown']),
  facts: z.array(z.object({ fact: z.string(), value: z.string(), says: z.string() })),
  missing: z.array(z.string()).describe('facts that would decide it and were not collected'),
});
const verdict = z.object({
  state: z.enum(['active', 'resolved']),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  occurrences: z.number().int(),
});
const against = z.object({
  inputs: z.object({
    complete: z.boolean(),
    meteringLogs: z.number().int(),
    files: z.array(
      z.object({
        path: z.string(),
        status: z.string(),
        problem: z.string().nullable(),
        firstTime: z.string().nullable().describe('of its first entry with a time, ISO 8601 without offset'),
        lastTime: z.string().nullable().describe('of its last entry with a time'),
      }),
    ),
    snapshots: z.array(z.string()),
    since: z.string().nullable().describe('entries before it were left out; null: none'),
    until: z.string().nullable().describe('entries after it were left out; null: none'),
  }),
  subjects: z.array(
    z.object({
      subject,
      verdict: verdict.nullable().describe('null: no finding'),
      reasons: z.array(z.string()).describe('why there is none, or why it is no surer'),
      clauses: z.array(clauseSeen),
      patterns: z.array(patternSeen),
      facts: z.array(factSeen),
    }),
  ),
});

const signature = z.object({
  id: z.string(),
  article: article.nullable(),
  articles: z.array(article).describe('further articles on the same cause'),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  subject: z.enum(['server', 'client', 'site']),
  fixedIn: z.string(),
  versions: z.string().describe('fixedIn in words'),
  past: z.boolean().describe('the line itself says that the condition has ended'),
  clauses: z.array(clause),
  patterns: z.array(pattern).describe('alternatives: one is enough'),
  attempt: z.string().nullable().describe('what begins an attempt, and what shows that one got past this failure'),
  facts: z.array(fact),
  cause: z.string(),
  remedy: z.object({
    type: z.enum(['workaround', 'fix', 'hotfix', 'configuration', 'none']),
    cautions: z.array(z.string()),
    steps: z.array(step),
    files: z.array(
      z.object({
        file: z.string(),
        version: z.string().optional(),
        platform: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
  verify: z.array(z.string()),
  falsePositives: z.array(z.string()),
  candidates: z.array(z.object({ article, cause: z.string(), separatedBy: z.string() })),
  expected: z.array(z.object({ article, text: z.string() })),
  related: z.array(named),
  supersedes: z.array(named).describe('not shown for the same subject when this one is at least as sure'),
  supersededBy: z.array(named),
  overrules: z.array(z.object({ article, because: z.string() })).describe('whose opposite advice does not count here'),
  references: z.array(z.object({ article, title: z.string() })),
  against: against.nullable().describe('what stood in the logs and snapshots that were given'),
});

export const explanationSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('explain'),
    tool: z.object({ name: z.literal('licdiag'), version: z.string(), catalogue: z.string() }),
    asked: z.string(),
    signatures: z.array(signature),
    notDiagnosable: z
      .array(z.object({ article, reason: z.string() }))
      .describe('an article that neither logs nor a snapshot can show, with the reason'),
  })
  .describe('what licdiag explain --format json prints');
