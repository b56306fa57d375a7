import type { z } from 'zod';
import type { codesSchema, stageIds, stagesSchema } from './stage-schema.js';

/** The stages of an installation, and the lines that show them. */
export type StageKnowledge = z.infer<typeof stagesSchema>;
export type StageId = (typeof stageIds)[number];
export type StageDefinition = StageKnowledge['stages'][number];
export type StageSign = StageKnowledge['signs'][number];
export type StageMention = StageKnowledge['mentions'][number];
export type ClientSign = StageKnowledge['clientSigns'][number];

/** What numbers of Windows errors and status messages mean. */
export type CodeKnowledge = z.infer<typeof codesSchema>;

/** A number in an error line, and what it means. */
export interface CodeMeaning {
  readonly code: number;
  readonly means: string;
  /** What it means in articles about metering, with the article. */
  readonly here: string | null;
}

/** A status message as a log holds it: not its text, only its number and the strings to insert. */
export interface StatusRecord {
  readonly id: number;
  readonly severity: 'information' | 'warning' | 'error' | 'unknown';
  readonly component: string | null;
  readonly system: string | null;
  readonly site: string | null;
  readonly strings: readonly string[];
}

/** A status message with its text, if an article prints it. */
export interface StatusMeaning extends StatusRecord {
  readonly text: string | null;
  readonly article: string | null;
}
