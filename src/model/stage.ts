import type { z } from 'zod';
import type { codesSchema, stageIds, stagesSchema } from './stage-schema.js';

/** What is known of the stages of an installation, and of the lines that show them. */
export type StageKnowledge = z.infer<typeof stagesSchema>;
export type StageId = (typeof stageIds)[number];
export type StageDefinition = StageKnowledge['stages'][number];
export type StageSign = StageKnowledge['signs'][number];
export type StageMention = StageKnowledge['mentions'][number];
export type ClientSign = StageKnowledge['clientSigns'][number];

/** Numbers of Windows and of status messages, in words. */
export type CodeKnowledge = z.infer<typeof codesSchema>;

/** A number that stands in an error line, in words. */
export interface CodeMeaning {
  readonly code: number;
  readonly means: string;
  /** What it meant in articles about metering, with the article. */
  readonly here: string | null;
}

/** A record of the status message system, as it stands in a log: its text is not there, only what is inserted into it. */
export interface StatusRecord {
  readonly id: number;
  readonly severity: 'information' | 'warning' | 'error' | 'unknown';
  readonly component: string | null;
  readonly system: string | null;
  readonly site: string | null;
  readonly strings: readonly string[];
}

/** The same with its text, where an article prints it. */
export interface StatusMeaning extends StatusRecord {
  readonly text: string | null;
  readonly article: string | null;
}
