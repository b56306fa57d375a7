/** Finds all metadata in a region of log text, in order and without overlap. One pass a form; each match is bounded. */
import type { Mark } from './mark.js';
import { frameOpener, headerOpener, parseFrame, parseHeader } from './parse-frame.js';
import { gridDate, parseGrid } from './parse-grid.js';
import { parseTrailer, trailerOpener } from './parse-trailer.js';

export function findMarks(text: string): Mark[] {
  const marks = [...frames(text), ...findTrailers(text), ...headers(text), ...grids(text)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  let end = 0;
  return marks.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}

function frames(text: string): Mark[] {
  const found: Mark[] = [];
  for (let at = text.indexOf(frameOpener); at >= 0; ) {
    const mark = parseFrame(text, at);
    if (mark === null) break;
    found.push(mark);
    at = text.indexOf(frameOpener, mark.end);
  }
  return found;
}

/** The trailers alone: all there is to find in an ordinary log. */
export function findTrailers(text: string): Mark[] {
  if (!text.includes('$')) return [];
  return [...text.matchAll(trailerOpener)].flatMap((match) => parseTrailer(text, match.index, match[0]) ?? []);
}

function headers(text: string): Mark[] {
  if (!text.includes(']')) return [];
  return [...text.matchAll(headerOpener)].flatMap((match) => parseHeader(match) ?? []);
}

function grids(text: string): Mark[] {
  const found: Mark[] = [];
  let from = 0;
  for (const match of text.matchAll(gridDate)) {
    const mark = parseGrid(text, match, from);
    if (mark === null) continue;
    found.push(mark);
    from = mark.end;
  }
  return found;
}
