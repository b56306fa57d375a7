/** The YAML files of install stages and error numbers: the types and the check of the build are made of this. */
import * as z from 'zod';

const text = z.string().trim().min(1);
const article = z.string().regex(/^Q\d{6}$/);
const provenance = z.enum(['documented', 'inferred']);

/** Articles do not agree on the order of the stages (Q200964, Q226850), so reports show them in the order seen. */
export const stageIds = ['role', 'reach', 'share', 'inboxes', 'files', 'odbc', 'service', 'running'] as const;
const stageId = z.enum(stageIds);

const sign = z.strictObject({
  id: text,
  log: text,
  template: text,
  stage: stageId.nullable(),
  shows: z.enum(['opens', 'looks', 'begins', 'passed', 'failed', 'stopped', 'ends']),
  implies: z.array(stageId).optional().describe('stages that must lie behind where this line stands'),
  article,
  provenance: provenance.describe('whether an article prints the line'),
  reading: provenance.describe('whether the article says what it means for the stage'),
  because: text,
});

const mention = z.strictObject({
  id: text,
  logs: z.array(text).min(1).describe('file names without extension'),
  words: z.array(text).min(1).describe('one of them must stand in the line, in small letters'),
  requires: text.optional(),
  unless: z
    .array(z.string().min(1))
    .optional()
    .describe('a line with one of them shows nothing, unless it tells of an error'),
  stage: stageId.nullable(),
  shows: z.enum(['passed', 'noted', 'restart']),
  because: text,
});

export const stagesSchema = z.strictObject({
  stages: z.array(z.strictObject({ id: stageId, title: text, about: text, look: text, article })).length(8),
  signs: z.array(sign).min(1),
  statusSigns: z.array(
    z.strictObject({
      id: z.number().int(),
      server: z.number().int().describe('the insertion string that names the server'),
      only: z.strictObject({ string: z.number().int(), is: text }).optional(),
      sign: text,
    }),
  ),
  mentions: z.array(mention),
  clientSigns: z.array(
    z.strictObject({
      id: text,
      log: text,
      template: text,
      shows: z.enum(['failed', 'unreachable', 'knows', 'works']),
      article,
      provenance,
      because: text,
    }),
  ),
});

export const codesSchema = z.strictObject({
  codes: z.array(
    z.strictObject({ code: z.number().int(), means: text, here: text.nullable(), stage: stageId.nullable() }),
  ),
  statusMessages: z.array(z.strictObject({ id: z.number().int(), component: text, text, article })),
});
