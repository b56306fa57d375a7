/**
 * Turns a region of log text into entries. The text of a record precedes its trailer and may span lines; a line that no
 * trailer follows within forty lines is an entry of its own, over which and three more a template may run.
 */
import type { Entry, RecordHeader } from '../model/entry.js';
import { findMarks } from './find-marks.js';
import { type Mark, noHeader } from './mark.js';

/** Most lines of one record. Lines farther from the next trailer do not belong to it. */
export const joinLines = 40;
const followingLines = 3;

export interface Region {
  readonly text: string;
  /** The region starts inside a line. */
  readonly cut: boolean;
}

export function readEntries(region: Region): Entry[] {
  const { text } = region;
  const lines = lineStarts(text);
  const entries: Entry[] = [];
  let from = 0;
  let header: Mark | null = null;
  const add = (part: Entry[]): void => {
    for (const entry of part)
      entries.push(region.cut && entry.line === 0 && entries.length === 0 ? { ...entry, cut: true } : entry);
  };
  for (const mark of findMarks(text)) {
    if (mark.kind === 'trailer' || mark.kind === 'grid') {
      add(record(text, lines, from, mark.start, mark));
    } else {
      add(header === null ? plain(text, lines, from, mark.start) : record(text, lines, from, mark.start, header));
      if (mark.kind === 'frame') add([frameEntry(lines, mark)]);
    }
    header = mark.kind === 'header' ? mark : null;
    from = mark.end;
  }
  add(header === null ? plain(text, lines, from, text.length) : record(text, lines, from, text.length, header));
  return entries;
}

function frameEntry(lines: readonly number[], mark: Mark): Entry {
  return entryOf(mark.text ?? '', mark.textStart ?? mark.start, lines, mark, '');
}

function entryOf(
  text: string,
  offset: number,
  lines: readonly number[],
  header: RecordHeader,
  following: string,
): Entry {
  const { component, time, timeZone, thread } = header;
  return { text, offset, line: lineAt(lines, offset), following, cut: false, component, time, timeZone, thread };
}

/** The lines of a mark: the last forty before a trailer, the first forty after a header. Any others are plain. */
function record(text: string, lines: readonly number[], from: number, to: number, mark: Mark): Entry[] {
  const lastLine = lineAt(lines, Math.max(from, to - 1));
  const firstLine = lineAt(lines, from);
  const tooMany = lastLine - firstLine >= joinLines;
  if (mark.kind === 'header') {
    const end = tooMany ? (lines[firstLine + joinLines] ?? to) : to;
    return [...joined(text, lines, from, end, mark), ...plain(text, lines, end, to)];
  }
  const start = tooMany ? (lines[lastLine - joinLines + 1] ?? from) : from;
  return [...plain(text, lines, from, start), ...joined(text, lines, start, to, mark)];
}

function joined(text: string, lines: readonly number[], from: number, to: number, mark: Mark): Entry[] {
  const trimmed = trim(text, from, to);
  return trimmed === null ? [] : [entryOf(text.slice(trimmed.from, trimmed.to), trimmed.from, lines, mark, '')];
}

function plain(text: string, lines: readonly number[], from: number, to: number): Entry[] {
  if (from >= to) return [];
  const found: { from: number; to: number }[] = [];
  for (let line = lineAt(lines, from); line < lines.length && (lines[line] ?? 0) < to; line += 1) {
    const trimmed = trim(text, Math.max(from, lines[line] ?? 0), Math.min(to, lines[line + 1] ?? to));
    if (trimmed !== null) found.push(trimmed);
  }
  return found.map((own, i) => {
    const last = found[Math.min(i + followingLines, found.length - 1)] ?? own;
    return entryOf(text.slice(own.from, own.to), own.from, lines, noHeader, text.slice(own.to, last.to));
  });
}

function trim(text: string, from: number, to: number): { from: number; to: number } | null {
  while (from < to && text.charCodeAt(from) <= 0x20) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  return from < to ? { from, to } : null;
}

/** Offsets at which lines start. CR LF, LF and a lone CR each end one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
