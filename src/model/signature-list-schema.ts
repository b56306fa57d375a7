/** What `licdiag signatures list` prints as JSON, defined once: its published JSON Schema and its type come from here. */
import * as z from 'zod';

const article = z.string();

export const signatureListSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('signatures'),
    tool: z.object({ name: z.literal('licdiag'), version: z.string(), catalogue: z.string() }),
    signatures: z.array(
      z.object({
        id: z.string(),
        article: article.nullable(),
        articles: z.array(article).describe('further articles on the same cause'),
        title: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        subject: z.enum(['server', 'client', 'site']),
        logs: z.array(z.string()).describe('whose lines it looks for'),
        needs: z.array(z.string()).describe('facts of a snapshot that it asks for'),
        provenance: z
          .enum(['documented', 'inferred', 'mixed', 'facts'])
          .describe('of the lines that decide: printed by the article, or ours; facts: no line decides'),
      }),
    ),
    articles: z
      .array(
        z.object({
          article,
          signature: z.string().nullable(),
          reason: z.string().nullable().describe('why no signature is for it'),
        }),
      )
      .optional()
      .describe('with --coverage: each article on metering'),
  })
  .describe('what licdiag signatures list --format json prints');
