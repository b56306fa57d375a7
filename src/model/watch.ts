import type { Quote } from './observation.js';
import type { redacted } from './report.js';
import type { StageId } from './stage.js';

/** An event of `watch`. */
export interface WatchEvent {
  readonly kind: 'begin' | 'stage' | 'outcome' | 'error' | 'finding' | 'notice';
  readonly server: string | null;
  readonly stage: StageId | null;
  readonly status: 'passed' | 'failed' | 'unknown' | null;
  /** A sentence of licdiag, without text of a log. */
  readonly says: string;
  /** The line that shows it. */
  readonly quote: Quote | null;
}

/** An event about a log or a folder, not about a server. */
export function notice(says: string): WatchEvent {
  return { kind: 'notice', server: null, stage: null, status: null, says, quote: null };
}

/** An event that was redacted. Writers take nothing else. */
export type RedactedEvent = Omit<WatchEvent, 'quote'> & {
  readonly time: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly text: string | null;
  readonly [redacted]: true;
};

export type WatchState = 'succeeded' | 'failed' | 'open';
