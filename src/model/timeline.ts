import type { z } from 'zod';
import type { Quote } from './observation.js';
import type { RawUnexplained, redacted } from './report.js';
import type { CodeMeaning, StageId, StatusMeaning } from './stage.js';
import type { timelineSchema } from './timeline-schema.js';

/** The timeline as it is printed. */
export type TimelineData = z.infer<typeof timelineSchema>;
/** A timeline that was redacted. Writers take nothing else. */
export type TimelineReport = TimelineData & { readonly [redacted]: true };

export type TimelineServer = TimelineData['servers'][number];
export type TimelineAttempt = TimelineServer['attempts'][number];
export type TimelineStage = TimelineAttempt['stages'][number];
export type AttemptError = TimelineAttempt['errors'][number];
export type Between = TimelineAttempt['before'][number];
export type Limit = TimelineData['limits'][number];
export type FindingAt = TimelineServer['findings'][number];
export type ClientChain = NonNullable<TimelineData['clients']>[number];
export type ClientLink = ClientChain['links'][number];
export type Outcome = TimelineAttempt['outcome'];

/** A stage before masking, with a quote in place of its line. The same goes for the types below. */
export type RawStage = Omit<TimelineStage, 'time' | 'file' | 'line' | 'text'> & { readonly quote: Quote | null };
export interface RawAttemptError {
  readonly shape: string;
  readonly occurrences: number;
  readonly stage: StageId | null;
  readonly quote: Quote;
  readonly codes: readonly CodeMeaning[];
  readonly status: StatusMeaning | null;
}
export type RawAttempt = Omit<TimelineAttempt, 'stages' | 'errors'> & {
  readonly stages: readonly RawStage[];
  readonly errors: readonly RawAttemptError[];
};
export type RawServer = Omit<TimelineServer, 'attempts'> & { readonly attempts: readonly RawAttempt[] };
export type RawTimelineUnexplained = RawUnexplained & { readonly stages: readonly StageId[] };
export type RawTimeline = Omit<TimelineData, 'redacted' | 'redaction' | 'servers' | 'unexplained'> & {
  readonly servers: readonly RawServer[];
  readonly unexplained: readonly RawTimelineUnexplained[];
};
