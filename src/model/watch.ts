import type { Quote } from './observation.js';
import type { redacted } from './report.js';
import type { StageId } from './stage.js';

/** What happened while a log was watched. */
export interface WatchEvent {
  readonly kind: 'begin' | 'stage' | 'outcome' | 'error' | 'finding' | 'notice';
  readonly server: string | null;
  readonly stage: StageId | null;
  readonly status: 'passed' | 'failed' | 'unknown' | null;
  /** Ours, without text of a log. */
  readonly says: string;
  /** The line that shows it. */
  readonly quote: Quote | null;
}

/** The same, fit to be printed: the only one that writers take. */
export type RedactedEvent = Omit<WatchEvent, 'quote'> & {
  readonly time: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly text: string | null;
  readonly [redacted]: true;
};

export type WatchState = 'succeeded' | 'failed' | 'open';
