import type { TimelineReport } from '../../model/timeline.js';
import type { WriterOptions } from '../writer.js';

export interface TimelineWriterOptions extends WriterOptions {
  /** Show every attempt in full, not only the last. */
  readonly all: boolean;
}

/** Turns a timeline into text. Pure: no disk, no terminal. */
export type TimelineWriter = (report: TimelineReport, options: TimelineWriterOptions) => string;
