/** Tells from a piece of a log in which form its records are, and the first and the last time in it. */
import type { LogFormat } from '../model/entry.js';
import { findMarks } from './find-marks.js';
import type { Mark } from './mark.js';
import { findTrailers } from './parse-trailer.js';

export interface TextDescription {
  readonly format: LogFormat;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
  /** Zone that the log names with its last time. */
  readonly timeZone: string | null;
}

const formats: Record<Mark['kind'], LogFormat> = {
  trailer: 'sms',
  grid: 'grid',
  frame: 'configmgr',
  opener: 'configmgr',
  header: 'provider',
  label: 'plain',
};

export function describeText(text: string): TextDescription {
  const trailers = findTrailers(text);
  return describeMarks(trailers.length > 0 ? trailers : findMarks(text));
}

/** The same by trailers alone, which is faster; null where none of them has a time. */
export function describeTrailers(text: string): TextDescription | null {
  const found = describeMarks(findTrailers(text));
  return found.firstTime === null ? null : found;
}

function describeMarks(marks: readonly Mark[]): TextDescription {
  const timed = marks.filter(({ time }) => time !== null);
  const last = timed.at(-1);
  return {
    format: marks[0] ? formats[marks[0].kind] : 'plain',
    firstTime: timed[0]?.time ?? null,
    lastTime: last?.time ?? null,
    timeZone: last?.timeZone ?? null,
  };
}
