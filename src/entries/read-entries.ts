/**
 * Turns a region of log text into entries. The text of a record precedes its trailer and may span lines; a line that no trailer
 * follows within forty lines is an entry of its own, and a template may run over it and three more.
 */
import type { Entry, RecordHeader } from '../model/entry.js';
import { findMarks } from './find-marks.js';
import { closesRecord, type Mark, noHeader, opensRecord } from './mark.js';
import { readSoundLine } from './read-sound-line.js';
import { trim } from './trim.js';

/** A record has so many lines at most: lines farther before a trailer do not belong to it. */
export const joinLines = 40;
/** Behind a line without a trailer a template may run over so many more lines with text, and so many lines in all, blank ones counted. */
const followingLines = 3;
export const nearLines = 8;
const quoteMark = 0x3e;
/** By an expression, which V8 compiles at once. A loop over letters it compiles only after thousands of runs, when most logs are read. */
const lineEnd = /\r\n?|\n/g;

export interface Region {
  readonly text: string;
  /** The region starts inside a line. */
  readonly cut: boolean;
}

export function readEntries(region: Region): Entry[] {
  const { text } = region;
  const sound = region.cut ? null : readSoundLine(text);
  if (sound) return sound;
  const printed: Lines = { text, starts: lineStarts(text) };
  const entries: Entry[] = [];
  let from = 0;
  let header: Mark | null = null;
  const add = (to: number, trailer: Mark | null): void => {
    for (const entry of between(printed, { from, to }, header, trailer)) entries.push(entry);
  };
  for (const mark of findMarks(text)) {
    add(mark.start, closesRecord(mark) ? mark : null);
    header = opensRecord(mark) ? mark : null;
    from = mark.end;
  }
  add(text.length, null);
  const [first] = entries;
  if (region.cut && first?.line === 0) entries[0] = { ...first, cut: true };
  return entries;
}

/** The text of a region, and the offsets at which its lines start. */
interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

/** A part of that text. */
interface Range {
  readonly from: number;
  readonly to: number;
}

function entryOf({ text, starts }: Lines, { from, to }: Range, header: RecordHeader, following: string): Entry {
  const { component, time, timeZone, thread } = header;
  const line = lineAt(starts, from);
  return { text: text.slice(from, to), offset: from, line, following, cut: false, component, time, timeZone, thread };
}

/**
 * Makes entries of the text between two marks. The last forty lines before a trailer belong to the trailer, the first forty
 * behind a header to the header. If both claim the same lines, the trailer gets all of them; in a text of more than forty lines the
 * header gets its forty, and the trailer the rest.
 */
function between(lines: Lines, { from, to }: Range, header: Mark | null, trailer: Mark | null): Entry[] {
  const { starts } = lines;
  const firstLine = lineAt(starts, from);
  const own = Math.min(header?.until ?? to, starts[firstLine + joinLines] ?? to);
  if (header?.until !== undefined && own < to) {
    const below = between(lines, { from: own, to }, null, trailer);
    const isLine = lineAt(starts, own) === firstLine;
    const goesOn = isLine ? below.slice(0, trailer === null ? undefined : -1) : [];
    return [...joined(lines, { from, to: own }, header, goesOn), ...below];
  }
  const lastLine = lineAt(starts, Math.max(from, to - 1));
  const isLong = lastLine - firstLine >= joinLines;
  const headed =
    header === null || (trailer !== null && !isLong) ? from : isLong ? (starts[firstLine + joinLines] ?? to) : to;
  const trailed = trailer === null ? to : isLong ? Math.max(headed, starts[lastLine - joinLines + 1] ?? from) : headed;
  return [
    ...(header === null ? [] : joined(lines, { from, to: headed }, header)),
    ...plain(lines, { from: headed, to: trailed }),
    ...(trailer === null ? [] : joined(lines, { from: trailed, to }, trailer)),
  ];
}

/**
 * One entry: the text of a record with a header or a trailer.
 * @param below lines without a trailer right below its only line, over which a template may run: it may have been wrapped
 */
function joined(lines: Lines, { from, to }: Range, mark: Mark, below: readonly Entry[] = []): Entry[] {
  const trimmed = trim(lines.text, from, to);
  if (trimmed === null) return [];
  const lastLine = lineAt(lines.starts, trimmed.from) + nearLines;
  const last = below.slice(0, followingLines).findLast(({ line }) => line <= lastLine);
  const end = last === undefined ? trimmed.to : last.offset + last.text.length;
  return [entryOf(lines, trimmed, mark, lines.text.slice(trimmed.to, end))];
}

/** An entry for each line without a trailer, with the lines that follow it. */
function plain(lines: Lines, { from, to }: Range): Entry[] {
  if (from >= to) return [];
  const { text, starts } = lines;
  const found: Range[] = [];
  for (let line = lineAt(starts, from); line < starts.length && (starts[line] ?? 0) < to; line += 1) {
    const trimmed = trim(text, Math.max(from, starts[line] ?? 0), Math.min(to, starts[line + 1] ?? to));
    if (trimmed !== null && !isEmptyQuote(text, trimmed)) found.push(trimmed);
  }
  return found.map((own, i) => {
    const lastLine = lineAt(starts, own.from) + nearLines;
    let last = Math.min(i + followingLines, found.length - 1);
    while (last > i && (found[last]?.from ?? 0) >= (starts[lastLine + 1] ?? text.length)) last -= 1;
    return entryOf(lines, own, noHeader, text.slice(own.to, found[last]?.to));
  });
}

/** An empty line of a mail that was quoted. */
function isEmptyQuote(text: string, { from, to }: Range): boolean {
  while (from < to && (text.charCodeAt(from) === quoteMark || text.charCodeAt(from) <= 0x20)) from += 1;
  return from === to;
}

/** Offsets at which lines start. CR LF, LF and a lone CR each end one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  lineEnd.lastIndex = 0;
  while (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
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
