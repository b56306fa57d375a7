/** Finds the metadata of records in a piece of log text, in order and without overlap: one pass for each form, each match of bounded length. */
import type { Mark } from './mark.js';
import { findEventRows } from './parse-event-rows.js';
import { findFrames } from './parse-frame.js';
import { findGrids } from './parse-grid.js';
import { findHeaders } from './parse-header.js';
import { findLabels } from './parse-labels.js';
import { findTrailers } from './parse-trailer.js';

export function findMarks(text: string): Mark[] {
  const trailers = findTrailers(text);
  const marks = [
    ...findFrames(text),
    ...trailers,
    ...findHeaders(text),
    ...findLabels(text),
    ...findEventRows(text),
    ...findGrids(text, trailers),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  let end = 0;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}
