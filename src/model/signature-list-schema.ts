/** The JSON of `licdiag signatures list`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { anyArticle as article, fields, toolSchema } from './shared-fields-schema.js';

export const signatureListSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('signatures').describe('The command that wrote this.'),
    tool: toolSchema,
    signatures: z
      .array(
        z.object({
          id: fields.signature,
          article: fields.article,
          articles: z.array(article).describe('All articles on the cause, the main one first.'),
          title: fields.title,
          severity: fields.severity,
          subject: z.enum(['server', 'client', 'site']).describe('What its findings are about.'),
          logs: z.array(z.string()).describe('The logs whose lines it looks for.'),
          needs: z.array(z.string()).describe('Facts of a snapshot that it asks for, by their paths there.'),
          provenance: z
            .enum(['documented', 'inferred', 'mixed', 'facts'])
            .describe(
              'Where the lines that decide come from. "documented": an article prints them. "inferred": licdiag concluded them. "mixed": some of each. "facts": no line decides.',
            ),
        }),
      )
      .describe('All that a scan looks for.'),
    articles: z
      .array(
        z.object({
          article,
          signature: z.string().nullable().describe('Id of the signature for it. Null: there is none.'),
          reason: z.string().nullable().describe('Why there is no signature for it. Null: there is one.'),
        }),
      )
      .optional()
      .describe('Each article on metering. Absent without --coverage.'),
  })
  .describe('What licdiag signatures list --format json prints.');
