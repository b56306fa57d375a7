import type { Report } from '../model/report.js';

type Paint = (text: string) => string;

/** Colours as functions, so that writers know nothing of terminals. */
export interface Colours {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

const plain: Paint = (text) => text;
export const noColours: Colours = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain };

export interface WriterOptions {
  readonly colours: Colours;
  /** Columns to fill. */
  readonly width: number;
  /** `quiet`: the verdict and a line for each finding. `verbose`: also files, near misses and all that was left out. */
  readonly detail: 'quiet' | 'normal' | 'verbose';
  /** Sentences about what was asked for, shown after the verdict. */
  readonly notes?: readonly string[];
  /** A picture of the timeline, made already: SVG as text. For formats that can show one. */
  readonly timelinePicture?: string | undefined;
}

/** What a writer that has no more and no less to say needs to know. */
export type TextOptions = Pick<WriterOptions, 'colours' | 'width'>;

/** Turns a report into text, or into pieces of text one after the other. Pure: no disk, no terminal. */
export type Writer = (report: Report, options: WriterOptions) => string | Iterable<string>;

export function piecesOf(written: string | Iterable<string>): Iterable<string> {
  return typeof written === 'string' ? [written] : written;
}
