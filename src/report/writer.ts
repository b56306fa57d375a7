/** The interface of the formats of a scan: a writer turns a report into text. */
import type { Report } from '../model/report.js';

type Paint = (text: string) => string;

/** Colours as functions, so that writers need not know about terminals. */
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
  /** Columns of the terminal. */
  readonly width: number;
  /** `quiet`: the verdict and a line for each finding. `verbose`: also files, near misses, and lists that are otherwise cut. */
  readonly detail: 'quiet' | 'normal' | 'verbose';
  /** Sentences shown after the verdict, such as on what the options leave out. */
  readonly notes?: readonly string[];
  /** The picture of the timeline as SVG, for formats that can show it. */
  readonly timelinePicture?: string | undefined;
}

/** The options of writers without levels of detail. */
export type TextOptions = Pick<WriterOptions, 'colours' | 'width'>;

/** Turns a report into text, at once or piece by piece. Pure: no disk, no terminal. */
export type Writer = (report: Report, options: WriterOptions) => string | Iterable<string>;

export function piecesOf(written: string | Iterable<string>): Iterable<string> {
  return typeof written === 'string' ? [written] : written;
}
