/** The JSON of `licdiag signatures list`: its published JSON Schema and its type are made of this. */
import * as z from 'zod';
import { fields } from './shared-fields-schema.js';

const article = z.string().describe('article number, such as Q214954');

export const signatureListSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('signatures').describe('which command wrote it'),
    tool: z
      .object({ name: fields.program, version: fields.version, catalogue: fields.catalogue })
      .describe('what wrote it'),
    signatures: z
      .array(
        z.object({
          id: fields.signature,
          article: fields.article,
          articles: z.array(article).describe('all articles on the cause, the main one first'),
          title: fields.title,
          severity: fields.severity,
          subject: z.enum(['server', 'client', 'site']).describe('what its findings are about'),
          logs: z.array(z.string()).describe('whose lines it looks for'),
          needs: z.array(z.string()).describe('facts of a snapshot that it asks for'),
          provenance: z
            .enum(['documented', 'inferred', 'mixed', 'facts'])
            .describe('of the lines that decide: printed by the article, or ours; facts: no line decides'),
        }),
      )
      .describe('all that a scan looks for'),
    articles: z
      .array(
        z.object({
          article,
          signature: z.string().nullable().describe('that is for it; null: none is'),
          reason: z.string().nullable().describe('why no signature is for it'),
        }),
      )
      .optional()
      .describe('with --coverage: each article on metering'),
  })
  .describe('what licdiag signatures list --format json prints');
